package org.abri.web.face;

import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.access.Look;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.SeeItems.AddedBy;
import org.abri.application.vault.SeeItems.SeenLine;
import org.abri.application.vault.Stapler;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.domain.limits.SessionLife;
import org.abri.domain.maintenance.Maintenance.Period;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.Renewal;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.text.Unreadable;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.Wishes;
import org.abri.web.At;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** What every page needs beside its own matter: words, who looks, where they are, and what has just been done. */
public final class Page {
    /** UPL-1: what the chooser of a phone or a computer offers; whatever is chosen is looked at all the same. */
    public static final String ACCEPTED = "image/*,application/pdf,.heic,.heif,.txt,.odt,.docx,.ods,.xlsx";

    /** The same, of what can become a page of a paper. */
    public static final String PICTURES = Stapler.PICTURES.stream().map(DocumentType::mediaType).sorted()
            .collect(Collectors.joining(","));

    /** On its way to the browser a page rests already. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    /** What is the same for all pages. */
    record Setting(List<Words> languages, boolean demo, InstantSource clock,
            ZoneId zone, Supplier<Optional<Period>> maintenance) {}

    private final Setting setting;
    private final Visitor visitor;
    private final Optional<Look> look;
    private final Words words;
    private final List<Tab> tabs;
    private final ZoneId zone;
    private final String path;
    private final Optional<String> done;

    private Page(Setting setting, Visitor visitor, Optional<Look> look, Words words, List<Tab> tabs,
            String path,
            Optional<String> done) {
        this.setting = setting;
        this.visitor = visitor;
        this.look = look;
        this.words = words;
        this.tabs = tabs;
        this.zone = look.flatMap(Look::relay).map(Relay::zone).orElse(setting.zone());
        this.path = path;
        this.done = done;
    }

    /** Where no place was looked at. */
    static Page of(Setting setting, Visitor visitor) {
        return new Page(setting, visitor, Optional.empty(), Words.of(visitor.language()),
                Tabs.of(visitor.signedIn()), visitor.path(), visitor.done());
    }

    /** As that look allows; pages of a relay tell times in its zone. */
    static Page of(Setting setting, Visitor visitor, Look look) {
        return new Page(setting, visitor, Optional.of(look), Words.of(visitor.language()),
                Tabs.of(look, visitor.signedIn()), visitor.path(), visitor.done());
    }

    /** Without main pages: somebody else holds the screen. */
    public Page alone() {
        return new Page(setting, visitor, look, words, List.of(), path, done);
    }

    /** In the language that somebody else reads, who holds the screen; without main pages. */
    public Page readBy(Language language) {
        return new Page(setting, visitor, look, Words.of(language), List.of(), path, done);
    }

    /** Seen from that address, where a form posted elsewhere is shown. */
    public Page at(String newPath) {
        return new Page(setting, visitor, look, words, tabs, newPath, done);
    }

    /** Without a word on what has just been done. */
    Page ofNothingDone() {
        return new Page(setting, visitor, look, words, tabs, path, Optional.empty());
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

    /** REC-2: from when on the password alone lets in whoever looks, since somebody says that their factor is lost; empty unless so. */
    public Optional<Instant> factorLifted() {
        return look.flatMap(Look::factorLifted);
    }

    /** AVL-1: from when until when the service is to be closed, if that was announced. */
    public Optional<Period> maintenance() {
        return setting.maintenance().get();
    }

    /** LAW-4: what the owner of the vault where this page looks lets be done with their papers. */
    public Wishes wishes() {
        return look.map(Look::wishes).orElse(Wishes.NOT_ASKED);
    }

    /** The whole name of whoever looks. */
    public String ownFullName() {
        return look.flatMap(Look::asker).map(PersonName::full).map(this::readable).orElse("");
    }

    /** By what a name is known in a circle: "AD". */
    public String initials(PersonName name) {
        return Stream.of(name.given(), name.family()).filter(part -> !part.isBlank())
                .map(part -> new String(Character.toChars(part.codePointAt(0))))
                .collect(Collectors.joining());
    }

    /** Whether this is a page of somebody at work: at a desk, where there is one. */
    public boolean atDesk() {
        return !tabs.isEmpty()
                && visitor.signedIn().filter(some -> some.kind() != AccountKind.BENEFICIARY).isPresent();
    }

    /** How the page is framed. */
    public String frame() {
        return atDesk() ? "desk" : "own";
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

    /** "lundi 23", under its month. */
    public String dayInMonth(Instant at) {
        return words.dayInMonth(at.atZone(zone).toLocalDate());
    }

    /** What was added, or is, in one month, as its list shows it: "novembre 2026". */
    public record Month(String name, List<SeenLine> lines) {}

    /** Of appointments alone, in their order: those to come month by month, and after them those that were. */
    public List<Month> byMonthOfTime(List<SeenLine> lines) {
        record Which(Optional<YearMonth> month, boolean over) {}
        var now = setting.clock().instant();
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> new Which(line.item().time().map(time -> YearMonth.from(time.there())),
                                ItemListing.isOver(line.item(), now)),
                        LinkedHashMap::new, Collectors.toList()))
                .entrySet().stream().map(some -> {
                    var month = some.getKey().month().map(words::month).orElse(say("unreadable"));
                    return new Month(some.getKey().over() ? say("appointments.past", month) : month,
                            some.getValue());
                }).toList();
    }

