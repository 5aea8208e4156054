package org.abri.web.face;

import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Sha256;
import org.abri.application.session.SignedIn;
import org.abri.application.vault.SeeItems.AddedBy;
import org.abri.domain.account.AccountId;
import org.abri.web.session.Form;
import org.abri.web.session.Visitor;
import org.jspecify.annotations.Nullable;

/** What every page needs beside its own matter: words, who looks, where they are, and what has just been done. */
public final class Page {
    private static final int TYPED_BY_DIGITS = 16;

    /** What is the same for all pages. */
    record Setting(Map<String, String> assets, List<Words> languages, boolean demo, InstantSource clock) {}

    private final Setting setting;
    private final Words words;
    private final Visitor visitor;
    private final String path;
    private final ZoneId zone;
    private final List<Tab> tabs;
    private final String here;
    private final Optional<String> done;

    Page(Setting setting, Words words, Visitor visitor, String path, ZoneId zone, List<Tab> tabs, String here,
            Optional<String> done) {
        this.setting = setting;
        this.words = words;
        this.visitor = visitor;
        this.path = path;
        this.zone = zone;
        this.tabs = tabs;
        this.here = here;
        this.done = done;
    }

    /** Beneath the tab of that name. */
    public Page under(String tab) {
        return new Page(setting, words, visitor, path, zone, tabs, tab, done);
    }

    /** With the main pages of some place. */
    public Page among(List<Tab> newTabs) {
        return new Page(setting, words, visitor, path, zone, newTabs, here, done);
    }

    /** Whose times are told in that zone. */
    public Page in(ZoneId newZone) {
        return new Page(setting, words, visitor, path, newZone, tabs, here, done);
    }

    /** Seen from that address, where a form posted elsewhere is shown. */
    public Page at(String newPath) {
        return new Page(setting, words, visitor, newPath, zone, tabs, here, done);
    }

    public Words words() {
        return words;
    }

    public String lang() {
        return words.lang();
    }

    public String dir() {
        return words.dir();
    }

    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    public Content tell(String key, Object... arguments) {
        return words.tell(key, arguments);
    }

    /** Names that people gave, one after the other. */
    public Content names(List<String> names) {
        return output -> {
            for (int i = 0; i < names.size(); i++) {
                if (i > 0) {
                    output.writeUserContent(words.say("comma"));
                }
                Telling.typed(names.get(i)).writeTo(output);
            }
        };
    }

    /** "Nadia Benali (Relais du Port)". */
    public Content addedBy(AddedBy addedBy) {
        return words.tell("who.staff",
                addedBy.name().map(Telling::typed).orElseGet(() -> Telling.ours(words.say("who.someone"))),
                addedBy.relay());
    }

    public String day(Instant at) {
        return words.day(at, zone);
    }

    public String day(Instant at, ZoneId otherZone) {
        return words.day(at, otherZone);
    }

    public String day(LocalDate day) {
        return words.day(day);
    }

    public String time(Instant at) {
        return words.time(at.atZone(zone).toLocalTime());
    }

    /** The next full minute: what has passed by then has passed for sure. */
    public String timeAfter(Instant at) {
        return time(at.plusSeconds(60));
    }

    /** Day and hour. */
    public String moment(Instant at) {
        return day(at) + words.say("comma") + time(at);
    }

    /** "1,5 Mo". */
    public String size(long bytes) {
        return bytes < 1_000_000
                ? words.say("size.kb", Math.max(1, Math.round(bytes / 1000.0)))
                : words.say("size.mb", Math.round(bytes / 100_000.0) / 10.0);
    }

    /** The day it is, in the zone of this page. */
    public LocalDate today() {
        return setting.clock().instant().atZone(zone).toLocalDate();
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean signedIn() {
        return visitor.signedIn().isPresent();
    }

    public String formToken() {
        return visitor.formToken();
    }

    /** Tells forms of this person from another's, without saying who it is: what was typed is given back to nobody else. */
    public String typedBy() {
        return visitor.signedIn().map(SignedIn::account).map(Page::typedBy).orElse("");
    }

    private static String typedBy(AccountId account) {
        var hash = Sha256.of(("abri typed by " + account.value()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, TYPED_BY_DIGITS);
    }

    public String homePath() {
        return signedIn() ? "/home" : "/";
    }

    public String path() {
        return path;
    }

    public List<Tab> tabs() {
        return tabs;
    }

    public boolean isHere(Tab tab) {
        return tab.name().equals(here);
    }

    /** What has just been done, as the rest of the key {@code done.…}. */
    public @Nullable String done() {
        return done.orElse(null);
    }

    /** Whether what was asked for came about. */
    public boolean doneWell() {
        return done.filter(what -> !what.startsWith("not-")).isPresent();
    }

    public boolean demo() {
        return setting.demo();
    }

    public List<Words> languages() {
        return setting.languages();
    }

    /** The address of a file of the look, which changes with its content. */
    public String asset(String name) {
        return setting.assets().getOrDefault(name, "");
    }

    /** An empty form, with these choices made beforehand. */
    public Typed fresh(Map<String, String> chosen) {
        return new Typed(words, chosen);
    }

    /** A form as it came in. */
    public Typed typed(Form form) {
        return new Typed(words, form.fields());
    }
}
