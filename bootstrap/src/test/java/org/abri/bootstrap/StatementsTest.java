package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.abri.application.Abri;
import org.abri.application.later.Jobs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PERFORMANCE: how many statements and units of work each route takes, asked by somebody who may, a minute after the last
 * request, with key sets opened before. What each takes is docs/statements.md.
 */
class StatementsTest {
    private static final List<String> WITHOUT_STATEMENTS =
            List.of("GET /assets/{name}", "GET /health", "GET /health/{selector}", "GET /openapi.yaml");

    /** At most so many statements and units of work: what was aimed at, and one more. */
    private record Budget(int statements, int units) {}

    private static final Map<String, Budget> BUDGETS = Map.ofEntries(
            Map.entry("POST /api/v1/sessions", new Budget(9, 4)),
            // one keeps when they looked (ADR 102)
            Map.entry("GET /api/v1/relays/{relay}/vaults/{vault}/items", new Budget(9, 3)),
            // one keeps when they looked (ADR 102)
            Map.entry("GET /relays/{relay}/people/{vault}", new Budget(9, 3)),
            Map.entry("GET /papers", new Budget(8, 3)),
            Map.entry("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}", new Budget(9, 3)),
            Map.entry("GET /relays/{relay}/people/{vault}/papers/{item}", new Budget(9, 3)),
            Map.entry("GET /api/v1/relays/{relay}/people", new Budget(4, 2)),
            // one says what was asked and waits (ADR 105), one whose support ends (ADR 130)
            Map.entry("GET /relays/{relay}/people", new Budget(6, 2)),
            Map.entry("GET /relays/{relay}/people/new", new Budget(2, 2)),
            Map.entry("GET /relays/{relay}/people/affiliate", new Budget(2, 2)),
            Map.entry("GET /papers/add", new Budget(3, 2)),
            // one reads the key that signs its receipt, one keeps that (ADR 310)
            Map.entry("POST /api/v1/vault/documents", new Budget(12, 4)),
            // one counts the relay's month (ADR 103), two are for its receipt
            Map.entry("POST /api/v1/relays/{relay}/vaults/{vault}/documents", new Budget(13, 4)),
            // whoever asks, the relay, the person, their number and the service are counted, each locked by itself (ADR 71)
            Map.entry("POST /api/v1/relays/{relay}/affiliations", new Budget(52, 4)),
            Map.entry("POST /api/v1/relays/{relay}/affiliations/confirmation", new Budget(18, 3)),
            Map.entry("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}/content", new Budget(10, 4)));

    private static final Pattern SEED = Pattern.compile("<bdi>((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})</bdi>");

    @TempDir private Path folder;

    private InProcess service;
    private World world;
    private final List<Api> sessions = new ArrayList<>();
    /** Of other relays. */
    private final List<Api> managers = new ArrayList<>();
    private final Map<String, Counted.Took> table = new TreeMap<>();

    @Test
    @DisplayName("PERFORMANCE: every route takes as many statements and units of work as its table says, and no more than it may")
    void everyRoute() throws IOException {
        try (var running = InProcess.in(folder, Map.of("abri.test.counted", true, "abri.test.clock", true))) {
            service = running;
            early();
            world = World.on(service, service.operator());
            sessions.addAll(List.of(world.operator(), world.manager(), world.professional(), world.person()));
            askAll();
            var routes = new ArrayList<>(service.routes());
            routes.removeAll(WITHOUT_STATEMENTS);
            assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(routes);
        }
        BUDGETS.forEach((route, budget) -> assertThat(table.get(route)).as(route).satisfies(took -> {
            assertThat(took.statements()).isLessThanOrEqualTo(budget.statements());
            assertThat(took.units()).isLessThanOrEqualTo(budget.units());
        }));
        Repository.holds("docs/statements.md", page());
    }

    @Test
    @DisplayName("GATE-1: on PostgreSQL every route answers, and row-level security hides nothing from it that its statements ask for")
    void everyRouteOnPostgresql() throws IOException {
        try (var postgres = Postgres.started()) {
            var properties = new HashMap<String, Object>(OrdinaryRole.database(postgres).properties());
            properties.putAll(Map.of("abri.test.counted", true, "abri.test.clock", true,
                    "abri.test.compared", true));
            try (var running = InProcess.in(folder, properties)) {
                service = running;
                early();
                world = World.on(service, service.operator());
                sessions.addAll(
                        List.of(world.operator(), world.manager(), world.professional(), world.person()));
                askAll();
                var compared = service.bean(Compared.class);
                assertThat(compared.differences()).isEmpty();
                assertThat(compared.compared()).as("looked at from everywhere").containsKeys("vault",
                        "staff", "operator", "link", "feed");
            }
        }
    }

