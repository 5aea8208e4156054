package org.abri.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.Once;
import org.abri.application.access.Answer.Given;
import org.abri.application.registration.Register;
import org.abri.application.session.KeepFactor;
import org.abri.application.vault.AddDocument;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.problem.Answers;
import org.abri.web.registration.RegistrationsApiTest;
import org.abri.web.vault.Upload;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that takes fields, on pages and in the API: which field is wrong, and who is not told. */
class FormsTest {
    private static final String RELAY = "/relays/{relay}";
    private static final String PERSON = RELAY + "/people/{vault}";
    private static final String VAULT = RELAY + "/vaults/{vault}";
    /** In the place of an item: that the account is the manager's. */
    private static final String MANAGER = "manager";
    private static final String LONG = "x".repeat(201);

    /** What is filled in badly, and the code of its flaw. */
    private record Bad(String value, String code) {}

    /**
     * One form: the routes that take it, who may send it, who may not, what is filled in well and what badly. A file comes
     * along when there is a field {@code file}.
     */
    private record Tried(Set<String> pages, Set<String> api, Running.Person by,
            List<Running.Person> others, String item, Map<String, String> good, Map<String, Bad> bad) {
        Stream<String> routes() {
            return Stream.concat(pages.stream(), api.stream());
        }

        boolean withFile() {
            return bad.containsKey("file");
        }

        /** Filled in well but for that field. */
        Map<String, String> but(String field) {
            var fields = new LinkedHashMap<>(good);
            fields.put(field, bad.get(field).value());
            if (field.equals("password") && good.containsKey("passwordAgain")) {
                fields.put("passwordAgain", bad.get(field).value());
            }
            return fields;
        }

        Map<String, String> allBad() {
            var fields = new LinkedHashMap<String, String>();
            bad.forEach((field, value) -> fields.put(field, value.value()));
            return fields;
        }

        @Override
        public String toString() {
            return String.join(", ", routes().toList());
        }
    }

    /** What only buttons and hidden fields send: nobody types it, and no page shows it wrong. */
    private static final Set<String> PRESSED = Set.of("POST " + At.FEEDING, "POST " + At.VISIBILITY,
            "POST " + At.PREVIEWS, "POST " + At.READING, "POST " + At.SCANS, "POST " + At.PLACE_IN_SMS,
            "POST " + At.SMS_REMINDERS,
            "POST " + At.OWN_BROWSER,
            "POST " + At.FAVOURITE, "POST " + At.TURN, "POST " + PERSON + At.TURN,
            "POST " + At.TEAM_FACTOR, "POST " + At.OWN_LANGUAGE, "POST " + At.ASK_FOUND,
            "POST " + At.RESTRICTION, "POST " + At.WITHDRAW_INVITATION, "POST " + At.HAND_OVER,
            "POST " + At.UNDO_HAND_OVER, "POST " + At.PLACE);
    /** On which screen of two a form was; ticks that nothing is wrong without. */
    private static final Set<String> NOT_TYPED = Set.of("step", "reason", "bornDay", "bornMonth", "bornYear",
            "back", "favourite", "folder", "handle", "passkey", "familyFirst", "ofOperator", "important",
            "mayHide", "uploads",
            "weekBefore", "eveningBefore", "sameMorning", "twoHoursBefore", "halfHourBefore", "fourMonths",
            "twoMonths", "oneMonth", "oneWeek", "following", "comesBack");
    /** Anybody's, where the API names no field (SEC-7): other tests have them. */
    private static final Set<String> ANYBODYS =
            Set.of("POST " + At.SIGN_IN, "POST " + At.LANGUAGE, "POST /api/v1/sessions",
                    "POST " + At.ACTIVATE, "POST /api/v1/activations", "POST " + At.VALIDATE,
                    "POST /api/v1/openings/validations", "POST " + At.SIGN_IN_CODE,
                    "POST " + At.RECOVER_BY, "POST " + At.RECOVER_SECOND, "POST /api/v1/recoveries/codes",
                    "POST /api/v1/recoveries/second-codes", "POST /api/v1/recoveries",
                    "POST /api/v1/recoveries/passwords", "POST " + At.LOCK, "POST /api/v1/locks",
                    "POST " + At.REGISTER, "POST /api/v1/registrations", "POST " + At.REGISTERED,
                    "POST /api/v1/registrations/state", "POST " + At.REGISTRATION_PAPERS,
                    "POST /api/v1/registrations/papers", "POST " + At.VERIFY_RECEIPT,
                    "POST /api/v1/receipts/verifications", "POST " + At.PROBLEM, "POST /api/v1/problems");
    /** END-3: about somebody who has asked for it: they are missing otherwise (StaffDeletionTest). */
    private static final Set<String> ANSWERED =
            Set.of("POST " + At.DELETION, "POST " + At.OPERATOR_DELETION,
                    "POST /api/v1/relays/{relay}/deletion-requests/{account}",
                    "POST /api/v1/deletion-requests/{account}");
    /** REC-3: typed only where the sign-in is no longer fresh: FactorPagesTest and FactorApiTest have them. */
    private static final Set<String> AGED = Set.of("POST " + At.END_SESSION, "POST " + At.END_OTHER_SESSIONS,
            "POST /api/v1/me/sessions/{session}/end", "POST /api/v1/me/sessions/end-others");
    /** TOS-1: a tick on the page, a version in the API. */
    private static final Set<String> TERMS =
            Set.of("POST " + At.ACCEPT_TERMS, "POST " + At.NEW_TERMS, "POST /api/v1/me/acceptances");

    private static Running web;
    private static Running.Person operator;
    private static Running.RelayWithManager relay;
    private static Running.Person manager;
    private static Running.Person professional;
    private static Running.Person elsewhere;
    private static Running.Person person;
    private static Running.Person stranger;
    private static Running.Person fresh;
    private static String folder;
    private static String paper = "";
    private static Running.Person keeper;
    private static Running.Person asker;
    private static String note;
    private static String theirs;
    private static String registration;
    private static String rectification = "";
    private static String report = "";
    private static String problem = "";

