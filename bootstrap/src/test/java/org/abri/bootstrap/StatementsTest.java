package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.TreeMap;
import java.util.function.Supplier;
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
            // one says what was asked and waits (ADR 105)
            Map.entry("GET /relays/{relay}/people", new Budget(5, 2)),
            Map.entry("GET /relays/{relay}/people/new", new Budget(2, 2)),
            Map.entry("GET /relays/{relay}/people/affiliate", new Budget(2, 2)),
            Map.entry("GET /papers/add", new Budget(3, 2)),
            Map.entry("POST /api/v1/vault/documents", new Budget(10, 4)),
            // one counts the relay's month (ADR 103)
            Map.entry("POST /api/v1/relays/{relay}/vaults/{vault}/documents", new Budget(11, 4)),
            // whoever asks, the relay, the person, their number and the service are counted, each locked by itself (ADR 71)
            Map.entry("POST /api/v1/relays/{relay}/affiliations", new Budget(52, 4)),
            Map.entry("POST /api/v1/relays/{relay}/affiliations/confirmation", new Budget(18, 3)),
            Map.entry("GET /api/v1/relays/{relay}/vaults/{vault}/items/{item}/content", new Budget(10, 4)));

    @TempDir private Path folder;

    private InProcess service;
    private World world;
    private final List<Api> sessions = new ArrayList<>();
    private final Map<String, Counted.Took> table = new TreeMap<>();

    @Test
    @DisplayName("PERFORMANCE: every route takes as many statements and units of work as its table says, and no more than it may")
    void everyRoute() throws IOException {
        try (var running = InProcess.in(folder, Map.of("abri.test.counted", true, "abri.test.clock", true))) {
            service = running;
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
    @DisplayName("PERFORMANCE: a list of many costs no more statements than a list of few")
    void manyCostAsFew() {
        try (var running = InProcess.in(folder, Map.of("abri.test.counted", true, "abri.test.clock", true))) {
            service = running;
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

    private void ask(String route, Supplier<Api.Answer> request) {
        service.bean(MovableClock.class).pass(Duration.ofSeconds(61));
        sessions.forEach(somebody -> {
            somebody.get("/me").is(200);
            somebody.formToken();
        });
        var counted = service.bean(Counted.class);
        counted.reset();
        assertThat(request.get().status()).as(route).isBetween(200, 399);
        table.put(route, counted.took());
    }

    /** As {@link #ask}, of a form that changes what its page showed. */
    private void askFrom(String route, Api somebody, String path, Map<String, String> fields) {
        var all = somebody.from(path, fields);
        ask(route, () -> somebody.form(path, all));
    }

    private void askAll() {
        open();
        team();
        people();
        items();
        relays();
        own();
        deletion();
        locks();
        accounts();
        leaving();
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
        ask("POST /operator/accounts/{account}", () -> operator.form("/operator" + account,
                Map.of("measure", "SUSPEND", "reason", "Abus")));
        ask("POST /api/v1/accounts/{account}/measures",
                () -> operator.post(account + "/measures", Map.of("measure", "LIFT", "reason", "Erreur")));
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
        var note = Map.of("title", "À faire", "text", "Appeler");
        var sharedNote = Map.of("title", "À faire", "text", "Appeler", "visibility", "SHARED");
        ask("POST /api/v1/vault/notes", () -> person.post("/vault/notes", sharedNote));
        ask("POST /{written}/add", () -> person.form("/notes/add", once(sharedNote)));
        ask("POST /api/v1/relays/{relay}/vaults/{vault}/notes",
                () -> professional.post(world.shared("/notes"), note));
        ask("POST /relays/{relay}/people/{vault}/{written}/add",
                () -> professional.form(shelf + "/notes/add", once(note)));
        for (var page : List.of("/home", "/papers", "/papers/add", "/my-relays", "/who-saw")) {
            ask("GET " + page, () -> person.page(page));
        }
        ask("GET /{written}/add", () -> person.page("/notes/add"));
        ask("GET /relays/{relay}/people/{vault}", () -> professional.page(shelf));
        ask("GET /relays/{relay}/people/{vault}/papers/add", () -> professional.page(shelf + "/papers/add"));
        ask("GET /relays/{relay}/people/{vault}/{written}/add",
                () -> professional.page(shelf + "/notes/add"));
        ask("GET /relays/{relay}/people/{vault}/end", () -> professional.page(shelf + "/end"));
        ask("GET /api/v1/vault/items", () -> person.get("/vault/items"));
        ask("GET /api/v1/vault/journal", () -> person.get("/vault/journal"));
        ask("GET /api/v1/relays/{relay}/vaults/{vault}/items",
                () -> professional.get(world.shared("/items")));
        documents(person, professional, shelf);
        notes(person, professional, shelf);
        previews(person, professional, shelf);
    }

    private void previews(Api person, Api professional, String shelf) {
        ask("PUT /api/v1/vault/previews", () -> person.put("/vault/previews", Map.of("wished", true)));
        ask("GET /api/v1/vault/previews", () -> person.get("/vault/previews"));
        ask("GET /account", () -> person.page("/account"));
        ask("POST /account/previews", () -> person.form("/account/previews", Map.of("wished", "true")));
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
        askFrom("POST /papers/{item}/title", person, "/papers/" + id + "/title",
                Map.of("title", "Le bail"));
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

    private void relays() {
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
        var first = world.anotherManager("Relais des Lilas");
        var second = world.anotherManager("Relais des Saules");
        sessions.addAll(List.of(first, second));
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
        for (var page : List.of("/password", "/accept-terms")) {
            ask("GET " + page, () -> person.page(page));
        }
        var version = Map.of("version", "2026-11");
        ask("POST /accept-terms", () -> person.form("/accept-terms", with(version, "accepted", "true")));
        ask("POST /api/v1/me/acceptances", () -> person.post("/me/acceptances", version));
    }

    /** Relays that ask, are answered, and are left. */
    private void leaving() {
        var person = world.person();
        var third = world.anotherManager("Relais des Bouleaux");
        var fourth = world.anotherManager("Relais des Charmes");
        sessions.addAll(List.of(third, fourth));
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