    @Test
    @DisplayName("PERFORMANCE: a list of many costs no more statements than a list of few")
    void manyCostAsFew() {
        try (var running = InProcess.in(folder, Map.of("abri.test.counted", true, "abri.test.clock", true))) {
            service = running;
            early();
            world = World.on(service, service.operator());
            sessions.addAll(List.of(world.professional(), world.person()));
            ask("few", () -> world.professional().get(world.shared("/items")));
            ask("few people", () -> world.professional().get("/relays/" + world.relay() + "/people"));
            for (var i = 0; i < 30; i++) {
                var by = i % 2 == 0 ? world.professional() : world.person();
                var vault = i % 2 == 0 ? world.shared("/notes") : "/vault/notes";
                by.post(vault, Map.of("title", "Note " + i, "text", "Texte", "visibility", "SHARED")).is(201);
            }
            world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                    World.beneficiary("Samuel", "Tesfaye", true, true)).is(201);
            world.professional().get("/relays/" + world.relay() + "/people").is(200); // opens the new key set
            ask("many", () -> world.professional().get(world.shared("/items")));
            ask("many people", () -> world.professional().get("/relays/" + world.relay() + "/people"));
        }
        // who added them is looked up, once for all
        assertThat(table.get("many").statements()).isEqualTo(table.get("few").statements() + 2);
        assertThat(table.get("many people")).isEqualTo(table.get("few people"));
    }

    /**
     * Tomorrow. Between two requests a minute passes: the story ends on the day on which it began, in the same month of figures;
     * and jobs, which go by the machine's clock, take nothing away from it.
     */
    private void early() {
        var clock = service.bean(MovableClock.class);
        var midnight = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        clock.pass(Duration.between(clock.instant(), midnight.plus(Duration.ofMinutes(30))));
    }

    private void ask(String route, Supplier<Api.Answer> request) {
        ask(route, 200, 399, request);
    }

    private void ask(String route, int from, int to, Supplier<Api.Answer> request) {
        service.bean(MovableClock.class).pass(Duration.ofSeconds(61));
        sessions.forEach(somebody -> {
            somebody.get("/me").is(200);
            somebody.formToken();
        });
        var counted = service.bean(Counted.class);
        counted.reset();
        assertThat(request.get().status()).as(route).isBetween(from, to);
        table.put(route, counted.took());
    }

    /** As {@link #ask}, of a form that changes what its page showed. */
    private void askFrom(String route, Api somebody, String path, Map<String, String> fields) {
        var all = somebody.from(path, fields);
        ask(route, () -> somebody.form(path, all));
    }

    private void askAll() {
        open();
        registrations();
        agreements();
        invitations();
        teamList();
        operatorsRelays();
        accounts();
        rectifications();
        openings();
        reports();
        problems();
        terms();
        deletionsOfStaff();
        team();
        // SES-2: an operator's four hours are over before the last of so many minutes
        sessions.remove(world.operator());
        people();
        items();
        relays();
        own();
        teamFactor();
        factor();
        recovery();
        wayBack();
        deletion();
        locks();
        leaving();
    }

    private void reports() {
        var operator = world.operator();
        var professional = world.professional();
        var person = world.person();
        var why = Map.<String, Object> of("wrong", "ABUSIVE", "words", "Des menaces");
        var item = "/items/" + reported(person);
        var paper = item.replace("/items", "/papers");
        var theirs = "/relays/" + world.relay() + "/people/" + world.vault() + paper + "/report";
        ask("GET /papers/{item}/report", () -> person.page(paper + "/report"));
        ask("GET /relays/{relay}/people/{vault}/papers/{item}/report", () -> professional.page(theirs));
        ask("POST /relays/{relay}/people/{vault}/papers/{item}/report",
                () -> professional.form(theirs, texts(why)));
        ask("POST /api/v1/vault/items/{item}/reports", () -> person.post("/vault" + item + "/reports", why));
        var other = "/items/" + reported(person);
        ask("POST /papers/{item}/report",
                () -> person.form(other.replace("/items", "/papers") + "/report", texts(why)));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/items/{item}/reports",
                () -> professional.post(world.shared(other) + "/reports", why));
        ask("GET /operator/reports", () -> operator.page("/operator/reports"));
        ask("GET /api/v1/reports", () -> operator.get("/reports"));
        var reports = operator.get("/reports").list("reports").stream()
                .map(one -> (String) one.get("report")).toList();
        var report = "/reports/" + reports.getFirst();
        ask("GET /operator/reports/{report}", () -> operator.page("/operator" + report));
        ask("GET /api/v1/reports/{report}", () -> operator.get(report));
        ask("GET /operator/reports/{report}/file", () -> operator.page("/operator" + report + "/file"));
        ask("GET /api/v1/reports/{report}/content", () -> operator.get(report + "/content"));
        ask("POST /operator/reports/{report}",
                () -> operator.form("/operator" + report, Map.of("decision", "WITHDRAW")));
        ask("GET /api/v1/vault/withdrawn", () -> person.get("/vault/withdrawn"));
        ask("POST /api/v1/reports/{report}/decision", () -> operator.post(
                "/reports/" + reports.getLast() + "/decision", Map.of("decision", "NOTHING_FOUND")));
        // what is there no more is not drawn behind what is counted later
        for (var over : List.of(item, other)) {
            assertThat(person.delete("/vault" + over).status()).isIn(204, 404);
        }
    }

    private static String reported(Api person) {
        return person.upload("/vault/documents", Map.of("title", "Lettre", "visibility", "SHARED"), "l.pdf",
                World.PDF).is(201).string("id");
    }

    private void problems() {
        var operator = world.operator();
        var person = world.person();
        var said = Map.<String, Object> of("kind", "FRAUD", "words", "Une fraude");
        ask("GET /problem", () -> person.page("/problem"));
        ask("POST /problem", () -> person.form("/problem", texts(said)));
        ask("POST /api/v1/problems", () -> person.post("/problems", said));
        ask("GET /api/v1/me/problems", () -> person.get("/me/problems"));
        ask("GET /operator/problems", () -> operator.page("/operator/problems"));
        ask("GET /api/v1/problems", () -> operator.get("/problems"));
        ask("GET /operator/unusual-uses", () -> operator.page("/operator/unusual-uses"));
        ask("GET /api/v1/unusual-uses", () -> operator.get("/unusual-uses"));
        ask("GET /operator/condition", () -> operator.page("/operator/condition"));
        ask("GET /api/v1/condition", () -> operator.get("/condition"));
        var told = operator.get("/problems").list("problems").stream()
                .map(one -> "/problems/" + one.get("problem")).toList();
        ask("GET /operator/problems/{problem}", () -> operator.page("/operator" + told.getFirst()));
        ask("GET /api/v1/problems/{problem}", () -> operator.get(told.getFirst()));
        ask("POST /operator/problems/{problem}",
                () -> operator.form("/operator" + told.getFirst(), Map.of("reply", "Merci")));
        ask("POST /api/v1/problems/{problem}/reply",
                () -> operator.post(told.getLast() + "/reply", Map.of("reply", "Merci")));
    }

    private void terms() {
        var operator = world.operator();
        var person = world.person();
        var said = Map.<String, Object> of("summaryFr", "Rien", "textFr", "Rien", "summaryEn", "Nothing",
                "textEn", "Nothing");
        ask("GET /operator/terms", () -> operator.page("/operator/terms"));
        ask("GET /new-terms", () -> person.page("/new-terms"));
        ask("POST /new-terms",
                () -> person.form("/new-terms", Map.of("version", "2026-11", "back", "/help")));
        ask("GET /api/v1/me/terms", () -> person.get("/me/terms"));
        var byPage = new HashMap<>(texts(said));
        byPage.put("day", "2999-01-01");
        ask("POST /operator/terms", () -> operator.form("/operator/terms", byPage));
        var byProgram = new HashMap<String, Object>(said);
        byProgram.put("day", "2999-01-02");
        ask("POST /api/v1/terms", () -> operator.post("/terms", byProgram));
    }

    private void deletionsOfStaff() {
        var operator = world.operator();
        var manager = world.manager();
        var relay = "/relays/" + world.relay();
        var opened = manager.post(relay + "/staff",
                Map.of("given", "Fatou", "family", "Sy", "language", "fr")).is(201);
        var worker = Api.anyone(service).firstSignIn(opened.string("username"),
                opened.string("activationCode"), World.PASSWORD);
        var asking = Map.<String, Object> of("reason", "Départ");
        ask("GET /account/deletion", () -> worker.page("/account/deletion"));
        ask("GET /api/v1/me/deletion-request", () -> worker.get("/me/deletion-request"));
        ask("POST /account/deletion", () -> worker.form("/account/deletion", texts(asking)));
        ask("POST /account/deletion/take-back",
                () -> worker.form("/account/deletion/take-back", Map.of()));
        ask("POST /api/v1/me/deletion-request", () -> worker.post("/me/deletion-request", asking));
        var account = (String) manager.get(relay + "/deletion-requests").list("deletions").getFirst()
                .get("account");
        var no = Map.<String, Object> of("answer", "REFUSE", "reason", "Plus tard");
        ask("GET /relays/{relay}/deletions", () -> manager.page(relay + "/deletions"));
        ask("GET /relays/{relay}/deletions/{account}", () -> manager.page(relay + "/deletions/" + account));
        ask("GET /api/v1/relays/{relay}/deletion-requests", () -> manager.get(relay + "/deletion-requests"));
        ask("POST /relays/{relay}/deletions/{account}",
                () -> manager.form(relay + "/deletions/" + account, texts(no)));
        worker.post("/me/deletion-request", asking).is(201);
        ask("POST /api/v1/relays/{relay}/deletion-requests/{account}",
                () -> manager.post(relay + "/deletion-requests/" + account, no));
        var ofOperator = Map.<String, Object> of("reason", "Départ", "ofOperator", true);
        worker.post("/me/deletion-request", ofOperator).is(201);
        ask("GET /operator/deletions", () -> operator.page("/operator/deletions"));
        ask("GET /operator/deletions/{account}", () -> operator.page("/operator/deletions/" + account));
        ask("GET /api/v1/deletion-requests", () -> operator.get("/deletion-requests"));
        ask("POST /operator/deletions/{account}",
                () -> operator.form("/operator/deletions/" + account, texts(no)));
        worker.post("/me/deletion-request", ofOperator).is(201);
        ask("POST /api/v1/deletion-requests/{account}",
                () -> operator.post("/deletion-requests/" + account, no));
        ask("DELETE /api/v1/me/deletion-request", () -> worker.delete("/me/deletion-request"));
    }

    private static Map<String, String> texts(Map<String, Object> fields) {
        var texts = new HashMap<String, String>();
        fields.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    /** REL-1: early, as long as the operator's session lives. */
    private void registrations() {
        var anyone = Api.anyone(service);
        var operator = world.operator();
        var fields = World.registration("La Halte");
        ask("GET /register", () -> anyone.page("/register"));
        ask("GET /register/state", () -> anyone.page("/register/state"));
        ask("POST /register", () -> anyone.form("/register", once(fields)));
        var sent = new Api.Answer[1];
        ask("POST /api/v1/registrations", () -> {
            sent[0] = anyone.post("/registrations", World.registration("La Passerelle"));
            return sent[0];
        });
        var reference = Map.of("reference", sent[0].string("reference"));
        ask("POST /register/state", () -> anyone.form("/register/state", reference));
        ask("POST /api/v1/registrations/state", () -> anyone.post("/registrations/state", reference));
        ask("POST /register/papers",
                () -> anyone.fileForm("/register/papers", reference, "a.pdf", World.PDF));
        ask("POST /api/v1/registrations/papers",
                () -> anyone.upload("/registrations/papers", reference, "b.pdf", World.PDF));
        ask("GET /operator/registrations", () -> operator.page("/operator/registrations"));
        ask("GET /api/v1/registrations", () -> operator.get("/registrations"));
        var ids = operator.get("/registrations").list("registrations").stream()
                .map(line -> (String) line.get("registration")).toList();
        var one = "/registrations/" + ids.getFirst();
        ask("GET /operator/registrations/{registration}", () -> operator.page("/operator" + one));
        ask("GET /api/v1/registrations/{registration}", () -> operator.get(one));
        var paper = one + "/papers/" + operator.get(one).list("papers").getFirst().get("paper");
        ask("GET /operator/registrations/{registration}/papers/{paper}",
                () -> operator.page("/operator" + paper));
        ask("GET /api/v1/registrations/{registration}/papers/{paper}", () -> operator.get(paper));
        ask("POST /operator/registrations/{registration}", () -> operator.form("/operator" + one,
                Map.of("accepted", "true", "reason", "Connue")));
        ask("POST /api/v1/registrations/{registration}/decision",
                () -> operator.post("/registrations/" + ids.getLast() + "/decision",
                        Map.of("accepted", false, "reason", "Inconnue")));
    }

    /** REL-2: of a relay of their own. */
    private void agreements() {
        var operator = world.operator();
        var other = world.operator().post("/relays", World.relay("Relais des Ormes", "Ida", "Nord")).is(201)
                .string("relay");
        var page = "/relays/" + other + "/agreement";
        var end = LocalDate.now(ZoneOffset.UTC).plusYears(1);
        replacing(other);
        ask("GET /operator/relays/ending", () -> operator.page("/operator/relays/ending"));
        ask("GET /api/v1/relays/ending", () -> operator.get("/relays/ending"));
        ask("GET /relays/{relay}/agreement", () -> operator.page(page));
        ask("GET /api/v1/relays/{relay}/agreement", () -> operator.get(page));
        for (var step : List.of("renew", "suspend", "end")) {
            ask("GET /relays/{relay}/agreement/" + step, () -> operator.page(page + "/" + step));
        }
        ask("POST /relays/{relay}/agreement/suspend",
                () -> operator.form(page + "/suspend", Map.of("reason", "Une plainte")));
        ask("POST /relays/{relay}/agreement/resume", () -> operator.form(page + "/resume", Map.of()));
        ask("PUT /api/v1/relays/{relay}/agreement/suspension",
                () -> operator.put(page + "/suspension", Map.of("reason", "Une plainte")));
        ask("DELETE /api/v1/relays/{relay}/agreement/suspension",
                () -> operator.delete(page + "/suspension"));
        ask("POST /relays/{relay}/agreement/renew", () -> operator.form(page + "/renew", Map.of("from",
                end.plusDays(5).toString(), "until", end.plusDays(90).toString(), "costOfUse", "600 €")));
        ask("POST /relays/{relay}/agreement/end",
                () -> operator.form(page + "/end", Map.of("lastDay", end.minusDays(9).toString())));
        ask("POST /api/v1/relays/{relay}/agreement/renewal", () -> operator.post(page + "/renewal",
                Map.of("from", end.toString(), "until", end.plusDays(9).toString(), "costOfUse", "600 €")));
        ask("POST /api/v1/relays/{relay}/agreement/end",
                () -> operator.post(page + "/end", Map.of("lastDay", end.minusDays(20).toString())));
    }

    /** REL-4. */
    private void replacing(String relay) {
        var operator = world.operator();
        var staff = "/relays/" + relay + "/staff";
        for (var given : List.of("Karim", "Odette")) {
            operator.post(staff, Map.of("given", given, "family", "Nord", "language", "fr", "role",
                    "PROFESSIONAL", "reason", "Personne n’est venu")).is(201);
        }
        var team = operator.get(staff).list("staff").stream()
                .sorted(Comparator.comparing(one -> (String) one.get("role")))
                .map(one -> (String) one.get("account")).toList();
        var page = "/relays/" + relay + "/team/" + team.getFirst() + "/manager/replace";
        ask("GET /relays/{relay}/team/{account}/manager/replace", () -> operator.page(page));
        ask("POST /relays/{relay}/team/{account}/manager/replace",
                () -> operator.form(page, Map.of("successor", team.get(1))));
        ask("POST /api/v1/relays/{relay}/staff/{account}/manager/replacement",
                () -> operator.post(staff + "/" + team.get(1) + "/manager/replacement",
                        Map.of("successor", team.get(2))));
    }

    /** ACC-4. */
    private void teamList() {
        var manager = world.manager();
        var relay = "/relays/" + world.relay();
        var list = Map.of("names", "Basile;Rey\nMaud;Simon", "language", "fr");
        ask("GET /relays/{relay}/team/add-list", () -> manager.page(relay + "/team/add-list"));
        ask("POST /relays/{relay}/team/add-list", () -> manager.form(relay + "/team/add-list", once(list)));
        ask("POST /api/v1/relays/{relay}/staff/list/check",
                () -> manager.post(relay + "/staff/list/check", list));
        ask("POST /api/v1/relays/{relay}/staff/list", () -> manager.post(relay + "/staff/list", list));
    }

    /** ACC-12: the other relay's manager joins, and leaves again. */
    private void invitations() {
        var manager = world.manager();
        var other = world.anotherManager("Relais des Aulnes");
        sessions.add(other);
        other.formToken();
        var username = Map.of("username", other.get("/me").string("username"));
        var relay = "/relays/" + world.relay();
        ask("GET /relays/{relay}/team/invite", () -> manager.page(relay + "/team/invite"));
        ask("POST /relays/{relay}/team/invite", () -> manager.form(relay + "/team/invite", username));
        ask("GET /api/v1/relays/{relay}/invitations", () -> manager.get(relay + "/invitations"));
        ask("GET /api/v1/me/invitations", () -> other.get("/me/invitations"));
        ask("POST /invitations/{relay}/refuse",
                () -> other.form("/invitations/" + world.relay() + "/refuse", Map.of()));
        ask("POST /api/v1/relays/{relay}/invitations", () -> manager.post(relay + "/invitations", username));
        ask("POST /relays/{relay}/team/invite/withdraw",
                () -> manager.form(relay + "/team/invite/withdraw", username));
        manager.post(relay + "/invitations", username).is(202);
        ask("POST /api/v1/relays/{relay}/invitations/withdrawal",
                () -> manager.post(relay + "/invitations/withdrawal", username));
        for (var way : List.of("POST /invitations/{relay}/accept", "POST /api/v1/me/invitations/{relay}")) {
            manager.post(relay + "/invitations", username).is(202);
            ask(way, () -> way.contains("/api/")
                    ? other.post("/me/invitations/" + world.relay(), Map.of("accepted", true))
                    : other.form("/invitations/" + world.relay() + "/accept", Map.of()));
            manager.delete(relay + "/staff/" + other.get("/me").string("account")).is(204);
        }
        sessions.remove(other);
    }

    private void accounts() {
        var operator = world.operator();
        var opened = world.manager().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary("Coumba", "Sarr", true, true)).is(201);
        var account = "/accounts/" + opened.string("vault");
        var username = Map.of("username", opened.string("username"));
        ask("GET /operator/accounts", () -> operator.page("/operator/accounts"));
        ask("POST /operator/accounts", () -> operator.form("/operator/accounts", username));
        ask("POST /api/v1/accounts/lookup", () -> operator.post("/accounts/lookup", username));
        ask("GET /operator/accounts/{account}", () -> operator.page("/operator" + account));
        ask("GET /api/v1/accounts/{account}", () -> operator.get(account));
        ask("GET /operator/accounts/{account}/quota", () -> operator.page("/operator" + account + "/quota"));
        ask("POST /operator/accounts/{account}/quota",
                () -> operator.form("/operator" + account + "/quota", Map.of("gigabytes", "2")));
        ask("GET /api/v1/accounts/{account}/quota", () -> operator.get(account + "/quota"));
        ask("PUT /api/v1/accounts/{account}/quota",
                () -> operator.put(account + "/quota", Map.of("gigabytes", "3")));
        ask("POST /operator/accounts/{account}", () -> operator.form("/operator" + account,
                Map.of("measure", "SUSPEND", "reason", "Abus")));
        ask("POST /api/v1/accounts/{account}/measures",
                () -> operator.post(account + "/measures", Map.of("measure", "LIFT", "reason", "Erreur")));
    }

    private void rectifications() {
        var manager = world.manager();
        var operator = world.operator();
        var person = somebody("Aissata");
        var vault = person.get("/me").string("account");
        var relay = "/relays/" + world.relay();
        var desk = relay + "/people/" + vault + "/names";
        var api = relay + "/vaults/" + vault + "/rectification";
        var typed = Map.<String, Object> of("given", "Aissatou", "family", "Ndao", "born", "1979-05-06",
                "bySms", false);
        ask("GET /relays/{relay}/people/{vault}/names", () -> manager.page(desk));
        ask("POST /relays/{relay}/people/{vault}/names", () -> manager.form(desk,
                Map.of("given", "Aissatou", "family", "Ndao", "bornYear", "1979", "bySms", "false")));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/rectification", () -> manager.get(api));
        ask("GET /api/v1/me/rectification", () -> person.get("/me/rectification"));
        ask("POST /account/names/{rectification}/refuse",
                () -> person.form("/account/names/" + waiting(person) + "/refuse", Map.of()));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/rectification", () -> manager.post(api, typed));
        var first = waiting(person);
        ask("POST /relays/{relay}/people/{vault}/names/{rectification}/confirm", 422, 422,
                () -> manager.form(desk + "/" + first + "/confirm", Map.of("code", "468836")));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/rectification/{rectification}/code", 409, 409,
                () -> manager.post(api + "/" + first + "/code", Map.of("code", "468836")));
        ask("GET /relays/{relay}/people/{vault}/names/{rectification}/answer",
                () -> manager.page(desk + "/" + first + "/answer"));
        ask("POST /relays/{relay}/people/{vault}/names/{rectification}/answer", 422, 422,
                () -> manager.form(desk + "/" + first + "/answer", Map.of("answer", "Les Acacias")));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/rectification/{rectification}/answer", 409, 409,
                () -> manager.post(api + "/" + first + "/answer", Map.of("answer", "Les Acacias")));
        ask("POST /relays/{relay}/people/{vault}/names/{rectification}/withdraw",
                () -> manager.form(desk + "/" + first + "/withdraw", Map.of()));
        manager.post(api, typed).is(201);
        ask("DELETE /api/v1/relays/{relay}/vaults/{vault}/rectification/{rectification}",
                () -> manager.delete(api + "/" + waiting(person)));
        manager.post(api, typed).is(201);
        ask("POST /api/v1/me/rectification/{rectification}/refusal", () -> person
                .post("/me/rectification/" + waiting(person) + "/refusal", Map.of()));
        manager.post(api, typed).is(201);
        ask("POST /account/names/{rectification}/approve",
                () -> person.form("/account/names/" + waiting(person) + "/approve", Map.of()));
        sessions.remove(person);
        var other = somebody("Ramata");
        var of = other.get("/me").string("account");
        manager.post(relay + "/vaults/" + of + "/rectification",
                Map.of("given", "Ramatoulaye", "family", "Ndao", "bySms", false)).is(201);
        ask("POST /api/v1/me/rectification/{rectification}/approval", () -> other
                .post("/me/rectification/" + waiting(other) + "/approval", Map.of()));
        var withReason = Map.of("given", "Ramata", "family", "Ndao", "reason", "Acte lu");
        ask("GET /operator/accounts/{account}/names",
                () -> operator.page("/operator/accounts/" + of + "/names"));
        ask("POST /operator/accounts/{account}/names",
                () -> operator.form("/operator/accounts/" + of + "/names", withReason));
        ask("POST /api/v1/accounts/{account}/rectification",
                () -> operator.post("/accounts/" + of + "/rectification", withReason));
        var hired = manager.post(relay + "/staff", Map.of("given", "Awa", "family", "Si", "language", "fr"))
                .is(201).string("username");
        var colleague = manager.get(relay + "/staff").list("staff").stream()
                .filter(member -> hired.equals(member.get("username")))
                .map(member -> (String) member.get("account")).findFirst().orElseThrow();
        var right = Map.of("given", "Awa", "family", "Sy");
        ask("GET /relays/{relay}/team/{account}/name",
                () -> manager.page(relay + "/team/" + colleague + "/name"));
        ask("POST /relays/{relay}/team/{account}/name",
                () -> manager.form(relay + "/team/" + colleague + "/name", right));
        ask("POST /api/v1/relays/{relay}/staff/{account}/rectification",
                () -> manager.post(relay + "/staff/" + colleague + "/rectification", right));
        sessions.remove(other);
    }

    @SuppressWarnings("unchecked")
    private static String waiting(Api person) {
        return (String) ((Map<String, Object>) person.get("/me/rectification").is(200).json().get("waiting"))
                .get("rectification");
    }

    private void locks() {
        var anyone = Api.anyone(service);
        ask("GET /lock", () -> anyone.page("/lock"));
        var opened = world.manager().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary("Issa", "Sarr", true, true)).is(201);
        ask("POST /lock", () -> anyone.form("/lock",
                Map.of("username", opened.string("username"), "password", World.PASSWORD)));
        var other = world.manager().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary("Mariam", "Sarr", true, true)).is(201);
        ask("POST /api/v1/locks", () -> anyone.post("/locks",
                Map.of("username", other.string("username"), "password", World.PASSWORD)));
        var own = somebody("Binta");
        ask("POST /api/v1/me/lock", () -> own.post("/me/lock", Map.of()));
        var manager = world.manager();
        var relay = "/relays/" + world.relay();
        var person = "/people/" + opened.string("vault") + "/lock";
        ask("GET /relays/{relay}/people/{vault}/lock", () -> manager.page(relay + person));
        ask("POST /relays/{relay}/people/{vault}/lock", () -> manager.form(relay + person, Map.of()));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/lock",
                () -> manager.post(relay + "/vaults/" + opened.string("vault") + "/lock", Map.of()));
        var hired = manager.post(relay + "/staff", Map.of("given", "Awa", "family", "Sy", "language", "fr"))
                .is(201).string("username");
        var colleague = manager.get(relay + "/staff").list("staff").stream()
                .filter(member -> hired.equals(member.get("username")))
                .map(member -> (String) member.get("account")).findFirst().orElseThrow();
        var lost = "/people/" + opened.string("vault") + "/lost-factor";
        ask("GET /relays/{relay}/people/{vault}/lost-factor", () -> manager.page(relay + lost));
        ask("POST /relays/{relay}/people/{vault}/lost-factor", () -> manager.form(relay + lost, Map.of()));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/factor-loss", 200, 409,
                () -> manager.post(relay + "/vaults/" + opened.string("vault") + "/factor-loss", Map.of()));
        var lostThere = relay + "/team/" + colleague + "/lost-factor";
        ask("GET /relays/{relay}/team/{account}/lost-factor", () -> manager.page(lostThere));
        ask("POST /relays/{relay}/team/{account}/lost-factor", () -> manager.form(lostThere, Map.of()));
        ask("POST /api/v1/relays/{relay}/staff/{account}/factor-loss", 200, 409,
                () -> manager.post(relay + "/staff/" + colleague + "/factor-loss", Map.of()));
        var team = relay + "/team/" + colleague + "/lock";
        ask("GET /relays/{relay}/team/{account}/lock", () -> manager.page(team));
        ask("POST /relays/{relay}/team/{account}/lock", () -> manager.form(team, Map.of()));
        ask("POST /api/v1/relays/{relay}/staff/{account}/lock",
                () -> manager.post(relay + "/staff/" + colleague + "/lock", Map.of()));
    }

    /** Of people whom nobody asks about afterwards. */
    private void deletion() {
        var all = Map.of("confirmed", true, "current", World.PASSWORD);
        var gone = somebody("Ousmane");
        ask("GET /account/delete", () -> gone.page("/account/delete"));
        ask("GET /account/closing", () -> gone.page("/account/closing"));
        ask("POST /account/restriction",
                () -> gone.form("/account/restriction", Map.of("restricted", "true")));
        ask("PUT /api/v1/vault/restriction",
                () -> gone.put("/vault/restriction", Map.of("restricted", false)));
        ask("GET /api/v1/vault/restriction", () -> gone.get("/vault/restriction"));
        ask("POST /account/delete", () -> gone.form("/account/delete",
                Map.of("confirmed", "true", "current", World.PASSWORD)));
        var other = somebody("Fatou");
        ask("POST /api/v1/me/deletion", () -> other.post("/me/deletion", all));
    }

    /** Who has looked at a page already. */
    private Api somebody(String given) {
        var opened = world.manager().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary(given, "Sarr", true, true)).is(201);
        var person = Api.anyone(service).signedIn(opened.string("username"), World.PASSWORD)
                .acceptingTerms();
        person.formToken();
        return person;
    }

    private static Map<String, String> once(Map<String, String> fields) {
        var all = new LinkedHashMap<String, String>(fields);
        all.put("once", UUID.randomUUID().toString());
        return all;
    }

    /** What anybody may read, and signing in. */
    private void open() {
        var anyone = Api.anyone(service);
        for (var page : List.of("/", "/help", "/privacy", "/terms", "/sign-in")) {
            ask("GET " + page, () -> anyone.page(page));
        }
        ask("GET /terms/{version}", () -> anyone.page("/terms/2026-11"));
        ask("POST /language", () -> anyone.form("/language", Map.of("language", "en", "back", "/")));
        ask("GET /api/v1/terms", () -> anyone.get("/terms"));
        var secret = Map.of("username", world.personUsername(), "password", World.PASSWORD);
        ask("GET /activate", () -> anyone.page("/activate"));
        var waiting = world.manager().post("/relays/" + world.relay() + "/staff",
                Map.of("given", "Inès", "family", "Carvalho", "language", "fr")).is(201);
        var activation = Map.of("username", waiting.string("username"), "code",
                waiting.string("activationCode"), "password", World.PASSWORD);
        ask("POST /api/v1/activations", () -> anyone.post("/activations", activation));
        var further = world.manager().post("/relays/" + world.relay() + "/staff",
                Map.of("given", "Rose", "family", "Petit", "language", "fr")).is(201);
        ask("POST /activate", () -> anyone.form("/activate", Map.of("username", further.string("username"),
                "code", further.string("activationCode"), "password", World.PASSWORD, "passwordAgain",
                World.PASSWORD)));
        ask("POST /api/v1/sessions", () -> anyone.post("/sessions", secret));
        ask("POST /sign-in", () -> anyone.form("/sign-in", secret));
        var leaving = anyone.signedIn(world.personUsername(), World.PASSWORD);
        ask("DELETE /api/v1/sessions/current", () -> leaving.delete("/sessions/current"));
        var other = anyone.signedIn(world.personUsername(), World.PASSWORD);
        other.formToken();
        ask("POST /sign-out", () -> other.form("/sign-out", Map.of()));
    }

    /** ACC-7, ACC-5: at a distance, and by an operator on site. */
    private void openings() {
        var professional = world.professional();
        var relay = "/relays/" + world.relay();
        var page = relay + "/people/openings";
        ask("GET /relays/{relay}/people/openings", () -> professional.page(page));
        ask("GET /relays/{relay}/people/openings/new", () -> professional.page(page + "/new"));
        ask("POST /relays/{relay}/people/openings/new",
                () -> professional.form(page + "/new", once(distant("Tenzin", "06 39 98 20 01"))));
        var validation = new LinkedHashMap<String, String>(Map.of("password", World.PASSWORD, "passwordAgain",
                World.PASSWORD, "question", "Mon école ?", "answer", "Les Tilleuls", "affiliate", "true"));
        var anyone = Api.anyone(service);
        ask("GET /o/{link}", () -> anyone.page("/o/kadolimuperobatinuso"));
        validation.putAll(sms());
        var path = "/o/" + validation.remove("link");
        ask("POST /o/{link}", () -> anyone.form(path, validation));
        var distant = new LinkedHashMap<String, Object>(distant("Dolma", "06 39 98 20 02"));
        distant.put("affiliate", true);
        ask("POST /api/v1/relays/{relay}/openings", () -> professional.post(relay + "/openings", distant));
        ask("GET /api/v1/relays/{relay}/openings", () -> professional.get(relay + "/openings"));
        var opened = professional.get(relay + "/openings").list("openings").getFirst().get("opening");
        ask("POST /relays/{relay}/people/openings/{opened}/sms",
                () -> professional.form(page + "/" + opened + "/sms", Map.of()));
        assertThat(sms()).as("it leaves before the next one does").isNotEmpty();
        ask("POST /api/v1/relays/{relay}/openings/{opened}/sms",
                () -> professional.post(relay + "/openings/" + opened + "/sms", Map.of()));
        var all = new LinkedHashMap<String, Object>(validation);
        all.remove("passwordAgain");
        all.putAll(sms());
        all.put("affiliate", true);
        ask("POST /api/v1/openings/validations", () -> anyone.post("/openings/validations", all));
        onSite(relay);
    }

    private void onSite(String relay) {
        var operator = world.operator();
        var page = relay + "/people/on-site";
        ask("GET /relays/{relay}/people/on-site", () -> operator.page(page));
        var person = new LinkedHashMap<>(World.beneficiary("Pasang", "Sherpa", true, true));
        person.put("session", "Permanence");
        ask("POST /api/v1/relays/{relay}/on-site-beneficiaries",
                () -> operator.post(relay + "/on-site-beneficiaries", person));
        var typed = new LinkedHashMap<String, String>();
        person.forEach((field, value) -> typed.put(field, value.toString()));
        typed.putAll(Map.of("given", "Lhamo", "step", "secrets", "passwordAgain", World.PASSWORD));
        ask("POST /relays/{relay}/people/on-site", () -> operator.form(page, once(typed)));
        ask("GET /relays/{relay}/people/on-site/done", () -> operator.page(page + "/done"));
    }

    private static Map<String, String> distant(String given, String phone) {
        return Map.of("given", given, "family", "Norbu", "born", "1980-01-02", "language", "fr", "phone",
                phone,
                "affiliate", "true");
    }

    /** Link and code of the last SMS. */
    private Map<String, String> sms() {
        var text = Pattern.compile("(\\d{6}).*/o/([a-z]+)").matcher(service.sms());
        assertThat(text.find()).isTrue();
        return Map.of("code", text.group(1), "link", text.group(2));
    }

    private void team() {
        var manager = world.manager();
        var relay = "/relays/" + world.relay();
        ask("GET /relays/{relay}/team", () -> manager.page(relay + "/team"));
        ask("GET /api/v1/relays/{relay}/staff", () -> manager.get(relay + "/staff"));
        ask("GET /relays/{relay}/team/add", () -> manager.page(relay + "/team/add"));
        ask("POST /relays/{relay}/team/add",
                () -> manager.form(relay + "/team/add", once(Map.of("given", "Lucie",
                        "family", "Moreau", "language", "fr", "role", "PROFESSIONAL"))));
        ask("POST /api/v1/relays/{relay}/staff", () -> manager.post(relay + "/staff",
                Map.of("given", "Hugo", "family", "Blanc", "language", "fr")));
        var staff = manager.get(relay + "/staff").list("staff").stream()
                .filter(member -> !"MANAGER".equals(member.get("role")))
                .map(member -> (String) member.get("account"))
                .toList();
        renewals(relay, staff.getFirst());
        managers(relay, staff.get(1), staff.get(2));
        ask("GET /relays/{relay}/figures", () -> manager.page(relay + "/figures"));
        ask("GET /relays/{relay}/figures/csv", () -> manager.page(relay + "/figures/csv"));
        ask("GET /api/v1/relays/{relay}/figures", () -> manager.get(relay + "/figures"));
        ask("GET /relays/{relay}/unusual-uses", () -> manager.page(relay + "/unusual-uses"));
        ask("GET /api/v1/relays/{relay}/unusual-uses", () -> manager.get(relay + "/unusual-uses"));
        ask("GET /relays/{relay}/team/{account}/remove",
                () -> manager.page(relay + "/team/" + staff.get(1) + "/remove"));
        ask("POST /relays/{relay}/team/{account}/remove",
                () -> manager.form(relay + "/team/" + staff.get(1) + "/remove", Map.of()));
        ask("DELETE /api/v1/relays/{relay}/staff/{account}",
                () -> manager.delete(relay + "/staff/" + staff.get(2)));
    }

    /** Of somebody who has chosen a password. */
    private void renewals(String relay, String account) {
        var manager = world.manager();
        var operator = world.operator();
        var team = relay + "/team/" + account + "/renewal";
        var staff = relay + "/staff/" + account + "/renewal";
        ask("GET /relays/{relay}/team/{account}/renewal", () -> manager.page(team));
        ask("POST /api/v1/relays/{relay}/staff/{account}/renewal", () -> manager.post(staff, Map.of()));
        ask("POST /api/v1/relays/{relay}/staff/{account}/renewal/approval",
                () -> operator.post(staff + "/approval", Map.of()));
        ask("DELETE /api/v1/relays/{relay}/staff/{account}/renewal", () -> operator.delete(staff));
        ask("POST /relays/{relay}/team/{account}/renewal", () -> manager.form(team, Map.of()));
        ask("POST /relays/{relay}/team/{account}/renewal/approve",
                () -> operator.form(team + "/approve", Map.of()));
        ask("POST /relays/{relay}/team/{account}/renewal/stop",
                () -> operator.form(team + "/stop", Map.of()));
        manager.post(staff, Map.of()).is(201);
        var professional = world.professional();
        ask("GET /renewal", () -> professional.page("/renewal"));
        ask("GET /api/v1/me/renewal", () -> professional.get("/me/renewal"));
        ask("DELETE /api/v1/me/renewal", () -> professional.delete("/me/renewal"));
        manager.post(staff, Map.of()).is(201);
        ask("POST /renewal/stop", () -> professional.form("/renewal/stop", Map.of()));
    }

    private void managers(String relay, String one, String other) {
        var manager = world.manager();
        var operator = world.operator();
        var staff = relay + "/staff/" + one + "/manager";
        ask("POST /api/v1/relays/{relay}/staff/{account}/manager", () -> manager.post(staff, Map.of()));
        ask("DELETE /api/v1/relays/{relay}/staff/{account}/manager", () -> operator.delete(staff));
        manager.post(staff, Map.of()).is(202);
        ask("POST /api/v1/relays/{relay}/staff/{account}/manager/naming",
                () -> operator.post(staff + "/naming", Map.of()));
        var team = relay + "/team/" + other + "/manager";
        ask("GET /relays/{relay}/team/{account}/manager", () -> manager.page(team));
        ask("POST /relays/{relay}/team/{account}/manager", () -> manager.form(team, Map.of()));
        ask("GET /relays/{relay}/team/{account}/manager/name", () -> operator.page(team + "/name"));
        ask("POST /relays/{relay}/team/{account}/manager/refuse",
                () -> operator.form(team + "/refuse", Map.of()));
        manager.form(team, Map.of()).is(303);
        ask("POST /relays/{relay}/team/{account}/manager/name",
                () -> operator.form(team + "/name", Map.of()));
    }

    private void people() {
        var professional = world.professional();
        var relay = "/relays/" + world.relay();
        ask("GET /relays", () -> professional.page("/relays"));
        ask("GET /api/v1/relays/{relay}", () -> professional.get(relay));
        ask("GET /api/v1/me/workplaces", () -> professional.get("/me/workplaces"));
        ask("GET /relays/{relay}/people", () -> professional.page(relay + "/people"));
        ask("GET /api/v1/relays/{relay}/people", () -> professional.get(relay + "/people"));
        ask("GET /relays/{relay}/people/new", () -> professional.page(relay + "/people/new"));
        ask("POST /relays/{relay}/people/new", () -> professional.form(relay + "/people/new",
                once(Map.of("step", "secrets", "given", "Rosa", "family", "Lopes", "born", "1980-01-02",
                        "language",
                        "fr", "password", World.PASSWORD, "passwordAgain", World.PASSWORD, "question",
                        "Qui ?", "answer",
                        "Les Tilleuls")).entrySet().stream().collect(LinkedHashMap::new, (map, field) -> {
                            map.put(field.getKey(), field.getValue());
                            map.put("affiliate", "true");
                            map.put("feeding", "true");
                        }, Map::putAll)));
        ask("POST /api/v1/relays/{relay}/beneficiaries", () -> professional.post(relay + "/beneficiaries",
                World.beneficiary("Samuel", "Tesfaye", true, true)));
        ask("GET /relays/{relay}/people/new/done", () -> professional.page(relay + "/people/new/done"));
        ask("GET /relays/{relay}/people/affiliate", () -> professional.page(relay + "/people/affiliate"));
    }

    private void uploads(String path, String route, Api sender, Map<String, String> said) {
        var begun = sender.begins(path, said, "bail.pdf", World.PDF.length).is(201).place();
        ask("POST " + route, () -> sender.begins(path, said, "bail.pdf", World.PDF.length));
        ask("PATCH " + route + "/{upload}", () -> sender.goesOn(begun, 0, World.PDF));
        ask("DELETE " + route + "/{upload}", () -> sender.stops(begun));
    }

    private void items() {
        var person = world.person();
        var professional = world.professional();
        var shelf = "/relays/" + world.relay() + "/people/" + world.vault();
        var shared = Map.of("title", "Bail", "visibility", "SHARED");
        ask("POST /api/v1/vault/documents",
                () -> person.upload("/vault/documents", shared, "bail.pdf", World.PDF));
        ask("POST /papers/add", () -> person.fileForm("/papers/add", once(shared), "bail.pdf", World.PDF));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/documents", () -> professional
                .upload(world.shared("/documents"), Map.of("lawful", "true"), "courrier.pdf", World.PDF));
        ask("POST /relays/{relay}/people/{vault}/papers/add",
                () -> professional.fileForm(shelf + "/papers/add",
                        once(Map.of("lawful", "true")), "courrier.pdf", World.PDF));
        ask("POST /api/v1/vault/pages",
                () -> person.upload("/vault/pages", shared, "bail.jpg", World.JPEG));
        ask("POST /pages/add", () -> person.fileForm("/pages/add", once(shared), "bail.jpg", World.JPEG));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/pages", () -> professional
                .upload(world.shared("/pages"), Map.of("lawful", "true"), "courrier.jpg", World.JPEG));
        ask("POST /relays/{relay}/people/{vault}/pages/add",
                () -> professional.fileForm(shelf + "/pages/add",
                        once(Map.of("lawful", "true")), "courrier.jpg", World.JPEG));
        uploads("/vault/uploads", "/api/v1/vault/uploads", person, shared);
        uploads(world.shared("/uploads"), "/api/v1/relays/{relay}/vaults/{vault}/uploads", professional,
                Map.of("lawful", "true"));
        var note = Map.of("title", "À faire", "text", "Appeler");
        var sharedNote = Map.of("title", "À faire", "text", "Appeler", "visibility", "SHARED");
        ask("POST /api/v1/vault/notes", () -> person.post("/vault/notes", sharedNote));
        ask("POST /{written}/add", () -> person.form("/notes/add", once(sharedNote)));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/notes",
                () -> professional.post(world.shared("/notes"), note));
        ask("POST /relays/{relay}/people/{vault}/{written}/add",
                () -> professional.form(shelf + "/notes/add", once(note)));
        contacts(person, professional);
        appointments(person, professional);
        for (var page : List.of("/home", "/papers", "/papers/add", "/pages/add", "/my-relays", "/who-saw")) {
            ask("GET " + page, () -> person.page(page));
        }
        ask("GET /{written}/add", () -> person.page("/notes/add"));
        ask("GET /relays/{relay}/people/{vault}", () -> professional.page(shelf));
        ask("GET /relays/{relay}/people/{vault}/papers/add", () -> professional.page(shelf + "/papers/add"));
        ask("GET /relays/{relay}/people/{vault}/pages/add", () -> professional.page(shelf + "/pages/add"));
        ask("GET /relays/{relay}/people/{vault}/{written}/add",
                () -> professional.page(shelf + "/notes/add"));
        ask("GET /relays/{relay}/people/{vault}/end", () -> professional.page(shelf + "/end"));
        var endOfSupport = shelf + "/end-of-support";
        ask("POST /relays/{relay}/people/{vault}/end-of-support",
                () -> professional.form(endOfSupport, Map.of()));
        ask("GET /relays/{relay}/people/{vault}/end-of-support", () -> professional.page(endOfSupport));
        ask("POST /relays/{relay}/people/{vault}/end-of-support/hand-over",
                () -> professional.form(endOfSupport + "/hand-over", Map.of("step", "PHONE")));
        ask("POST /relays/{relay}/people/{vault}/end-of-support/hand-over/undo",
                () -> professional.form(endOfSupport + "/hand-over/undo", Map.of("step", "PHONE")));
        ask("GET /relays/{relay}/people/{vault}/end-of-support/papers",
                () -> professional.page(endOfSupport + "/papers"));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/end-of-support/papers",
                () -> professional.get(world.shared("/end-of-support/papers")));
        ask("GET /my-relays/{relay}/papers", () -> person.page("/my-relays/" + world.relay() + "/papers"));
        ask("GET /api/v1/vault/affiliations/{relay}/papers",
                () -> person.get("/vault/affiliations/" + world.relay() + "/papers"));
        ask("GET /api/v1/relays/{relay}/ends-of-support",
                () -> professional.get("/relays/" + world.relay() + "/ends-of-support"));
        ask("POST /relays/{relay}/people/{vault}/end-of-support/take-back",
                () -> professional.form(endOfSupport + "/take-back", Map.of()));
        ask("PUT /api/v1/relays/{relay}/vaults/{vault}/end-of-support",
                () -> professional.put(world.shared("/end-of-support"), Map.of()));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/end-of-support",
                () -> professional.get(world.shared("/end-of-support")));
        var step = world.shared("/end-of-support/handed-over/PHONE");
        ask("PUT /api/v1/relays/{relay}/vaults/{vault}/end-of-support/handed-over/{step}",
                () -> professional.put(step, Map.of()));
        ask("DELETE /api/v1/relays/{relay}/vaults/{vault}/end-of-support/handed-over/{step}",
                () -> professional.delete(step));
        ask("DELETE /api/v1/relays/{relay}/vaults/{vault}/end-of-support",
                () -> professional.delete(world.shared("/end-of-support")));
        ask("GET /api/v1/vault/items", () -> person.get("/vault/items"));
        ask("GET /api/v1/vault/quota", () -> person.get("/vault/quota"));
        ask("GET /api/v1/vault/journal", () -> person.get("/vault/journal"));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/items",
                () -> professional.get(world.shared("/items")));
        documents(person, professional, shelf);
        notes(person, professional, shelf);
        previews(person, professional, shelf);
    }

    private void contacts(Api person, Api professional) {
        var contact = Map.of("title", "Mme Sow", "phone", "115", "visibility", "SHARED");
        var other = Map.of("title", "Mme Sow", "phone", "119");
        ask("POST /api/v1/vault/contacts", () -> person.post("/vault/contacts", contact));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/contacts",
                () -> professional.post(world.shared("/contacts"), contact));
        var own = idOf(person, "CONTACT", false);
        var theirs = idOf(person, "CONTACT", true);
        ask("PUT /api/v1/vault/items/{item}/contact",
                () -> person.put("/vault/items/" + own + "/contact", other));
        ask("PUT /api/v1/relays/{relay}/vaults/{vault}/items/{item}/contact",
                () -> professional.put(world.shared("/items/" + theirs + "/contact"), other));
        ask("GET /papers/{item}/card", () -> person.page("/papers/" + own + "/card"));
        ask("GET /relays/{relay}/people/{vault}/papers/{item}/card",
                () -> professional.page(
                        "/relays/" + world.relay() + "/people/" + world.vault() + "/papers/" + own
                                + "/card"));
        ask("GET /api/v1/vault/items/{item}/card", () -> person.get("/vault/items/" + own + "/card"));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}/card",
                () -> professional.get(world.shared("/items/" + own + "/card")));
        // what follows counts what there was before
        List.of(own, theirs).forEach(item -> person.delete("/vault/items/" + item).is(204));
    }

    private void appointments(Api person, Api professional) {
        var appointment = Map.of("title", "Médecin", "day", "2027-01-05", "hour", "14:30", "visibility",
                "SHARED", "eveningBefore", true);
        var other = Map.of("title", "Médecin", "day", "2027-01-06", "hour", "14:30");
        ask("POST /api/v1/vault/appointments", () -> person.post("/vault/appointments", appointment));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/appointments",
                () -> professional.post(world.shared("/appointments"), appointment));
        var own = idOf(person, "APPOINTMENT", false);
        var theirs = idOf(person, "APPOINTMENT", true);
        ask("PUT /api/v1/vault/items/{item}/appointment",
                () -> person.put("/vault/items/" + own + "/appointment", other));
        ask("PUT /api/v1/relays/{relay}/vaults/{vault}/items/{item}/appointment",
                () -> professional.put(world.shared("/items/" + theirs + "/appointment"), other));
        ask("GET /api/v1/vault/items/{item}/reminders",
                () -> person.get("/vault/items/" + own + "/reminders"));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}/reminders",
                () -> professional.get(world.shared("/items/" + own + "/reminders")));
        ask("GET /papers/{item}/event", () -> person.page("/papers/" + own + "/event"));
        ask("GET /relays/{relay}/people/{vault}/papers/{item}/event",
                () -> professional.page(
                        "/relays/" + world.relay() + "/people/" + world.vault() + "/papers/" + own
                                + "/event"));
        ask("GET /api/v1/vault/items/{item}/event", () -> person.get("/vault/items/" + own + "/event"));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}/event",
                () -> professional.get(world.shared("/items/" + own + "/event")));
        // what follows counts what there was before
        List.of(own, theirs).forEach(item -> person.delete("/vault/items/" + item).is(204));
    }

    private void previews(Api person, Api professional, String shelf) {
        ask("PUT /api/v1/vault/previews", () -> person.put("/vault/previews", Map.of("wished", true)));
        ask("GET /api/v1/vault/previews", () -> person.get("/vault/previews"));
        ask("PUT /api/v1/vault/reading", () -> person.put("/vault/reading", Map.of("wished", true)));
        ask("GET /api/v1/vault/reading", () -> person.get("/vault/reading"));
        ask("GET /account", () -> person.page("/account"));
        // no scanner is there
        ask("PUT /api/v1/vault/scans", 404, 404, () -> person.put("/vault/scans", Map.of("wished", true)));
        ask("GET /api/v1/vault/scans", 404, 404, () -> person.get("/vault/scans"));
        ask("POST /account/scans", 404, 404, () -> person.form("/account/scans", Map.of("wished", "true")));
        ask("PUT /api/v1/vault/sms-reminders",
                () -> person.put("/vault/sms-reminders", Map.of("come", true)));
        ask("GET /api/v1/vault/sms-reminders", () -> person.get("/vault/sms-reminders"));
        ask("POST /account/sms-reminders",
                () -> person.form("/account/sms-reminders", Map.of("come", "true")));
        ask("PUT /api/v1/vault/place-in-sms",
                () -> person.put("/vault/place-in-sms", Map.of("said", true)));
        ask("GET /api/v1/vault/place-in-sms", () -> person.get("/vault/place-in-sms"));
        ask("POST /account/place-in-sms",
                () -> person.form("/account/place-in-sms", Map.of("said", "false")));
        ask("POST /account/previews", () -> person.form("/account/previews", Map.of("wished", "true")));
        ask("POST /account/reading", () -> person.form("/account/reading", Map.of("wished", "true")));
        ask("POST /account/device", () -> person.form("/account/device", Map.of("own", "true")));
        var id = person.upload("/vault/documents", Map.of("visibility", "SHARED"), "carte.jpg", World.JPEG)
                .is(201).string("id");
        service.bean(Abri.class).later().tasks().run(Jobs.Task.DRAW_PREVIEWS, UUID.fromString(world.vault()));
        person.get("/vault/items/" + id + "/preview").is(200);
        ask("POST /papers/{item}/favourite",
                () -> person.form("/papers/" + id + "/favourite", Map.of("favourite", "true")));
        Map.of("/preview", "/preview", "/preview/{page}", "/preview/1").forEach((route, path) -> {
            ask("GET /papers/{item}" + route, () -> person.page("/papers/" + id + path));
            ask("GET /relays/{relay}/people/{vault}/papers/{item}" + route,
                    () -> professional.page(shelf + "/papers/" + id + path));
            ask("GET /api/v1/vault/items/{item}" + route, () -> person.get("/vault/items/" + id + path));
            ask("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}" + route,
                    () -> professional.get(world.shared("/items/" + id + path)));
        });
        links(person, id);
        calendar(person);
    }

    private void documents(Api person, Api professional, String shelf) {
        var id = idOf(person, "DOCUMENT", false);
        var added = idOf(person, "DOCUMENT", true);
        ask("GET /api/v1/vault/items/{item}", () -> person.get("/vault/items/" + id));
        ask("GET /api/v1/vault/items/{item}/content", () -> person.get("/vault/items/" + id + "/content"));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}",
                () -> professional.get(world.shared("/items/" + id)));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}/content",
                () -> professional.get(world.shared("/items/" + id + "/content")));
        for (var page : List.of("", "/file", "/title", "/visibility", "/delete")) {
            ask("GET /papers/{item}" + page, () -> person.page("/papers/" + id + page));
        }
        for (var page : List.of("", "/file", "/title")) {
            ask("GET /relays/{relay}/people/{vault}/papers/{item}" + page,
                    () -> professional.page(shelf + "/papers/" + added + page));
        }
        receipts(person, professional, shelf, id, added);
        folders(person, professional, shelf, id);
        askFrom("POST /papers/{item}/title", person, "/papers/" + id + "/title",
                Map.of("title", "Le bail"));
        var turned = person.from("/papers/" + id + "/title", Map.of("turn", "RIGHT"));
        ask("POST /papers/{item}/turn", () -> person.form("/papers/" + id + "/turn", turned));
        var turnedByStaff =
                professional.from(shelf + "/papers/" + added + "/title", Map.of("turn", "RIGHT"));
        ask("POST /relays/{relay}/people/{vault}/papers/{item}/turn",
                () -> professional.form(shelf + "/papers/" + added + "/turn", turnedByStaff));
        askFrom("POST /relays/{relay}/people/{vault}/papers/{item}/title", professional,
                shelf + "/papers/" + added + "/title", Map.of("title", "Le courrier"));
        ask("PATCH /api/v1/vault/items/{item}",
                () -> person.patch("/vault/items/" + id, Map.of("title", "Bail")));
        ask("PATCH /api/v1/relays/{relay}/vaults/{vault}/items/{item}",
                () -> professional.patch(world.shared("/items/" + added), Map.of("title", "Courrier")));
        ask("POST /papers/{item}/visibility",
                () -> person.form("/papers/" + id + "/visibility", Map.of("visibility", "PRIVATE")));
        askFrom("POST /papers/{item}/delete", person, "/papers/" + id + "/delete", Map.of());
        ask("DELETE /api/v1/vault/items/{item}", () -> person.delete("/vault/items/" + added));
        bin(person, id, added);
    }

    /** LAW-1. */
    private void receipts(Api person, Api professional, String shelf, String id, String added) {
        for (var page : List.of("/receipt", "/receipt/file", "/receipt/qr")) {
            ask("GET /papers/{item}" + page, () -> person.page("/papers/" + id + page));
            ask("GET /relays/{relay}/people/{vault}/papers/{item}" + page,
                    () -> professional.page(shelf + "/papers/" + added + page));
        }
        ask("POST /papers/{item}/check", () -> person.form("/papers/" + id + "/check", Map.of()));
        ask("POST /relays/{relay}/people/{vault}/papers/{item}/check",
                () -> professional.form(shelf + "/papers/" + added + "/check", Map.of()));
        ask("GET /api/v1/vault/items/{item}/receipt", () -> person.get("/vault/items/" + id + "/receipt"));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}/receipt",
                () -> professional.get(world.shared("/items/" + added + "/receipt")));
        ask("POST /api/v1/vault/items/{item}/checks",
                () -> person.post("/vault/items/" + id + "/checks", Map.of()));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/items/{item}/checks",
                () -> professional.post(world.shared("/items/" + added + "/checks"), Map.of()));
        var anyone = Api.anyone(service);
        var receipt = Map.<String, Object> of("receipt",
                person.get("/vault/items/" + id + "/receipt").is(200).text());
        ask("GET /receipts/verify", () -> anyone.page("/receipts/verify"));
        ask("POST /receipts/verify", () -> anyone.form("/receipts/verify", texts(receipt)));
        ask("GET /api/v1/receipts/keys", () -> anyone.get("/receipts/keys"));
        ask("POST /api/v1/receipts/verifications",
                () -> anyone.post("/receipts/verifications", receipt));
    }

    private void bin(Api person, String id, String other) {
        for (var page : List.of("", "/{item}", "/{item}/erase", "/empty")) {
            ask("GET /bin" + page, () -> person.page("/bin" + page.replace("{item}", id)));
        }
        ask("GET /api/v1/vault/bin", () -> person.get("/vault/bin"));
        ask("POST /bin/{item}/back", () -> person.form("/bin/" + id + "/back", Map.of()));
        ask("POST /api/v1/vault/bin/{item}/back",
                () -> person.post("/vault/bin/" + other + "/back", Map.of()));
        List.of(id, other).forEach(item -> person.delete("/vault/items/" + item).is(204));
        ask("POST /bin/{item}/erase", () -> person.form("/bin/" + id + "/erase", Map.of()));
        ask("DELETE /api/v1/vault/bin/{item}", () -> person.delete("/vault/bin/" + other));
        ask("POST /bin/empty", () -> person.form("/bin/empty", Map.of()));
        ask("DELETE /api/v1/vault/bin", () -> person.delete("/vault/bin"));
        var first = person.post("/vault/appointments", Map.of("title", "Kiné", "day", "2027-01-05", "hour",
                "14:30", "rhythm", "WEEKLY", "times", "3")).is(201).string("id");
        ask("DELETE /api/v1/vault/items/{item}/following",
                () -> person.delete("/vault/items/" + first + "/following"));
        // what follows counts what there was before
        person.delete("/vault/bin").is(204);
    }

    private void folders(Api person, Api professional, String shelf, String document) {
        ask("POST /api/v1/vault/folders", () -> person.post("/vault/folders",
                Map.of("name", "Logement", "visibility", "SHARED")));
        ask("POST /folders/add", () -> person.form("/folders/add",
                once(Map.of("name", "Travail", "visibility", "PRIVATE"))));
        ask("GET /api/v1/vault/folders", () -> person.get("/vault/folders"));
        var folders = person.get("/vault/folders").list("folders").stream()
                .map(each -> (String) each.get("id")).toList();
        var id = folders.getFirst();
        ask("GET /api/v1/vault/folders/{folder}", () -> person.get("/vault/folders/" + id));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/folders",
                () -> professional.get(world.shared("/folders")));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/folders/{folder}",
                () -> professional.get(world.shared("/folders/" + id)));
        ask("PUT /api/v1/vault/items/{item}/folder",
                () -> person.put("/vault/items/" + document + "/folder", Map.of("folder", id)));
        for (var page : List.of("", "/{folder}", "/add", "/{folder}/change", "/{folder}/delete")) {
            ask("GET /folders" + page, () -> person.page("/folders" + page.replace("{folder}", id)));
        }
        for (var page : List.of("", "/{folder}")) {
            ask("GET /relays/{relay}/people/{vault}/folders" + page,
                    () -> professional.page(shelf + "/folders" + page.replace("{folder}", id)));
        }
        ask("GET /folders/{folder}/take", () -> person.page("/folders/" + id + "/take"));
        ask("GET /api/v1/vault/folders/{folder}/archive",
                () -> person.get("/vault/folders/" + id + "/archive"));
        ask("GET /papers/take", () -> person.page("/papers/take"));
        ask("GET /api/v1/vault/archive", () -> person.get("/vault/archive"));
        ask("GET /papers/{item}/folder", () -> person.page("/papers/" + document + "/folder"));
        ask("POST /papers/{item}/folder",
                () -> person.form("/papers/" + document + "/folder", Map.of("folder", "")));
        ask("PUT /api/v1/vault/folders/{folder}", () -> person.put("/vault/folders/" + id,
                Map.of("name", "Bail", "visibility", "SHARED")));
        askFrom("POST /folders/{folder}/change", person, "/folders/" + id + "/change",
                Map.of("name", "Maison", "visibility", "SHARED"));
        askFrom("POST /folders/{folder}/delete", person, "/folders/" + id + "/delete", Map.of());
        ask("DELETE /api/v1/vault/folders/{folder}",
                () -> person.delete("/vault/folders/" + folders.getLast()));
    }

    private void links(Api person, String document) {
        var anybody = Api.anyone(service);
        var wanted = Map.of("life", "A_WEEK", "openings", "UNCOUNTED");
        ask("GET /papers/{item}/links", () -> person.page("/papers/" + document + "/links"));
        ask("POST /papers/{item}/links", () -> person.form("/papers/" + document + "/links", once(wanted)));
        ask("POST /api/v1/vault/items/{item}/links",
                () -> person.post("/vault/items/" + document + "/links", Map.copyOf(wanted)));
        var address = person.post("/vault/items/" + document + "/links", Map.copyOf(wanted)).is(201)
                .string("address").replaceFirst("^https?://[^/]*", "");
        ask("GET /links", () -> person.page("/links"));
        ask("GET /api/v1/vault/links", () -> person.get("/vault/links"));
        ask("GET /l/{token}", () -> anybody.page(address));
        ask("POST /l/{token}", () -> anybody.form(address, Map.of()));
        var opened = anybody.form(address, Map.of()).headers().firstValue("Location").orElseThrow()
                .replaceFirst("^https?://[^/]*", "");
        ask("GET /l/{token}/{pass}", () -> anybody.page(opened));
        ask("GET /l/{token}/{pass}/preview", () -> anybody.page(opened + "/preview"));
        ask("GET /l/{token}/{pass}/file", () -> anybody.page(opened + "/file"));
        var links = person.get("/vault/links").list("links").stream()
                .map(each -> (String) each.get("link")).toList();
        ask("POST /links/{link}/stop", () -> person.form("/links/" + links.getFirst() + "/stop", Map.of()));
        ask("DELETE /api/v1/vault/links/{link}", () -> person.delete("/vault/links/" + links.getLast()));
    }

    private void calendar(Api person) {
        ask("GET /account/calendar", () -> person.page("/account/calendar"));
        ask("POST /account/calendar", () -> person.form("/account/calendar", Map.of()));
        ask("POST /account/calendar/stop", () -> person.form("/account/calendar/stop", Map.of()));
        ask("POST /api/v1/vault/calendar", () -> person.post("/vault/calendar", Map.of()));
        ask("GET /api/v1/vault/calendar", () -> person.get("/vault/calendar"));
        var address = person.post("/vault/calendar", Map.of()).is(201).string("address")
                .replaceFirst("^https?://[^/]*", "");
        ask("GET /c/{token}", () -> Api.anyone(service).page(address));
        ask("DELETE /api/v1/vault/calendar", () -> person.delete("/vault/calendar"));
    }

    private void notes(Api person, Api professional, String shelf) {
        var id = idOf(person, "NOTE", false);
        var added = idOf(person, "NOTE", true);
        var text = Map.of("title", "À faire", "text", "Appeler demain");
        var other = Map.of("title", "À faire", "text", "Appeler lundi");
        ask("GET /papers/{item}/{written}", () -> person.page("/papers/" + id + "/notes"));
        askFrom("POST /papers/{item}/{written}", person, "/papers/" + id + "/notes", text);
        ask("PUT /api/v1/vault/items/{item}/note", () -> person.put("/vault/items/" + id + "/note", other));
        ask("GET /relays/{relay}/people/{vault}/papers/{item}/{written}",
                () -> professional.page(shelf + "/papers/" + added + "/notes"));
        askFrom("POST /relays/{relay}/people/{vault}/papers/{item}/{written}", professional,
                shelf + "/papers/" + added + "/notes", text);
        ask("PUT /api/v1/relays/{relay}/vaults/{vault}/items/{item}/note",
                () -> professional.put(world.shared("/items/" + added + "/note"), other));
    }

    private static String idOf(Api person, String kind, boolean byStaff) {
        return person.get("/vault/items").list("items").stream()
                .filter(item -> kind.equals(item.get("kind")) && byStaff == item.containsKey("addedBy"))
                .map(item -> (String) item.get("id")).findFirst().orElseThrow();
    }

    private void operatorsRelays() {
        var operator = world.operator();
        ask("GET /operator/relays", () -> operator.page("/operator/relays"));
        ask("GET /operator/relays/add", () -> operator.page("/operator/relays/add"));
        ask("POST /operator/relays/add", () -> operator.form("/operator/relays/add",
                once(World.relay("Relais des Acacias", "Anne", "Petit").entrySet().stream().collect(
                        LinkedHashMap::new,
                        (map, field) -> map.put(field.getKey(), (String) field.getValue()),
                        Map::putAll))));
        ask("GET /api/v1/relays", () -> operator.get("/relays"));
        ask("POST /api/v1/relays",
                () -> operator.post("/relays", World.relay("Relais des Ormes", "Luc", "Faure")));
        for (var name : List.of("Lilas", "Saules", "Bouleaux", "Charmes")) {
            managers.add(world.anotherManager("Relais des " + name));
        }
        sessions.addAll(managers);
    }

    private void relays() {
        var first = managers.get(0);
        var second = managers.get(1);
        var person = Map.of("username", world.personUsername());
        var bySms = Map.of("username", world.personUsername(), "bySms", true);
        var lilas = "/relays/" + workplace(first);
        ask("POST /api/v1/relays/{relay}/affiliations", () -> first.post(lilas + "/affiliations", bySms));
        var code = with(person, "code", service.codeBySms());
        ask("POST /api/v1/relays/{relay}/affiliations/confirmation",
                () -> first.post(lilas + "/affiliations/confirmation", code));
        var saules = "/relays/" + workplace(second);
        ask("POST /relays/{relay}/people/affiliate",
                () -> second.form(saules + "/people/affiliate", with(person, "bySms", "true")));
        var another = with(person, "code", service.codeBySms());
        ask("POST /relays/{relay}/people/affiliate/confirm",
                () -> second.form(saules + "/people/affiliate/confirm", another));
        finding(first, lilas);
    }

    private void finding(Api by, String relay) {
        var sought = Map.of("given", "Diallo", "family", "Aminah", "born", "1990");
        ask("GET /relays/{relay}/people/find", () -> by.page(relay + "/people/find"));
        ask("POST /relays/{relay}/people/find", () -> by.form(relay + "/people/find",
                Map.of("given", "Diallo", "family", "Aminah", "bornYear", "1990")));
        var handles = new ArrayList<String>();
        ask("POST /api/v1/relays/{relay}/people/search", () -> {
            var answer = by.post(relay + "/people/search", sought);
            answer.list("people").forEach(person -> handles.add((String) person.get("handle")));
            return answer;
        });
        var handle = handles.isEmpty() ? "0".repeat(64) : handles.getFirst();
        ask("POST /api/v1/relays/{relay}/affiliations/found",
                () -> by.post(relay + "/affiliations/found", Map.of("handle", handle, "bySms", false)));
        ask("POST /relays/{relay}/people/find/ask", () -> by.form(relay + "/people/find/ask",
                Map.of("handle", "0".repeat(64), "bySms", "false")));
        var request = UUID.randomUUID().toString();
        // of nobody: as much work as of somebody, but for what is written then (AUT-5)
        ask("POST /api/v1/relays/{relay}/affiliations/requests/{affiliation}/confirmation", 409, 409,
                () -> by.post(relay + "/affiliations/requests/" + request + "/confirmation",
                        Map.of("code", "468836")));
        ask("POST /relays/{relay}/people/affiliate/{affiliation}/confirm", 422, 422, () -> by
                .form(relay + "/people/affiliate/" + request + "/confirm", Map.of("code", "468836")));
        ask("GET /relays/{relay}/people/affiliate/{affiliation}/answer",
                () -> by.page(relay + "/people/affiliate/" + request + "/answer"));
        ask("POST /api/v1/relays/{relay}/affiliations/requests/{affiliation}/answer", 409, 409, () -> by
                .post(relay + "/affiliations/requests/" + request + "/answer", Map.of("answer", "Médor")));
        ask("POST /relays/{relay}/people/affiliate/{affiliation}/answer", 422, 422, () -> by
                .form(relay + "/people/affiliate/" + request + "/answer", Map.of("answer", "Médor")));
        ask("GET /my-relays/code", () -> world.person().page("/my-relays/code"));
        ask("POST /my-relays/code", () -> world.person().form("/my-relays/code", Map.of()));
        ask("POST /api/v1/vault/code", () -> world.person().post("/vault/code", Map.of()));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var all = new LinkedHashMap<String, String>(fields);
        all.put(name, value);
        return all;
    }

    private static String workplace(Api manager) {
        return (String) manager.get("/me/workplaces").list("workplaces").getFirst().get("relay");
    }

    /** One's own account and relays. */
    private void own() {
        var person = world.person();
        var relay = world.relay();
        ask("GET /api/v1/me", () -> person.get("/me"));
        ask("GET /api/v1/vault/affiliations", () -> person.get("/vault/affiliations"));
        ask("POST /my-relays/{relay}/feeding",
                () -> person.form("/my-relays/" + relay + "/feeding", Map.of("allowed", "false")));
        ask("PUT /api/v1/vault/affiliations/{relay}/feeding",
                () -> person.put("/vault/affiliations/" + relay + "/feeding", Map.of("allowed", true)));
        for (var page : List.of("/password", "/account/username", "/accept-terms")) {
            ask("GET " + page, () -> person.page(page));
        }
        var version = Map.of("version", "2026-11");
        ask("POST /accept-terms", () -> person.form("/accept-terms", with(version, "accepted", "true")));
        ask("POST /api/v1/me/acceptances", () -> person.post("/me/acceptances", version));
    }

    /** SEC-2: asked of a team that has it already, and no longer. */
    private void teamFactor() {
        var manager = world.manager();
        var relay = "/relays/" + world.relay();
        ask("GET /api/v1/relays/{relay}/factor", () -> manager.get(relay + "/factor"));
        ask("PUT /api/v1/relays/{relay}/factor",
                () -> manager.put(relay + "/factor", Map.of("required", false)));
        ask("POST /relays/{relay}/factor",
                () -> manager.form(relay + "/factor", Map.of("required", "false")));
    }

    /** A second factor of somebody new: set up, shown at the sign-in, renewed and turned off, by pages and by a program. */
    private void factor() {
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary("Rosa", "Lima", false, false)).is(201).string("username");
        var clock = service.bean(MovableClock.class);
        var person = Api.anyone(service).signedIn(opened, World.PASSWORD).acceptingTerms();
        sessions.add(person);
        var password = Map.of("password", World.PASSWORD);
        ask("GET /account/sessions", () -> person.page("/account/sessions"));
        ask("GET /api/v1/me/sessions", () -> person.get("/me/sessions"));
        ask("GET /api/v1/me/factor", () -> person.get("/me/factor"));
        for (var page : List.of("", "/set-up", "/codes", "/off", "/passkeys/add")) {
            ask("GET /account/factor" + page, () -> person.page("/account/factor" + page));
        }
        passkeys(person, password);
        ask("POST /api/v1/me/factor/proposal", () -> person.post("/me/factor/proposal", password));
        ask("POST /account/factor/set-up", () -> person.form("/account/factor/set-up", password));
        ask("GET /account/factor/confirm", () -> person.page("/account/factor/confirm"));
        var seed = SEED.matcher(person.page("/account/factor/confirm").text());
        assertThat(seed.find()).isTrue();
        var phone = Phone.given(seed.group(1));
        sessions.remove(person);
        ask("POST /account/factor/confirm", () -> person.form("/account/factor/confirm",
                Map.of("factorCode", phone.codeAt(clock.instant()))));
        factorSet(opened, phone, clock);
    }

    /** One that no browser makes, and none that is removed. */
    private void passkeys(Api person, Map<String, String> password) {
        var one = "/passkeys/" + UUID.randomUUID();
        ask("GET /account/factor/passkeys/{passkey}/remove",
                () -> person.page("/account/factor" + one + "/remove"));
        ask("POST /account/factor/passkeys/create", () -> person.form("/account/factor/passkeys/create",
                Map.of("name", "Téléphone", "passkey", "YQ.YQ.YQ")));
        ask("POST /account/factor/passkeys/add",
                () -> person.form("/account/factor/passkeys/add", password));
        ask("GET /account/factor/passkeys/create", () -> person.page("/account/factor/passkeys/create"));
    }

    /** One that is not there: it changes nothing but sessions, each time. */
    private void removedPasskeys(String username, Phone phone, MovableClock clock, Api[] again) {
        var password = Map.of("password", World.PASSWORD);
        var none = "/passkeys/" + UUID.randomUUID();
        sessions.remove(again[0]);
        ask("POST /account/factor/passkeys/{passkey}/remove",
                () -> again[0].form("/account/factor" + none + "/remove",
                        with(password, "factorCode", phone.codeAt(clock.instant()))));
        clock.pass(Duration.ofSeconds(61));
        again[0] = signedInWith(username, phone, clock);
        ask("POST /api/v1/me/factor/passkeys/{passkey}/end",
                () -> again[0].post("/me/factor" + none + "/end",
                        with(password, "factorCode", phone.codeAt(clock.instant()))));
        clock.pass(Duration.ofSeconds(61));
        again[0] = signedInWith(username, phone, clock);
        sessions.add(again[0]);
    }

    private void factorSet(String username, Phone phone, MovableClock clock) {
        var password = Map.of("password", World.PASSWORD);
        var again = new Api[] { signedInWith(username, phone, clock) };
        sessions.add(again[0]);
        ask("POST /account/factor/codes", () -> again[0].form("/account/factor/codes",
                with(password, "factorCode", phone.codeAt(clock.instant()))));
        ask("POST /api/v1/me/factor/codes", () -> again[0].post("/me/factor/codes",
                with(password, "factorCode", phone.codeAt(clock.instant()))));
        removedPasskeys(username, phone, clock, again);
        ask("GET /sign-in/code", () -> Api.anyone(service).page("/sign-in/code"));
        ask("POST /sign-in/code",
                () -> Api.anyone(service).form("/sign-in/code", Map.of("factorCode", "123456")));
        var other = signedInWith(username, phone, clock);
        var there = "/account/sessions/" + elsewhere(again[0]) + "/end";
        ask("POST /account/sessions/{session}/end", () -> again[0].form(there, password));
        assertThat(other.get("/me").status()).isEqualTo(401);
        var unused = signedInWith(username, phone, clock);
        var further = "/me/sessions/" + elsewhere(again[0]) + "/end";
        ask("POST /api/v1/me/sessions/{session}/end", () -> again[0].post(further, password));
        ask("POST /account/sessions/end-others",
                () -> again[0].form("/account/sessions/end-others", password));
        ask("POST /api/v1/me/sessions/end-others",
                () -> again[0].post("/me/sessions/end-others", password));
        sessions.remove(again[0]);
        ask("POST /account/factor/found", () -> again[0].form("/account/factor/found", Map.of()));
        ask("POST /api/v1/me/factor/finding", () -> again[0].post("/me/factor/finding", Map.of()));
        ask("POST /account/factor/off", () -> again[0].form("/account/factor/off",
                with(password, "factorCode", phone.codeAt(clock.instant()))));
        var last = Api.anyone(service).signedIn(username, World.PASSWORD);
        var proposed = Phone.given(last.post("/me/factor/proposal", password).is(200).string("seed"));
        var going = new Api[] { last };
        ask("PUT /api/v1/me/factor", () -> {
            var answer = last.put("/me/factor", Map.of("factorCode", proposed.codeAt(clock.instant())));
            going[0] = last.withToken(answer.string("session", "token"));
            return answer;
        });
        ask("POST /api/v1/me/factor/end", () -> going[0].post("/me/factor/end",
                with(password, "factorCode", proposed.codeAt(clock.instant()))));
    }

    private Api signedInWith(String username, Phone phone, MovableClock clock) {
        clock.pass(Duration.ofSeconds(61));
        var answer = Api.anyone(service).post("/sessions", Map.of("username", username, "password",
                World.PASSWORD, "factorCode", phone.codeAt(clock.instant()))).is(201);
        return Api.anyone(service).withToken(answer.string("token"));
    }

    /** One that is not the one that asks. */
    private static String elsewhere(Api person) {
        return person.get("/me/sessions").list("sessions").stream()
                .filter(one -> Boolean.FALSE.equals(one.get("here"))).map(one -> (String) one.get("session"))
                .findFirst().orElseThrow();
    }

    /** SEC-4: of two people, one by pages and one by the API. */
    private void recovery() {
        var anyone = Api.anyone(service);
        var staff = world.professional();
        for (var page : List.of("/recover", "/recover/{way}")) {
            ask("GET " + page, () -> anyone.page(page.replace("{way}", "card")));
        }
        var one = opened("Karim");
        var username = one.string("username");
        var desk = "/relays/" + world.relay() + "/people/" + one.string("vault") + "/recovery";
        ask("GET /relays/{relay}/people/{vault}/recovery", () -> staff.page(desk));
        ask("POST /relays/{relay}/people/{vault}/recovery",
                () -> staff.form(desk, Map.of("checked", "true")));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/recovery",
                () -> staff.post("/relays/" + world.relay() + "/vaults/" + one.string("vault") + "/recovery",
                        Map.of("checked", true)));
        ask("POST /api/v1/sms/receipts/{provider}/{word}",
                () -> anyone.post("/sms/receipts/twilio/word", Map.of("MessageStatus", "delivered")));
        ask("POST /api/v1/recoveries/codes",
                () -> anyone.post("/recoveries/codes", Map.of("username", username)));
        ask("POST /recover/{way}", () -> anyone.form("/recover/card",
                Map.of("username", username, "code", one.string("rescueCode"))));
        var held = begun(one);
        var browser = anyone.recovering(held);
        ask("GET /recover/second/{way}", () -> browser.page("/recover/second/answer"));
        ask("POST /recover/second/code", () -> browser.form("/recover/second/code", Map.of()));
        ask("POST /recover/second/{way}",
                () -> browser.form("/recover/second/answer", Map.of("proof", "Les Tilleuls", "password",
                        "cinq autruches sur le quai", "passwordAgain", "cinq autruches sur le quai")));
        var other = opened("Sonia");
        var proof = Map.of("username", other.string("username"), "proof", "RESCUE_CARD", "given",
                other.string("rescueCode"));
        ask("POST /api/v1/recoveries", () -> anyone.post("/recoveries", proof));
        var token = begun(other);
        ask("POST /api/v1/recoveries/second-codes",
                () -> anyone.post("/recoveries/second-codes", Map.of("token", token)));
        ask("POST /api/v1/recoveries/passwords",
                () -> anyone.post("/recoveries/passwords", Map.of("token", token, "proof", "SECRET_ANSWER",
                        "given", "Les Tilleuls", "password", "cinq autruches sur le quai")));
    }

    /** Whose phone is proven, so that codes leave. */
    private Api.Answer opened(String given) {
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary(given, "Lahlou", true, false)).is(201);
        service.provenPhone(opened.string("vault"));
        return opened;
    }

    private String begun(Api.Answer opened) {
        return Api.anyone(service).post("/recoveries", Map.of("username", opened.string("username"), "proof",
                "RESCUE_CARD", "given", opened.string("rescueCode"))).is(201).string("token");
    }

    /** REC-3. */
    private void wayBack() {
        var person = world.person();
        for (var page : List.of("/account/phone", "/account/phone/proof", "/account/question",
                "/account/card", "/account/data")) {
            ask("GET " + page, () -> person.page(page));
        }
        ask("GET /api/v1/me/data", () -> person.get("/me/data"));
        var language = Map.of("language", "en");
        ask("POST /account/language", () -> person.form("/account/language", language));
        ask("PUT /api/v1/me/language", () -> person.put("/me/language", Map.of("language", "fr")));
        var password = Map.of("password", World.PASSWORD);
        ask("POST /account/phone",
                () -> person.form("/account/phone", with(password, "phone", "0639980002")));
        ask("POST /account/phone/code", () -> person.form("/account/phone/code", Map.of()));
        var received = with(password, "code", service.codeBySms());
        ask("POST /account/phone/proof", () -> person.form("/account/phone/proof", received));
        ask("PUT /api/v1/me/phone", () -> person.put("/me/phone", with(password, "phone", "0639980001")));
        var other = Api.anyone(service).signedIn(opened("Zohra").string("username"), World.PASSWORD)
                .acceptingTerms();
        other.put("/me/phone", with(password, "phone", "0639980003")).is(204);
        ask("POST /api/v1/me/phone/code", () -> other.post("/me/phone/code", Map.of()));
        var again = with(password, "code", service.codeBySms());
        ask("POST /api/v1/me/phone/proof", () -> other.post("/me/phone/proof", again));
        var question = with(with(password, "question", "Le nom du lac ?"), "answer", "Tanganyika");
        ask("POST /account/question", () -> person.form("/account/question", question));
        ask("PUT /api/v1/me/question", () -> person.put("/me/question", question));
        ask("POST /account/card", () -> person.form("/account/card", password));
        ask("POST /api/v1/me/rescue-card", () -> person.post("/me/rescue-card", password));
    }

    /** Relays that ask, are answered, and are left. */
    private void affiliatedAgain() {
        world.professional().post("/relays/" + world.relay() + "/affiliations",
                Map.of("username", world.personUsername(), "bySms", false)).is(202);
        var request = world.person().get("/vault/affiliations").list("requested").getFirst();
        world.person().post("/vault/affiliations/requests/" + request.get("affiliation") + "/approval",
                Map.of()).is(200);
    }

    private void leaving() {
        var person = world.person();
        var third = managers.get(2);
        var fourth = managers.get(3);
        var asking = Map.of("username", world.personUsername(), "bySms", false);
        for (var manager : List.of(third, fourth)) {
            manager.post("/relays/" + workplace(manager) + "/affiliations", asking).is(202);
        }
        var requests = person.get("/vault/affiliations").list("requested").stream()
                .map(request -> (String) request.get("affiliation")).toList();
        ask("POST /my-relays/requests/{affiliation}/approve",
                () -> person.form("/my-relays/requests/" + requests.get(0) + "/approve", Map.of()));
        ask("POST /api/v1/vault/affiliations/requests/{affiliation}/approval",
                () -> person.post("/vault/affiliations/requests/" + requests.get(1) + "/approval", Map.of()));
        var ties = person.get("/vault/affiliations").list("active").stream()
                .map(tie -> (String) tie.get("relay"))
                .filter(relay -> !List.of(world.relay(), workplace(fourth)).contains(relay)).toList();
        ask("POST /my-relays/{relay}/keep",
                () -> person.form("/my-relays/" + ties.get(0) + "/keep", Map.of()));
        ask("POST /api/v1/vault/affiliations/{relay}/keeping",
                () -> person.post("/vault/affiliations/" + ties.get(0) + "/keeping", Map.of()));
        ask("GET /my-relays/{relay}/end", () -> person.page("/my-relays/" + ties.get(0) + "/end"));
        ask("POST /my-relays/{relay}/end", () -> person.form("/my-relays/" + ties.get(0) + "/end", Map.of()));
        ask("POST /my-relays/{relay}/refuse",
                () -> person.form("/my-relays/" + ties.get(1) + "/refuse", Map.of()));
        ask("POST /my-relays/{relay}/ask-again",
                () -> person.form("/my-relays/" + ties.get(1) + "/ask-again", Map.of()));
        ask("DELETE /api/v1/vault/affiliations/{relay}/refusal",
                () -> person.delete("/vault/affiliations/" + ties.get(1) + "/refusal"));
        ask("DELETE /api/v1/vault/affiliations/{relay}",
                () -> person.delete("/vault/affiliations/" + ties.get(2)));
        var professional = world.professional();
        world.professional().put(world.shared("/end-of-support"), Map.of()).is(200);
        ask("POST /relays/{relay}/people/{vault}/end-of-support/finish",
                () -> professional.form(
                        "/relays/" + world.relay() + "/people/" + world.vault() + "/end-of-support/finish",
                        Map.of()));
        affiliatedAgain();
        world.professional().put(world.shared("/end-of-support"), Map.of()).is(200);
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/end-of-support/completion",
                () -> professional.post(world.shared("/end-of-support/completion"), Map.of()));
        affiliatedAgain();
        ask("POST /relays/{relay}/people/{vault}/end",
                () -> professional.form("/relays/" + world.relay() + "/people/" + world.vault() + "/end",
                        Map.of()));
        var last = "/relays/" + workplace(fourth) + "/vaults/" + world.vault() + "/affiliation";
        ask("DELETE /api/v1/relays/{relay}/vaults/{vault}/affiliation", () -> fourth.delete(last));
        var longer = Map.of("current", World.PASSWORD, "password", World.PASSWORD + " et demie");
        var again = new Api[1];
        ask("PUT /api/v1/me/password", () -> {
            var answer = person.put("/me/password", longer);
            again[0] = person.withToken(answer.string("token"));
            return answer;
        });
        sessions.remove(person);
        sessions.add(again[0]);
        ask("POST /password", () -> again[0].form("/password", Map.of("current", World.PASSWORD + " et demie",
                "password", World.PASSWORD, "passwordAgain", World.PASSWORD)));
    }

    private String page() {
        var page = new StringBuilder("""
                # Statements and units of work

                Generated by `StatementsTest`: how many SQL statements and units of work (transactions) each route takes, on H2, with
                key sets opened before, asked by somebody who may, a minute after the last request. Recognising whose session it is
                takes one of each and is counted; so is the record of what staff look at, which takes three statements and is written
                once a minute for the same look (ADR 13). What a route may take at most stands where there is a budget.

                | route | statements | units of work | at most |
                | --- | --- | --- | --- |
                """);
        table.forEach((route, took) -> {
            var budget = BUDGETS.get(route);
            page.append("| `").append(route).append("` | ").append(took.statements()).append(" | ")
                    .append(took.units()).append(" | ")
                    .append(budget == null ? "" : budget.statements() + " in " + budget.units())
                    .append(" |\n");
        });
        return page.toString();
    }
}