    /** In their order, month by month. */
    public List<Month> byMonth(List<SeenLine> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> YearMonth.from(line.item().addedAt().atZone(zone)),
                        LinkedHashMap::new, Collectors.toList()))
                .entrySet().stream().map(month -> new Month(words.month(month.getKey()), month.getValue()))
                .toList();
    }

    /** When somebody is expected, as the clocks there show it; where that is, if they are others than this page's. */
    public String when(AppointmentTime time) {
        var there = time.there();
        var when = words.day(there.toLocalDate()) + words.say("comma") + words.time(there.toLocalTime());
        return time.zone().getRules().equals(zone.getRules()) ? when
                : words.say("appointment.there", when, words.place(time.zone().getId()));
    }

    public String day(LocalDate day) {
        return words.day(day);
    }

    /** A day in words; a month or a year as it was said. */
    public String born(BirthDate date) {
        return date.known() instanceof LocalDate day ? day(day) : date.value();
    }

    public String time(Instant at) {
        return words.time(at.atZone(zone).toLocalTime());
    }

    /** In how many full minutes that moment has passed for sure. */
    public long minutesUntil(Instant at) {
        return Math.max(1, Duration.between(setting.clock().instant(), at).plusSeconds(59).toMinutes());
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

    /** REL-3: whether the staff of that relay see what is shared with them: not while no agreement is in force. */
    public boolean works(Relay relay) {
        return relay.inForce().at(setting.clock().instant());
    }

    /** AFF-7: that support ends at the relay from where this page looks at somebody's vault. */
    public Optional<EndOfSupport> endOfSupport() {
        return look.flatMap(Look::endOfSupport);
    }

    /** AFF-7: the last day, where this page tells times. */
    public String lastDay(EndOfSupport end) {
        return words.day(end.lastDay(zone));
    }

    /** AFF-7: how many days come after today, until the last one. */
    public long daysLeft(EndOfSupport end) {
        return Math.max(0, ChronoUnit.DAYS.between(today(), end.lastDay(zone)));
    }

    /** AFF-7: how near the end is. */
    public EndOfSupport.Nearness nearness(EndOfSupport end) {
        return end.at(setting.clock().instant(), zone);
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

    /** SES-2: after so many seconds untouched the session is over, and the page goes; null where nobody is signed in. */
    public @Nullable Long rests() {
        return visitor.signedIn().map(some -> SessionLife.of(some.kind()).idle().plus(A_MOMENT).toSeconds())
                .orElse(null);
    }

    /** LAW-5: whether whoever looks is suspended, and may take their papers. */
    public boolean suspended() {
        return visitor.signedIn().filter(some -> some.standing() == Standing.SUSPENDED).isPresent();
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

    /** Whether that is where this page is: of several, where it is exactly. */
    public boolean isHere(Tab tab) {
        return tabs.stream().anyMatch(one -> one.href().equals(path)) ? tab.href().equals(path)
                : tab.belongs(path);
    }

    /** What has just been done, as the rest of the key {@code done.…}. */
    public @Nullable String done() {
        return done.filter(what -> words.know("done." + what)).orElse(null);
    }

    /** How the language of SMS to whoever reads {@code wanted} calls itself: French, where there are none in theirs. */
    public String languageOfSms(Language wanted) {
        var spoken = Locale.forLanguageTag(wanted.tag()).getLanguage();
        return languages().stream().filter(one -> one.lang().equals(spoken))
                .findFirst().or(() -> languages().stream()
                        .filter(one -> one.lang().equals(Language.FRENCH.tag())).findFirst())
                .orElse(words).say("language.own-name");
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
    public static String asset(String name) {
        return Assets.address(name);
    }

    /** Where an icon or a drawing is, in the one file that holds them all. */
    public static String drawn(String name) {
        return asset("icons.svg") + "#" + name;
    }
}
