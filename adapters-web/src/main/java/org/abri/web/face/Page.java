package org.abri.web.face;

import gg.jte.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.application.access.Look;
import org.abri.application.vault.SeeItems.AddedBy;
import org.abri.domain.access.Action;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.Renewal;
import org.abri.domain.text.Unreadable;
import org.abri.web.At;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** What every page needs beside its own matter: words, who looks, where they are, and what has just been done. */
public final class Page {
    /** What is the same for all pages. */
    record Setting(Map<String, String> assets, List<Words> languages, boolean demo, InstantSource clock,
            ZoneId zone) {}

    private final Setting setting;
    private final Visitor visitor;
    private final Optional<Look> look;
    private final Words words;
    private final List<Tab> tabs;
    private final ZoneId zone;
    private final String path;
    private final Optional<String> done;

    private Page(Setting setting, Visitor visitor, Optional<Look> look, List<Tab> tabs, String path,
            Optional<String> done) {
        this.setting = setting;
        this.visitor = visitor;
        this.look = look;
        this.words = Words.of(visitor.language());
        this.tabs = tabs;
        this.zone = look.flatMap(Look::relay).map(Relay::zone).orElse(setting.zone());
        this.path = path;
        this.done = done;
    }

    /** Where no place was looked at. */
    static Page of(Setting setting, Visitor visitor) {
        return new Page(setting, visitor, Optional.empty(), Tabs.of(visitor.signedIn()), visitor.path(),
                visitor.done());
    }

    /** As that look allows; pages of a relay tell times in its zone. */
    static Page of(Setting setting, Visitor visitor, Look look) {
        return new Page(setting, visitor, Optional.of(look), Tabs.of(look, visitor.signedIn()),
                visitor.path(), visitor.done());
    }

    /** Without main pages: somebody else holds the screen. */
    public Page alone() {
        return new Page(setting, visitor, look, List.of(), path, done);
    }

    /** Seen from that address, where a form posted elsewhere is shown. */
    public Page at(String newPath) {
        return new Page(setting, visitor, look, tabs, newPath, done);
    }

    /** Without a word on what has just been done. */
    Page ofNothingDone() {
        return new Page(setting, visitor, look, tabs, path, Optional.empty());
    }

    /** Whether it may be done where this page looks. */
    public boolean may(Action action) {
        return look.filter(seen -> seen.may(action)).isPresent();
    }

    /** The name of the relay where this page looks, or from where; empty when there is none. */
    public String relayName() {
        return look.flatMap(Look::relay).map(Relay::name).map(this::readable).orElse("");
    }

    /** The name of the person at whose vault this page looks; empty when it is at none. */
    public String personName() {
        return look.flatMap(Look::owner).map(PersonName::full).map(this::readable).orElse("");
    }

    /** By what whoever looks is greeted. */
    public String ownName() {
        return look.flatMap(Look::asker).map(PersonName::calledBy).map(this::readable).orElse("");
    }

    /** What somebody wrote; or, in words, that it cannot be read any more. */
    public String readable(String text) {
        return text.contains(Unreadable.TEXT) ? say("unreadable") : text;
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
                Telling.typed(readable(names.get(i))).writeTo(output);
            }
        };
    }

    /** "Nadia Benali (Relais du Port)". */
    public Content addedBy(AddedBy addedBy) {
        return words.tell("who.staff",
                addedBy.name().map(this::readable).map(Telling::typed)
                        .orElseGet(() -> Telling.ours(words.say("who.someone"))),
                readable(addedBy.relay()));
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

    /** REL-5: whether somebody is new in what they are at a relay. */
    public boolean isNew(Membership membership) {
        return membership.isNewAt(setting.clock().instant());
    }

    /** AUT-6: whether it can still lead to another password. */
    public boolean isOpen(Renewal renewal) {
        return renewal.openAt(setting.clock().instant());
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

    public String typedBy() {
        return visitor.typedBy();
    }

    public String homePath() {
        return signedIn() ? At.HOME : At.START;
    }

    public String path() {
        return path;
    }

    public List<Tab> tabs() {
        return tabs;
    }

    public boolean isHere(Tab tab) {
        return tab.belongs(path);
    }

    /** What has just been done, as the rest of the key {@code done.…}. */
    public @Nullable String done() {
        return done.filter(what -> words.know("done." + what)).orElse(null);
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
}