    @BeforeAll
    static void begin() {
        web = Running.plain();
        operator = web.operator();
        relay = web.relay(operator, "Le Pont");
        manager = relay.manager();
        professional = web.professional(relay, "Nadia");
        var otherRelay = web.relay(operator, "La Rive");
        elsewhere = otherRelay.manager();
        person = web.beneficiary(relay, "Berthe", true);
        stranger = web.beneficiary(otherRelay, "Claire", true);
        assertThat(web.abri.session().keepFactor().propose(new KeepFactor.Proof(person.signedIn().viewpoint(),
                Running.PASSWORD, Optional.empty()), person.token())).isInstanceOf(Given.class);
        assertThat(
                web.abri.session().keepPasskeys().propose(new KeepFactor.Proof(person.signedIn().viewpoint(),
                        Running.PASSWORD, Optional.empty()), person.token())).isInstanceOf(Given.class);
        keeper = web.beneficiary(relay, "Karim", true);
        asker = web.beneficiary(relay, "Awa", true);
        var opened = web.abri.account().openOperatorAccount().open(new PersonName("Ève", "Neuve"),
                Language.FRENCH);
        web.activate(opened.username(), opened.activationCode());
        fresh = new Running.Person(opened.username(), web.signIn(opened.username(), Running.PASSWORD));
        var kept = "{\"title\": \"a\", \"text\": \"b\"}";
        note = (String) web.post(person, "/api/v1/vault/notes", kept).at("id");
        paper = document();
        folder = (String) web.post(person, "/api/v1/vault/folders", "{\"name\": \"Santé\"}").at("id");
        var sent = web.abri.registration().register().send(RegistrationsApiTest.sending("La Halte"));
        assertThat(sent).isInstanceOf(Register.Outcome.Sent.class);
        registration = Answers.of(web.abri.registration().keepRegistrations()
                .list(operator.signedIn().viewpoint(), true, Listing.first(1))).lines().getFirst().id()
                .toString();
        rectification = (String) web.post(manager, at("/api/v1" + VAULT + "/rectification", ""),
                "{\"given\": \"Berthe\", \"family\": \"Ba\", \"bySms\": true}").at("rectification");
        theirs = (String) web.post(manager, at("/api/v1" + VAULT + "/notes", ""), kept).at("id");
        assertThat(web.post(person, "/api/v1/problems",
                "{\"kind\": \"FRAUD\", \"words\": \"Une fraude\"}").status()).isEqualTo(201);
        problem = Answers.of(web.abri.moderation().keepProblems()
                .list(operator.signedIn().viewpoint(), Listing.first(1))).lines().getFirst().id().toString();
        assertThat(web.post(manager, at("/api/v1" + VAULT + "/items/{item}/reports", theirs),
                "{\"wrong\": \"ABUSIVE\", \"words\": \"Des menaces\"}").status()).isEqualTo(204);
        report = Answers.of(web.abri.moderation().reviewReports()
                .list(operator.signedIn().viewpoint(), Listing.first(1))).lines().getFirst().id().toString();
    }

