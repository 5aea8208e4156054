package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.access.Answer;
import org.abri.application.leaving.AskDeletion;
import org.abri.application.moderation.TellProblem;
import org.abri.domain.account.PersonName;
import org.abri.domain.moderation.Problem;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.abri.web.visit.GivenBack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SEC-3: every form that is worth keeping comes back whole after the sign-in, and never with what nobody may read. */
class KeptFormTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Set<String> SECRET =
            Set.of("password", "passwordAgain", "current", "answer", "code");
    private static final String CANARY = "tout sauf cela 123456";
    private static final Map<String, String> WHO = Map.of("given", "Awa", "family", "N'Guessan-O’Brien",
            "bornDay", "1", "bornMonth", "1", "bornYear", "1980", "language", "en", "phone",
            "06 39 98 00 01");
    private static final Map<String, String> WISHES = Map.of("affiliate", "true", "feeding", "false");
    private static final Map<String, String> ALONE = Map.of("password", CANARY, "passwordAgain", CANARY,
            "question", "Mon chat ?", "answer", CANARY);
    private static final String TEXT = "Trois lignes\nque j'ai mis <longtemps>\n\"à écrire\" &amp; +%";

    /** One form: its kind, who writes in it, how they come to it, where it is sent, and what they write. */
    private record Kept(String kind, Person by, Consumer<Browser> opened, String action,
            Map<String, String> typed) {
        @Override
        public String toString() {
            return kind;
        }
    }

    private static Site site;
    private static Person operator;
    private static String reported;
    private static String leaving;
    private static String problem;
    private static Place relay;
    private static At.OfRelay unmanaged;
    private static Person amadou;
    private static String paper;
    private static String contact;
    private static String appointment;
    private static String note;

    @BeforeAll
    static void open() {
        site = Site.open();
        operator = site.operator();
        relay = site.relay(operator, "Relais du Port");
        unmanaged = new At.OfRelay(site.withoutManager(operator, "Relais des Lilas"));
        amadou = site.beneficiary(relay, new PersonName("Amadou", "Diallo"), true, true);
        paper = At.OfVault.own().title(site.paper(amadou.by(), amadou.vault(), Visibility.PRIVATE, "Carte"));
        problem = site.abri.moderation().tellProblem()
                .tell(Optional.empty(),
                        new TellProblem.Said(Problem.Kind.FRAUD,
                                "…")) instanceof TellProblem.Outcome.Told told
                                        ? At.operatorProblem(told.id())
                                        : "";
        assertThat(site.abri.leaving().askDeletion().ask(
                new AskDeletion.Command(relay.manager().signedIn().viewpoint(), true, "Retraite")))
                        .isInstanceOf(Answer.Given.class);
        leaving = At.operatorDeletion(relay.manager().signedIn().account());
        reported = At.OfVault.own().report(site.note(amadou.by(), amadou.vault(), Visibility.SHARED,
                "Lettre", "…"));
        contact = At.OfVault.own().rewrite(
                site.contact(amadou.by(), amadou.vault(), Visibility.PRIVATE, "Mme Sow"), "contacts");
        appointment = At.OfVault.own().rewrite(site.series(amadou.by(), amadou.vault(), "Médecin",
                "2027-10-31T02:30 Europe/Paris"), "appointments");
        note = At.OfVault.own()
                .rewrite(site.note(amadou.by(), amadou.vault(), Visibility.PRIVATE, "Liste", "pain"),
                        "notes");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Map<String, String> appointment(Map<String, String> more) {
        var fields = new HashMap<>(more);
        fields.putAll(Map.of("title", "Médecin", "day", "2027-10-31", "hour", "02:30", "zone",
                "Indian/Reunion", "place", "Quai", "with", "Mme Sow", "text", TEXT));
        List.of("weekBefore", "eveningBefore", "sameMorning", "twoHoursBefore", "halfHourBefore")
                .forEach(reminder -> fields.put(reminder, "true"));
        return fields;
    }

    static Stream<Kept> all() {
        var at = new At.OfRelay(relay.id());
        var theirs = at.person(amadou.vault());
        return Stream.of(
                new Kept("NoteForm.New", amadou, from("/notes/add"), "/notes/add",
                        Map.of("title", "À moi", "text", TEXT, "visibility", "SHARED")),
                new Kept("NoteForm.New", relay.manager(), from(theirs.add("notes")), theirs.add("notes"),
                        Map.of("title", "À faire", "text", TEXT)),
                new Kept("ContactForm.New", amadou, from("/contacts/add"), "/contacts/add",
                        Map.of("title", "Mme Sow", "phone", "115", "organisation", "Halte", "email",
                                "sow@example.org", "address", TEXT, "text", TEXT, "visibility", "SHARED")),
                new Kept("ContactForm", amadou, from(contact), contact,
                        Map.of("title", "Mme Sow", "phone", "115", "organisation", "Halte", "email",
                                "sow@example.org", "address", TEXT, "text", TEXT)),
                new Kept("AppointmentForm.New", amadou, from("/appointments/add"), "/appointments/add",
                        appointment(Map.of("visibility", "SHARED", "rhythm", "MONTHLY", "comesBackUntil",
                                "2028-01-31",
                                "times", "3"))),
                new Kept("AppointmentForm", amadou, from(appointment), appointment,
                        appointment(Map.of("following", "true", "comesBack", "true"))),
                new Kept("NoteForm", amadou, from(note), note, Map.of("title", "Autre", "text", TEXT)),
                new Kept("TitleForm", amadou, from(paper), paper,
                        Map.of("title", "\"Autre\" <titre>", "paperKind", "HEALTH", "endsOn", "2027-05-03",
                                "fourMonths", "true", "twoMonths", "true", "oneMonth", "true", "oneWeek",
                                "true")),
                new Kept("ProblemForm", amadou, from(At.PROBLEM), At.PROBLEM,
                        Map.of("kind", "FRAUD", "words", TEXT)),
                new Kept("ReplyForm", operator, from(problem), problem, Map.of("reply", TEXT)),
                new Kept("PublishForm", operator, from(At.OPERATOR_TERMS), At.OPERATOR_TERMS,
                        Map.of("day", "15/03/2999", "important", "true", "summaryFr", TEXT, "textFr", TEXT,
                                "summaryEn", TEXT, "textEn", TEXT)),
                new Kept("AskDeletionForm", site.professional(relay, "Nadia", "Benali"),
                        from(At.ASK_DELETION),
                        At.ASK_DELETION, Map.of("reason", "Retraite", "ofOperator", "true")),
                new Kept("AnswerForm", operator, from(leaving), leaving,
                        Map.of("answer", "REFUSE", "reason", "Pas encore")),
                new Kept("ReportForm", amadou, from(reported), reported,
                        Map.of("wrong", "ILLICIT", "words", TEXT)),
                new Kept("NamesForm", relay.manager(), from(theirs.names()), theirs.names(),
                        Map.of("given", "Amadou", "family", "Dialo", "bornDay", "3", "bornMonth", "4",
                                "bornYear", "1980", "bySms", "false")),
                new Kept("WithReason", operator, from(At.rectifyAccount(amadou.vault().owner())),
                        At.rectifyAccount(amadou.vault().owner()),
                        Map.of("given", "Amadou", "family", "Dialo", "bornDay", "3", "bornMonth", "4",
                                "bornYear", "1980", "reason", "Acte lu")),
                new Kept("OfColleague", relay.manager(),
                        from(at.rectify(relay.manager().signedIn().account())),
                        at.rectify(relay.manager().signedIn().account()),
                        Map.of("given", "Marie", "family", "Jestin")),
                new Kept("RelayForm", operator, from(At.ADD_RELAY), At.ADD_RELAY,
                        Map.ofEntries(Map.entry("name", "Le « Quai » & Cie"),
                                Map.entry("shortName", "Le Quai"),
                                Map.entry("phone", "01 99 00 12 34"), Map.entry("zone", "Indian/Reunion"),
                                Map.entry("from", "2026-01-01"), Map.entry("until", "2030-12-31"),
                                Map.entry("costOfUse", "600 € par an"), Map.entry("given", "Paul"),
                                Map.entry("family", "Guide"), Map.entry("language", "en"))),
                new Kept("StaffForm", operator, from(unmanaged.addToTeam()), unmanaged.addToTeam(),
                        Map.of("given", "Lucie", "family", "Aide", "language", "en", "role", "MANAGER",
                                "reason", "La première est partie")),
                new Kept("AffiliateForm", relay.manager(), from(at.affiliate()), at.affiliate(),
                        Map.of("username", "BADO riku mena", "bySms", "false")),
                new Kept("Confirmation", relay.manager(),
                        browser -> browser.open(at.affiliate()).submit(at.affiliate(),
                                Map.of("username", "bado-riku-mena", "bySms", "true")),
                        at.confirm(), Map.of("code", CANARY)),
                new Kept("FindForm", relay.manager(), from(at.find()), at.find(),
                        Map.of("given", "Awa", "family", "Ba", "bornDay", "1", "bornMonth", "1", "bornYear",
                                "1980")),
                new Kept("DistantForm", relay.manager(), from(at.openAtADistance()), at.openAtADistance(),
                        Map.of("given", "Awa", "family", "Ba", "bornDay", "1", "bornMonth", "1", "bornYear",
                                "1980", "language", "en", "phone", "06 39 98 00 01", "affiliate", "true")),
                new Kept("NewPersonForm", relay.manager(), from(at.newPerson()), at.newPerson(), WHO),
                new Kept("NewPersonForm", operator, from(at.onSite()), at.onSite(), onSite()));
    }

    private static Map<String, String> onSite() {
        var typed = new LinkedHashMap<>(WHO);
        typed.put("session", "Permanence de mai");
        return typed;
    }

    private static Consumer<Browser> from(String page) {
        return browser -> browser.open(page);
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("SEC-3: every field of it comes back as it was written, except secrets, and nothing was done meanwhile")
    void comesBack(Kept kept) {
        var browser = site.as(kept.by());
        kept.opened().accept(browser);
        var written = new LinkedHashMap<>(browser.filledIn(kept.action()));
        written.putAll(kept.typed());
        site.pass(LONG);
        browser.submit(kept.action(), kept.typed());
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.html()).doesNotContain(CANARY);

        browser.submit(At.SIGN_IN,
                Map.of("username", kept.by().username().value(), "password", kept.by().password()));
        assertThat(browser.status()).as(browser.text()).isEqualTo(200);
        assertThat(browser.html()).doesNotContain(CANARY).doesNotContain("id=\"problems\"");
        var again = new LinkedHashMap<>(browser.filledIn(kept.action()));
        for (var both : List.of(written, again)) {
            both.remove("formToken");
            both.keySet().removeAll(SECRET);
        }
        assertThat(again).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("FIELD 5: a form filled in before the same person signed in anew in another tab comes back as it was written, and is done when it is sent again")
    void oldTab(Kept kept) {
        var browser = site.as(kept.by());
        kept.opened().accept(browser);
        var written = new LinkedHashMap<>(browser.filledIn(kept.action()));
        written.putAll(kept.typed());
        browser.besides(site.as(kept.by())).submit(kept.action(), kept.typed());
        assertThat(browser.status()).as(browser.text()).isEqualTo(200);
        assertThat(browser.html()).doesNotContain(CANARY).contains("Rien n’est encore enregistré");
        var again = new LinkedHashMap<>(browser.filledIn(kept.action()));
        for (var both : List.of(written, again)) {
            both.remove("formToken");
            both.keySet().removeAll(SECRET);
        }
        assertThat(again).isEqualTo(written);
        browser.submit(kept.action(), kept.typed());
        assertThat(browser.html()).doesNotContain("Rien n’est encore enregistré");
    }

    @Test
    @DisplayName("FIELD 5: of a paper what was said comes back, and what was not said by the same person does not")
    void oldTabs() {
        for (var form : List.of("/papers/add", "/pages/add")) {
            var browser = site.as(amadou).open(form).besides(site.as(amadou)).upload(form,
                    Map.of("title", "Ma carte"), "a.pdf", Site.pdf());
            assertThat(browser.status()).as(form).isEqualTo(200);
            assertThat(browser.filledIn(form)).containsEntry("title", "Ma carte");
        }
        var another = site.as(amadou).open("/notes/add").besides(site.as(relay.manager()))
                .submit("/notes/add", Map.of("title", "À moi", "text", CANARY));
        assertThat(another.status()).isEqualTo(403);
        assertThat(another.html()).doesNotContain(CANARY);
    }

    @Test
    @DisplayName("FIELD 5: a sign-in page left open in another tab leads home")
    void oldSignIn() {
        var browser = site.visitor().open(At.SIGN_IN).besides(site.as(amadou)).submit(At.SIGN_IN,
                Map.of("username", amadou.username().value(), "password", amadou.password()));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.path()).isEqualTo(At.HOME);
    }

    @Test
    @DisplayName("FIELD 22: a file too large loses nothing of the form, however much too large")
    void tooLarge() {
        for (var size : List.of((50 << 20) + 1, 60 << 20)) {
            var bytes = new byte[size];
            System.arraycopy(Site.pdf(), 0, bytes, 0, 100);
            var browser = site.as(amadou).open("/papers/add").upload("/papers/add",
                    Map.of("title", "Ma carte", "visibility", "SHARED"), "a.pdf", bytes);
            assertThat(browser.status()).isEqualTo(422);
            assertThat(browser.filledIn("/papers/add")).containsEntry("title", "Ma carte")
                    .containsEntry("visibility", "SHARED");
        }
    }

    @Test
    @DisplayName("ACC-6: staff who sign in again in the middle of an opening begin at the first screen: they read nothing that the person wrote alone")
    void writtenAlone() {
        var form = new At.OfRelay(relay.id()).newPerson();
        var browser = site.as(relay.manager()).open(form).submit(form, WHO).submit(form, WISHES);
        site.pass(LONG);
        browser.submit(form, ALONE);
        browser.submit(At.SIGN_IN, Map.of("username", relay.manager().username().value(), "password",
                relay.manager().password()));
        assertThat(browser.filledIn(form)).containsAllEntriesOf(WHO).containsEntry("step", "who");
        assertThat(browser.html()).doesNotContain(CANARY).doesNotContain("Mon chat");
    }

    @Test
    @DisplayName("Every kind of form that is given back is tried here, and every field of it")
    void complete() {
        var tried = all().collect(Collectors.groupingBy(Kept::kind,
                Collectors.flatMapping(kept -> kept.typed().keySet().stream(), Collectors.toSet())));
        // hidden fields, which come along by themselves, one that only a homonym has, and what the person writes alone
        var others = new HashSet<>(Set.of("step", "username", "homonymReason", "born"));
        others.addAll(ALONE.keySet());
        others.addAll(WISHES.keySet());
        var kinds = BeanIntrospector.SHARED
                .findIntrospections(reference -> GivenBack.class.isAssignableFrom(reference.getBeanType()));
        // a file does not come back: what is said about it does, to whoever is still signed in
        tried.put("PaperPageForm",
                Set.of("title", "visibility", "folder", "lawful", "uploads", "file"));
        tried.put("PagesForm", Set.of("title", "visibility", "folder", "lawful", "file"));
        assertThat(kinds).extracting(KeptFormTest::called)
                .containsExactlyInAnyOrderElementsOf(tried.keySet());
        assertThat(kinds).allSatisfy(kind -> assertThat(fields(kind)).allMatch(
                field -> others.contains(field)
                        || tried.get(called(kind)).contains(field)));
    }

    /** Of a new one, what it is a new one of: {@code NoteForm.New}. */
    private static String called(BeanIntrospection<?> kind) {
        var type = kind.getBeanType();
        return type.getSimpleName().equals("New") ? type.getEnclosingClass().getSimpleName() + ".New"
                : type.getSimpleName();
    }

    private static Stream<String> fields(BeanIntrospection<?> kind) {
        return Arrays.stream(kind.getConstructorArguments()).map(argument -> argument.getName());
    }
}