    private static String document() {
        var command = new AddDocument.Command(person.signedIn().viewpoint(),
                VaultId.of(person.signedIn().account()), new Once(UUID.randomUUID()), Visibility.PRIVATE,
                "Bail",
                FileName.sent("bail.pdf"), true);
        try {
            return ((AddDocument.Outcome.Added) Answers.of(web.abri.vault().addDocument().add(command,
                    new ByteArrayInputStream("%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)))))
                            .item().toString();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    @AfterAll
    static void end() {
        web.close();
    }

    private static String at(String template, String item) {
        return template.replace("{relay}", relay.id().toString())
                .replace("{vault}", person.signedIn().account().toString())
                .replace("{item}", item.equals(PAPER) ? paper : item)
                .replace("{report}", report).replace("{folder}", folder).replace("{problem}", problem)
                .replace("{account}",
                        (item.equals(MANAGER) ? manager : person).signedIn().account().toString())
                .replace("{passkey}", new UUID(0, 2).toString())
                .replace("{written}", "notes").replace("{affiliation}", new UUID(0, 1).toString())
                .replace("{registration}", registration).replace("{rectification}", rectification);
    }

    /** Stands for a document, which is there only once the tests begin. */
    private static final String PAPER = "paper";

    private static final Map<String, Bad> NAMES =
            Map.of("given", new Bad("123", "not-a-name"), "family", new Bad("12", "not-a-name"));

    private static Map<String, Bad> bad(Map<String, Bad> some, Map<String, Bad> more) {
        var all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    static Stream<Tried> all() {
        return Stream
                .of(Stream.of(password(), relays(), team(), newPerson(), onSite(), distant(), affiliate(),
                        confirm(),
                        find(), handOver(),
                        askFound(), confirmAsked(), answer(), feeding(),
                        previews(), reading(), scans(), placeInSms(), smsReminders(), ownBrowser(),
                        favourite(), newFolder(),
                        changedFolder(), place(), givenLink(), setUpFactor(), confirmFactor(), factorCodes(),
                        turnOffFactor(), addPasskey(), removePasskey(), createPasskey(), teamFactor(),
                        phone(), phoneProof(), card(), question(), language(),
                        startRecovery(), deletion(), restriction(), lookup(), measure(), quota(),
                        decision(), period(), suspension(), lastDay(), successor(),
                        invite(), withdrawal(), join(), teamList(), reportDecision(), reply(), publish(),
                        askDeletion(), names(), namesByCode(), namesByAnswer(), namesByOperator(),
                        nameOfColleague()),
                        ofVault("", "/api/v1/vault", person, note, List.of(manager, operator)),
                        ofVault(PERSON, "/api/v1" + VAULT, manager, theirs,
                                List.of(stranger, elsewhere, operator)))
                .flatMap(some -> some);
    }

    private static Tried password() {
        return new Tried(Set.of("POST " + At.PASSWORD), Set.of("PUT /api/v1/me/password"), person, List.of(),
                "",
                Map.of("current", Running.PASSWORD, "password", "quatre hirondelles et un platane",
                        "passwordAgain", "quatre hirondelles et un platane"),
                Map.of("current", new Bad("pas celui-là", "wrong"), "password",
                        new Bad("court", "password-too-short"),
                        "passwordAgain", new Bad("quatre hirondelles", "not-same")));
    }

    private static Tried setUpFactor() {
        return proving("POST " + At.SET_UP_FACTOR, "POST /api/v1/me/factor/proposal");
    }

    private static Tried factorCodes() {
        return proving("POST " + At.FACTOR_CODES, "POST /api/v1/me/factor/codes");
    }

    private static Tried turnOffFactor() {
        return proving("POST " + At.TURN_OFF_FACTOR, "POST /api/v1/me/factor/end");
    }

    private static Tried addPasskey() {
        return new Tried(Set.of("POST " + At.ADD_PASSKEY), Set.of(), person, List.of(), "",
                Map.of("password", Running.PASSWORD, "factorCode", "123456"),
                Map.of("password", new Bad("", "missing"), "factorCode", new Bad("12", "not-a-code")));
    }

    private static Tried removePasskey() {
        return proving("POST " + At.REMOVE_PASSKEY, "POST /api/v1/me/factor/passkeys/{passkey}/end");
    }

    private static Tried createPasskey() {
        return new Tried(Set.of("POST " + At.CREATE_PASSKEY), Set.of(), person, List.of(), "",
                Map.of("name", "Mon téléphone", "passkey", "a.b.c"),
                Map.of("name", new Bad("", "missing")));
    }

    private static Tried proving(String page, String api) {
        return new Tried(Set.of(page), Set.of(api), person, List.of(), "",
                Map.of("password", Running.PASSWORD, "factorCode", "123456"),
                Map.of("password", new Bad("", "missing"), "factorCode", new Bad("12", "not-a-code")));
    }

    private static Tried confirmFactor() {
        return new Tried(Set.of("POST " + At.CONFIRM_FACTOR), Set.of("PUT /api/v1/me/factor"), person,
                List.of(), "",
                Map.of(), Map.of("factorCode", new Bad("12", "not-a-code")));
    }

    private static Tried teamFactor() {
        return new Tried(Set.of("POST " + At.TEAM_FACTOR), Set.of("PUT /api/v1" + RELAY + "/factor"), manager,
                List.of(person, professional, elsewhere), "", Map.of(),
                Map.of("required", new Bad("", "missing")));
    }

    private static Tried relays() {
        return new Tried(Set.of("POST " + At.ADD_RELAY), Set.of("POST /api/v1/relays"), operator,
                List.of(person, manager, professional), "",
                Map.of("name", "Le Quai", "shortName", "Quai", "phone", "+33 6 39 98 01 00", "zone",
                        "Europe/Paris",
                        "from", "2026-01-01", "until", "2030-12-31", "costOfUse", "gratuit", "given", "Paul",
                        "family", "Guide", "language", "fr"),
                bad(NAMES, Map.of("name", new Bad(LONG, "too-long"), "shortName",
                        new Bad("x".repeat(21), "too-long"), "phone", new Bad("06", "not-a-phone-number"),
                        "zone",
                        new Bad("Europe/Pari", "not-a-choice"),
                        "from", new Bad("2026-02-30", "not-a-date"),
                        "until", new Bad("2025-12-31", "ends-before-it-begins"),
                        "costOfUse", new Bad("", "missing"), "language", new Bad("xx", "not-a-choice"))));
    }

    private static Tried team() {
        return new Tried(Set.of("POST " + At.ADD_TO_TEAM), Set.of("POST /api/v1" + RELAY + "/staff"),
                manager,
                List.of(person, professional, elsewhere), "",
                Map.of("given", "Lucie", "family", "Aide", "language", "fr", "role", "PROFESSIONAL"),
                bad(NAMES, Map.of("language", new Bad("xx", "not-a-choice"), "role",
                        new Bad("CHEF", "not-a-choice"))));
    }

    private static Tried newPerson() {
        var good = new LinkedHashMap<>(
                Map.of("given", "Awa", "family", "Ba", "born", "1980-01-01", "language", "fr",
                        "phone", "06 39 98 00 01", "homonymReason", "Une cousine"));
        good.putAll(Map.of("password", Running.PASSWORD, "passwordAgain", Running.PASSWORD, "question",
                "Mon chat ?", "answer", "Minou", "affiliate", "true", "feeding", "true", "step", "secrets"));
        return new Tried(Set.of("POST " + At.NEW_PERSON), Set.of("POST /api/v1" + RELAY + "/beneficiaries"),
                manager,
                List.of(person, elsewhere, stranger), "", good,
                bad(bad(NAMES, Map.of("session", new Bad("Permanence", "not-a-choice"))),
                        Map.of("born", new Bad("2023-02-29", "not-a-date"), "language",
                                new Bad("xx", "not-a-choice"),
                                "phone", new Bad("06", "not-a-phone-number"), "homonymReason",
                                new Bad("x".repeat(501), "too-long"),
                                "password", new Bad("court", "password-too-short"), "passwordAgain",
                                new Bad("autre", "not-same"), "question", new Bad(LONG.repeat(3), "too-long"),
                                "answer", new Bad("?", "missing"), "affiliate", new Bad("", "missing"),
                                "feeding",
                                new Bad("", "missing"))));
    }

    private static Tried onSite() {
        var good = new LinkedHashMap<>(newPerson().good());
        good.putAll(Map.of("given", "Oumou", "session", "Permanence de mai"));
        var wrong = new LinkedHashMap<>(newPerson().bad());
        wrong.put("session", new Bad("", "missing"));
        return new Tried(Set.of("POST " + At.ON_SITE),
                Set.of("POST /api/v1" + RELAY + "/on-site-beneficiaries"), operator,
                List.of(person, manager, stranger), "", good, wrong);
    }

    private static Tried distant() {
        return new Tried(Set.of("POST " + At.OPEN_AT_A_DISTANCE),
                Set.of("POST /api/v1" + RELAY + "/openings"),
                manager, List.of(person, elsewhere, operator), "",
                Map.of("given", "Sira", "family", "Keita", "born", "1981-01-01", "language", "fr", "phone",
                        "06 39 98 00 02", "homonymReason", "Une cousine", "affiliate", "true"),
                bad(NAMES, Map.of("born", new Bad("2023-02-29", "not-a-date"), "language",
                        new Bad("xx", "not-a-choice"), "phone",
                        new Bad("01 99 00 12 34", "not-a-mobile-number"),
                        "homonymReason", new Bad("x".repeat(501), "too-long"), "affiliate",
                        new Bad("", "missing"))));
    }

    private static Tried affiliate() {
        return new Tried(Set.of("POST " + At.AFFILIATE), Set.of("POST /api/v1" + RELAY + "/affiliations"),
                manager,
                List.of(person, elsewhere, operator), "",
                Map.of("username", stranger.username().value(), "bySms", "true"),
                Map.of("username", new Bad("bado", "not-a-username"), "bySms", new Bad("", "missing")));
    }

    private static Tried confirm() {
        return new Tried(Set.of("POST " + At.CONFIRM),
                Set.of("POST /api/v1" + RELAY + "/affiliations/confirmation"), manager,
                List.of(person, elsewhere, operator), "",
                Map.of("username", stranger.username().value(), "code", "123456"),
                Map.of("username", new Bad("bado", "not-a-username"), "code",
                        new Bad("12345", "not-a-code")));
    }

    private static Tried find() {
        return new Tried(Set.of("POST " + At.FIND), Set.of("POST /api/v1" + RELAY + "/people/search"),
                manager,
                List.of(person, elsewhere, operator), "",
                Map.of("given", "Awa", "family", "Ba", "born", "1980-01-01"),
                bad(NAMES, Map.of("born", new Bad("2023-02-29", "not-a-date"))));
    }

    private static Tried handOver() {
        return new Tried(Set.of("POST " + At.HAND_OVER, "POST " + At.UNDO_HAND_OVER), Set.of(), manager,
                List.of(stranger, elsewhere, operator), "", Map.of(),
                Map.of("step", new Bad("TOUT", "not-a-choice")));
    }

    private static Tried askFound() {
        return new Tried(Set.of("POST " + At.ASK_FOUND),
                Set.of("POST /api/v1" + RELAY + "/affiliations/found"),
                manager, List.of(person, elsewhere, operator), "", Map.of("handle", "0".repeat(64)),
                Map.of("bySms", new Bad("", "missing")));
    }

    private static Tried confirmAsked() {
        return new Tried(Set.of("POST " + At.CONFIRM_ASKED),
                Set.of("POST /api/v1" + RELAY + "/affiliations/requests/{affiliation}/confirmation"), manager,
                List.of(person, elsewhere, operator), "", Map.of(),
                Map.of("code", new Bad("12345", "not-a-code")));
    }

    private static Tried answer() {
        return new Tried(Set.of("POST " + At.ANSWER),
                Set.of("POST /api/v1" + RELAY + "/affiliations/requests/{affiliation}/answer"), manager,
                List.of(person, elsewhere, operator), "", Map.of(),
                Map.of("answer", new Bad("?", "missing")));
    }

    private static Tried feeding() {
        return new Tried(Set.of("POST " + At.FEEDING),
                Set.of("PUT /api/v1/vault/affiliations/{relay}/feeding"), person,
                List.of(manager, operator), "", Map.of(), Map.of("allowed", new Bad("", "missing")));
    }

    private static Tried previews() {
        return new Tried(Set.of("POST " + At.PREVIEWS), Set.of("PUT /api/v1/vault/previews"), person,
                List.of(manager, operator), "", Map.of(), Map.of("wished", new Bad("", "missing")));
    }

    private static Tried reading() {
        return new Tried(Set.of("POST " + At.READING), Set.of("PUT /api/v1/vault/reading"), person,
                List.of(manager, operator), "", Map.of(), Map.of("wished", new Bad("", "missing")));
    }

    private static Tried scans() {
        return new Tried(Set.of("POST " + At.SCANS), Set.of("PUT /api/v1/vault/scans"), person,
                List.of(manager, operator), "", Map.of(), Map.of("wished", new Bad("", "missing")));
    }

    private static Tried placeInSms() {
        return new Tried(Set.of("POST " + At.PLACE_IN_SMS), Set.of("PUT /api/v1/vault/place-in-sms"), person,
                List.of(manager, operator), "", Map.of(), Map.of("said", new Bad("", "missing")));
    }

    private static Tried smsReminders() {
        return new Tried(Set.of("POST " + At.SMS_REMINDERS), Set.of("PUT /api/v1/vault/sms-reminders"),
                person,
                List.of(manager, operator), "", Map.of(), Map.of("come", new Bad("", "missing")));
    }

    private static Tried ownBrowser() {
        return new Tried(Set.of("POST " + At.OWN_BROWSER), Set.of(), person, List.of(manager, operator), "",
                Map.of(), Map.of("own", new Bad("", "missing")));
    }

    private static Tried lookup() {
        return new Tried(Set.of("POST " + At.OPERATOR_ACCOUNTS), Set.of("POST /api/v1/accounts/lookup"),
                operator, List.of(person, manager), "", Map.of("username", stranger.username().value()),
                Map.of("username", new Bad("bado", "not-a-username")));
    }

    private static Tried measure() {
        return new Tried(Set.of("POST " + At.OPERATOR_ACCOUNT),
                Set.of("POST /api/v1/accounts/{account}/measures"), operator, List.of(person, manager), "",
                Map.of("measure", "DELETE", "reason", "Abus", "confirmed", "true"),
                Map.of("measure", new Bad("CHAT", "not-a-choice"), "reason", new Bad("", "missing"),
                        "confirmed", new Bad("", "missing")));
    }

    private static Tried quota() {
        return new Tried(Set.of("POST " + At.OPERATOR_QUOTA), Set.of("PUT /api/v1/accounts/{account}/quota"),
                operator, List.of(person, manager), "", Map.of("gigabytes", "2"),
                Map.of("gigabytes", new Bad("0", "not-a-choice")));
    }

    private static Tried names() {
        return new Tried(Set.of("POST " + At.RECTIFY_PERSON),
                Set.of("POST /api/v1" + VAULT + "/rectification"), manager,
                List.of(person, stranger, elsewhere, operator), "",
                Map.of("given", "Awa", "family", "Ba", "bySms", "false"),
                bad(NAMES, Map.of("born", new Bad("2023-02-29", "not-a-date"), "homonymReason",
                        new Bad(LONG, "too-long"), "bySms", new Bad("", "missing"))));
    }

    private static Tried namesByCode() {
        return new Tried(Set.of("POST " + At.CONFIRM_NAMES),
                Set.of("POST /api/v1" + VAULT + "/rectification/{rectification}/code"), manager,
                List.of(person, stranger, elsewhere, operator), "", Map.of(),
                Map.of("code", new Bad("12345", "not-a-code")));
    }

    private static Tried namesByAnswer() {
        return new Tried(Set.of("POST " + At.ANSWER_NAMES),
                Set.of("POST /api/v1" + VAULT + "/rectification/{rectification}/answer"), manager,
                List.of(person, stranger, elsewhere, operator), "", Map.of(),
                Map.of("answer", new Bad("?", "missing")));
    }

    private static Tried namesByOperator() {
        return new Tried(Set.of("POST " + At.RECTIFY_ACCOUNT),
                Set.of("POST /api/v1/accounts/{account}/rectification"), operator, List.of(person, manager),
                "", Map.of("given", "Awa", "family", "Ba", "reason", "Carte lue"),
                bad(NAMES, Map.of("born", new Bad("2023-02-29", "not-a-date"), "homonymReason",
                        new Bad(LONG, "too-long"), "reason", new Bad("", "missing"))));
    }

    private static Tried nameOfColleague() {
        return new Tried(Set.of("POST " + At.RECTIFY_STAFF),
                Set.of("POST /api/v1" + RELAY + "/staff/{account}/rectification"), manager,
                List.of(person, professional, elsewhere), MANAGER,
                Map.of("given", "Awa", "family", "Ba"), NAMES);
    }

    private static Tried decision() {
        return new Tried(Set.of("POST " + At.REGISTRATION),
                Set.of("POST /api/v1/registrations/{registration}/decision"), operator,
                List.of(person, manager), "", Map.of("accepted", "true", "reason", "Connue"),
                Map.of("accepted", new Bad("", "missing"), "reason", new Bad("", "missing")));
    }

    private static Tried period() {
        return new Tried(Set.of("POST " + At.RENEW_AGREEMENT),
                Set.of("POST /api/v1" + RELAY + "/agreement/renewal"), operator,
                List.of(person, manager, elsewhere), "",
                Map.of("from", "2031-01-01", "until", "2032-12-31", "costOfUse", "gratuit"),
                Map.of("from", new Bad("2030-12-31", "begins-before-the-other-ends"), "until",
                        new Bad("2030-12-30", "ends-before-it-begins"), "costOfUse",
                        new Bad("", "missing")));
    }

    private static Tried suspension() {
        return new Tried(Set.of("POST " + At.SUSPEND_AGREEMENT),
                Set.of("PUT /api/v1" + RELAY + "/agreement/suspension"), operator,
                List.of(person, manager, elsewhere), "", Map.of(), Map.of("reason", new Bad("", "missing")));
    }

    private static Tried lastDay() {
        return new Tried(Set.of("POST " + At.END_AGREEMENT),
                Set.of("POST /api/v1" + RELAY + "/agreement/end"), operator,
                List.of(person, manager, elsewhere), "", Map.of(),
                Map.of("lastDay", new Bad("2026-11-01", "in-the-past")));
    }

    private static Tried successor() {
        return new Tried(Set.of("POST " + At.REPLACE_MANAGER),
                Set.of("POST /api/v1" + RELAY + "/staff/{account}/manager/replacement"), operator,
                List.of(person, manager, elsewhere), MANAGER, Map.of(),
                Map.of("successor", new Bad("nobody", "not-a-choice")));
    }

    private static Tried invite() {
        return new Tried(Set.of("POST " + At.INVITE), Set.of("POST /api/v1" + RELAY + "/invitations"),
                manager,
                List.of(person, professional, elsewhere, operator), "", Map.of(),
                Map.of("username", new Bad("bado", "not-a-username")));
    }

    private static Tried withdrawal() {
        return new Tried(Set.of("POST " + At.WITHDRAW_INVITATION),
                Set.of("POST /api/v1" + RELAY + "/invitations/withdrawal"), manager,
                List.of(person, professional, elsewhere, operator), "", Map.of(),
                Map.of("username", new Bad("bado", "not-a-username")));
    }

    private static Tried join() {
        return new Tried(Set.of(), Set.of("POST /api/v1/me/invitations/{relay}"), professional,
                List.of(person, operator), "", Map.of(), Map.of("accepted", new Bad("", "missing")));
    }

    private static Tried teamList() {
        return new Tried(Set.of("POST " + At.ADD_TEAM), Set.of("POST /api/v1" + RELAY + "/staff/list",
                "POST /api/v1" + RELAY + "/staff/list/check"), manager,
                List.of(person, professional, elsewhere), "", Map.of("names", "Rose;Petit", "language", "fr"),
                Map.of("names", new Bad("", "missing"), "language", new Bad("xx", "not-a-choice")));
    }

    private static Tried reply() {
        return new Tried(Set.of("POST " + At.OPERATOR_PROBLEM),
                Set.of("POST /api/v1/problems/{problem}/reply"),
                operator, List.of(person, manager), "", Map.of(), Map.of("reply", new Bad("", "missing")));
    }

    private static Tried publish() {
        return new Tried(Set.of("POST " + At.OPERATOR_TERMS), Set.of("POST /api/v1/terms"), operator,
                List.of(person, manager), "",
                Map.of("day", "2999-01-01", "summaryFr", "x", "textFr", "x", "summaryEn", "x", "textEn", "x"),
                Map.of("day", new Bad("hier", "not-a-date"), "summaryFr", new Bad("", "missing"), "textFr",
                        new Bad("", "missing"), "summaryEn", new Bad("", "missing"), "textEn",
                        new Bad("", "missing")));
    }

    private static Tried askDeletion() {
        return new Tried(Set.of("POST " + At.ASK_DELETION), Set.of("POST /api/v1/me/deletion-request"),
                professional, List.of(person, operator), "", Map.of(),
                Map.of("reason", new Bad("", "missing")));
    }

    private static Tried reportDecision() {
        return new Tried(Set.of("POST " + At.OPERATOR_REPORT),
                Set.of("POST /api/v1/reports/{report}/decision"),
                operator, List.of(person, manager), "", Map.of(),
                Map.of("decision", new Bad("CAT", "not-a-choice")));
    }

    private static Tried restriction() {
        return new Tried(Set.of("POST " + At.RESTRICTION), Set.of("PUT /api/v1/vault/restriction"), person,
                List.of(manager, operator), "", Map.of(), Map.of("restricted", new Bad("", "missing")));
    }

    private static Tried deletion() {
        return new Tried(Set.of("POST " + At.DELETE_ACCOUNT), Set.of("POST /api/v1/me/deletion"), stranger,
                List.of(manager, operator), "",
                Map.of("confirmed", "true", "current", Running.PASSWORD),
                Map.of("confirmed", new Bad("", "missing"), "current", new Bad("pas celui-là", "wrong")));
    }

    private static Tried favourite() {
        return new Tried(Set.of("POST " + At.FAVOURITE), Set.of(), person, List.of(manager, operator), note,
                Map.of(), Map.of("favourite", new Bad("", "missing")));
    }

    private static final Map<String, Bad> FOLDER = Map.of("name", new Bad("", "missing"), "parent",
            new Bad("ici", "not-a-choice"), "visibility", new Bad("EVERYBODY", "not-a-choice"));

    private static Tried newFolder() {
        return new Tried(Set.of("POST " + At.ADD_FOLDER), Set.of("POST /api/v1/vault/folders"), person,
                List.of(manager, operator), "", Map.of("name", "Logement"), FOLDER);
    }

    private static Tried changedFolder() {
        return new Tried(Set.of("POST " + At.CHANGE_FOLDER), Set.of("PUT /api/v1/vault/folders/{folder}"),
                person, List.of(manager, operator), "", Map.of("name", "Logement"), FOLDER);
    }

    private static Tried place() {
        return new Tried(Set.of("POST " + At.PLACE), Set.of("PUT /api/v1/vault/items/{item}/folder"), person,
                List.of(manager, operator), note, Map.of(),
                Map.of("folder", new Bad("ici", "not-a-choice")));
    }

    private static Tried givenLink() {
        return new Tried(Set.of("POST " + At.GIVE_LINK), Set.of("POST /api/v1/vault/items/{item}/links"),
                person, List.of(manager, operator), PAPER, Map.of("life", "A_DAY", "openings", "ONCE"),
                Map.of("life", new Bad("A_YEAR", "not-a-choice"), "openings", new Bad("", "missing")));
    }

    private static Tried phone() {
        return new Tried(Set.of("POST " + At.PHONE), Set.of("PUT /api/v1/me/phone"), keeper, List.of(), "",
                Map.of("phone", "06 39 98 00 02", "password", Running.PASSWORD),
                Map.of("phone", new Bad("06", "not-a-phone-number"), "password",
                        new Bad("pas celui-là", "wrong")));
    }

    private static Tried phoneProof() {
        return new Tried(Set.of("POST " + At.PHONE_PROOF), Set.of("POST /api/v1/me/phone/proof"), asker,
                List.of(), "", Map.of("code", "468836", "password", Running.PASSWORD),
                Map.of("code", new Bad("12", "not-a-code"), "password", new Bad("", "missing")));
    }

    private static Tried card() {
        return new Tried(Set.of("POST " + At.RESCUE_CARD), Set.of("POST /api/v1/me/rescue-card"), keeper,
                List.of(manager, operator), "", Map.of("password", Running.PASSWORD),
                Map.of("password", new Bad("pas celui-là", "wrong")));
    }

    private static Tried question() {
        return new Tried(Set.of("POST " + At.QUESTION), Set.of("PUT /api/v1/me/question"), asker,
                List.of(manager, operator), "",
                Map.of("question", "Le nom du lac ?", "answer", "Tanganyika", "password", Running.PASSWORD),
                Map.of("question", new Bad(LONG.repeat(3), "too-long"), "answer", new Bad("?", "missing"),
                        "password", new Bad("pas celui-là", "wrong")));
    }

    private static Tried language() {
        return new Tried(Set.of("POST " + At.OWN_LANGUAGE), Set.of("PUT /api/v1/me/language"), person,
                List.of(), "", Map.of(), Map.of("language", new Bad("xx", "not-a-choice")));
    }

    private static Tried startRecovery() {
        return new Tried(Set.of("POST " + At.START_RECOVERY),
                Set.of("POST /api/v1" + VAULT + "/recovery"), manager,
                List.of(person, stranger, elsewhere, operator), "", Map.of(),
                Map.of("checked", new Bad("", "missing")));
    }

    private static Stream<Tried> ofVault(String pages, String api, Running.Person by, String item,
            List<Running.Person> others) {
        var note = Map.of("title", "Liste", "text", "pain");
        var badNote = Map.of("title", new Bad(LONG, "too-long"), "text", new Bad("", "missing"));
        var contact = Map.of("title", "Mme Sow", "phone", "115", "email", "sow@example.org");
        var badContact =
                bad(Map.of("title", new Bad("", "missing"), "organisation", new Bad(LONG, "too-long")),
                        Map.of("phone", new Bad("ici", "not-a-phone-number"), "email",
                                new Bad("sow", "not-an-email"), "address",
                                new Bad(LONG.repeat(3), "too-long"), "text",
                                new Bad(LONG.repeat(10), "too-long")));
        var appointment = Map.of("title", "Médecin", "day", "2026-12-01", "hour", "14h30");
        var badAppointment = bad(
                Map.of("title", new Bad("", "missing"), "day", new Bad("demain", "not-a-date"),
                        "hour", new Bad("midi", "not-an-hour"), "zone",
                        new Bad("Europe/Abri", "not-a-choice")),
                Map.of("place", new Bad(LONG, "too-long"), "with", new Bad(LONG, "too-long"), "text",
                        new Bad(LONG.repeat(10), "too-long")));
        var kind = Map.of("paperKind", new Bad("CAT", "not-a-choice"));
        var endsOn = Map.of("endsOn", new Bad("bientôt", "not-a-date"));
        var visibility = Map.of("visibility", new Bad("EVERYBODY", "not-a-choice"));
        var paper = bad(visibility, Map.of("title", new Bad(LONG, "too-long"), "file", new Bad("", "empty")));
        var own = pages.isEmpty();
        var photos = bad(paper, Map.of("file", new Bad("", "not-a-page")));
        return Stream.of(
                new Tried(Set.of("POST " + pages + At.ADD_PAGES), Set.of("POST " + api + "/pages"), by,
                        others, item, own ? Map.of() : Map.of("lawful", "true"),
                        own ? photos : bad(photos, Map.of("lawful", new Bad("", "not-confirmed-lawful")))),
                new Tried(Set.of("POST " + pages + At.ADD_PAPER), Set.of("POST " + api + "/documents"), by,
                        others, item,
                        own ? Map.of() : Map.of("lawful", "true"),
                        own ? paper : bad(paper, Map.of("lawful", new Bad("", "not-confirmed-lawful")))),
                new Tried(Set.of("POST " + pages + At.ADD_WRITTEN), Set.of("POST " + api + "/notes"), by,
                        others, item,
                        note, bad(badNote, visibility)),
                new Tried(Set.of(), Set.of("POST " + api + "/contacts"), by, others, item, contact,
                        bad(badContact, visibility)),
                new Tried(Set.of(), Set.of("PUT " + api + "/items/{item}/contact"), by, others, item, contact,
                        badContact),
                new Tried(Set.of(), Set.of("POST " + api + "/appointments"), by, others, item,
                        Map.of("title", "Médecin", "day", "2026-12-01", "hour", "14h30", "rhythm", "WEEKLY",
                                "comesBackUntil", "2026-12-22"),
                        bad(bad(badAppointment, visibility),
                                Map.of("rhythm", new Bad("DAILY", "not-a-choice"), "comesBackUntil",
                                        new Bad("bientôt", "not-a-date"), "times",
                                        new Bad("1000", "not-so-many-times")))),
                new Tried(Set.of(), Set.of("PUT " + api + "/items/{item}/appointment"), by, others, item,
                        appointment, badAppointment),
                new Tried(Set.of("POST " + pages + At.REWRITE), Set.of("PUT " + api + "/items/{item}/note"),
                        by,
                        others, item, note, badNote),
                new Tried(Set.of("POST " + pages + At.REPORT),
                        Set.of("POST " + api + "/items/{item}/reports"), by, others, item,
                        Map.of("wrong", "ILLICIT", "words", "Des menaces"),
                        Map.of("wrong", new Bad("CAT", "not-a-choice"), "words", new Bad("", "missing"))),
                new Tried(Set.of("POST " + pages + At.TITLE), Set.of("PATCH " + api + "/items/{item}"), by,
                        others,
                        item, Map.of(), Map.of("title", new Bad("", "missing"))),
                new Tried(Set.of("POST " + pages + At.TITLE), Set.of(), by, others, item,
                        Map.of("title", "Carte"), bad(kind, endsOn)),
                new Tried(Set.of(), Set.of("PATCH " + api + "/items/{item}"), by, others, item, Map.of(),
                        bad(kind, bad(endsOn, Map.of("reminders", new Bad("P3M@10:00", "not-a-choice"))))),
                new Tried(Set.of("POST " + pages + At.TURN), Set.of("PATCH " + api + "/items/{item}"), by,
                        others, item, Map.of(), Map.of("turn", new Bad("ACROSS", "not-a-choice"))),
                new Tried(own ? Set.of("POST " + At.DELETE) : Set.of(), Set.of(), person, others, item,
                        Map.of(), Map.of()),
                new Tried(own ? Set.of("POST " + At.VISIBILITY) : Set.of(),
                        Set.of("PATCH " + api + "/items/{item}"),
                        person, others, item, Map.of(), visibility));
    }

    // which field is wrong

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("A value that cannot be taken is told by its field, in the page and in the API, and nothing else is")
    void named(Tried tried) {
        tried.bad().forEach((field, bad) -> {
            for (var route : tried.api()) {
                if (field.equals("passwordAgain")) {
                    continue;
                }
                var answer = send(tried, tried.by(), route, tried.but(field));
                assertThat(answer.status()).as(route + " " + field + told(answer)).isEqualTo(422);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(answer.code()).isEqualTo("invalid");
                assertThat(answer.at("fields")).as(route).isEqualTo(Map.of(field, bad.code()));
            }
            for (var route : tried.pages()) {
                var page = send(tried, tried.by(), route, tried.but(field));
                assertThat(page.status()).as(route + " " + field + told(page)).isEqualTo(422);
                if (!PRESSED.contains(route)) {
                    assertThat(wrongFields(page.text())).as(route).containsExactly(field);
                }
            }
        });
    }

    private static String told(Running.Answer answer) {
        return " " + answer.text().replaceAll("(?s).*<main", "").replaceAll("<[^>]*>|\\s+", " ");
    }

    /** Those that the summary on top leads to. */
    private static List<String> wrongFields(String html) {
        return Arrays.stream(html.split("<a href=\"#", -1)).skip(1)
                .map(rest -> rest.substring(0, rest.indexOf('"'))).filter(id -> !id.equals("main")).toList();
    }

    @Test
    @DisplayName("A form without any file is told so by the field, after whether they may add one")
    void noFile() {
        for (var route : List.of(At.ADD_PAPER, "/api/v1/vault/documents", At.ADD_PAGES,
                "/api/v1/vault/pages")) {
            var mine = withoutFile(person, route);
            assertThat(mine.status()).as(route).isEqualTo(422);
            if (route.startsWith("/api/")) {
                assertThat(mine.at("fields")).isEqualTo(Map.of("file", "missing"));
            } else {
                assertThat(wrongFields(mine.text())).containsExactly("file");
                assertThat(mine.text()).contains("value=\"Carte\"");
            }
            assertThat(withoutFile(operator, route).status()).as(route).isEqualTo(403);
        }
    }

    private static Running.Answer withoutFile(Running.Person by, String path) {
        var fields = Map.of("title", "Carte", "formToken", web.formToken(by));
        var body = new String(Multiparts.head(fields, ""), StandardCharsets.UTF_8)
                .replaceFirst(
                        "(?s)--" + Multiparts.BOUNDARY
                                + "\r\nContent-Disposition: form-data; name=\"file\".*",
                        "--" + Multiparts.BOUNDARY + "--\r\n");
        return web.send(web.browsing(by, path).header("Content-Type", Multiparts.TYPE)
                .header("Abri-Form-Token", fields.get("formToken")).POST(BodyPublishers.ofString(body)));
    }

    // who is not told

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("GATE-2, ACC-10: who may not do it is refused, whatever they filled in")
    void refusedFirst(Tried tried) {
        for (var other : tried.others()) {
            for (var fields : List.of(Map.<String, String> of(), tried.allBad())) {
                tried.routes().forEach(route -> {
                    var answer = send(tried, other, route, fields);
                    assertThat(answer.status()).as(route + " " + fields.keySet() + told(answer)).isIn(403,
                            404);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("TOS-1: who has still to accept the terms is told so, or led there, whatever they filled in")
    void termsFirst(Tried tried) {
        tried.routes().forEach(route -> {
            var answer = send(tried, fresh, route, tried.allBad());
            if (route.contains(" /api/")) {
                assertThat(answer.code()).as(route)
                        .isEqualTo("nothing-is-reachable-before-the-terms-are-accepted");
            } else {
                assertThat(answer.header("Location")).as(route).isEqualTo(At.ACCEPT_TERMS);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("SES-1: who is not signed in is told so, whatever they filled in")
    void notSignedIn(Tried tried) {
        tried.routes().forEach(route -> {
            var answer = send(tried, null, route, tried.allBad());
            assertThat(answer.status()).as(route + told(answer)).isIn(401, 303);
            assertThat(answer.text()).doesNotContain("too-long").doesNotContain("missing");
        });
    }

    @Test
    @DisplayName("VLT-2: staff who may correct a paper are told that they do not choose who sees it, whatever they chose")
    void notTheirChoice() {
        for (var choice : List.of("EVERYBODY", "PRIVATE", "SHARED")) {
            var answer = web.json(web.as(manager, at("/api/v1" + VAULT + "/items/{item}", theirs)), "PATCH",
                    "{\"visibility\": \"" + choice + "\"}");
            assertThat(answer.code()).as(choice).isEqualTo("only-the-owner-decides-about-an-item");
        }
    }

    // that nothing is left out

    @Test
    @DisplayName("Every route that takes fields is tried here, and every field of it")
    void complete() {
        var tried = all().toList();
        var routes = new TreeSet<String>();
        web.bean(Router.class).uriRoutes().filter(route -> !route.getUriMatchTemplate().toPathString()
                .startsWith("/test/")).forEach(route -> kind(route).ifPresent(kind -> {
                    var name = route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
                    routes.add(name);
                    var fields = tried.stream().filter(some -> some.routes().anyMatch(name::equals))
                            .flatMap(some -> some.bad().keySet().stream()).collect(Collectors.toSet());
                    if (Stream.of(ANYBODYS, TERMS, ANSWERED, AGED).noneMatch(own -> own.contains(name))) {
                        assertThat(fields(kind)).as(name).allMatch(field -> fields.contains(field)
                                || NOT_TYPED.contains(field)
                                || (field.equals("lawful") && !name.contains("{relay}")));
                    }
                }));
        var here = tried.stream().flatMap(Tried::routes).collect(Collectors.toCollection(LinkedHashSet::new));
        here.addAll(ANYBODYS);
        here.addAll(ANSWERED);
        here.addAll(TERMS);
        here.addAll(AGED);
        assertThat(routes).containsExactlyInAnyOrderElementsOf(here);
    }

    /** The record of the fields that it takes; of a route that takes some, of which kind its address says, no fields. */
    private static Optional<Class<?>> kind(UriRouteInfo<?, ?> route) {
        return Arrays.stream(route.getTargetMethod().getArguments())
                .filter(argument -> argument.getType().equals(Form.class)
                        || argument.getType().equals(Upload.class))
                .<Class<?>> map(argument -> argument.getFirstTypeVariable().<Class<?>> map(Argument::getType)
                        .orElse(Object.class))
                .filter(kind -> !kind.equals(NoFields.class)).findFirst();
    }

    private static Stream<String> fields(Class<?> kind) {
        return kind.equals(Object.class) ? Stream.of("title", "text")
                : Arrays.stream(BeanIntrospection.getIntrospection(kind).getConstructorArguments())
                        .map(Argument::getName);
    }

    // how it is sent

    private static Running.Answer send(Tried tried, Running.Person by, String route,
            Map<String, String> fields) {
        var method = route.substring(0, route.indexOf(' '));
        var path = at(route.substring(method.length() + 1), tried.item());
        var all = new LinkedHashMap<>(fields);
        var program = path.startsWith("/api/");
        if (program) {
            all.keySet().removeAll(Set.of("passwordAgain", "step"));
        } else {
            all.put("once", UUID.randomUUID().toString());
            if (by != null) {
                all.put("formToken", web.formToken(by));
            }
        }
        return web.send(body(request(by, path, program), method, all, program,
                tried.withFile() ? Optional.of(path.contains("/pages") ? "a.png" : "a.pdf")
                        : Optional.empty()));
    }

    private static HttpRequest.Builder request(Running.Person by, String path, boolean program) {
        if (by == null) { return web.to(path).header("Sec-Fetch-Site", "same-origin"); }
        return program ? web.as(by, path) : web.browsing(by, path);
    }

    private static HttpRequest.Builder body(HttpRequest.Builder request, String method,
            Map<String, String> fields,
            boolean program, Optional<String> fileName) {
        if (fileName.isPresent()) {
            var good = fileName.get().endsWith(".png") ? Multiparts.png(40, 30) : Multiparts.pdf(1000, 1);
            var file = "".equals(fields.remove("file")) ? new byte[0] : good;
            return request.header("Content-Type", Multiparts.TYPE)
                    .POST(BodyPublishers.ofByteArray(Multiparts.of(fields, fileName.get(), file)));
        }
        var text = program ? json(fields) : form(fields);
        return request
                .header("Content-Type", program ? "application/json" : "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(text));
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": \"" + field.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
