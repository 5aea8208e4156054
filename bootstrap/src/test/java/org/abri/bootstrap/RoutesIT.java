package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.abri.domain.account.Username;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * GATE-1, GATE-3: every route, asked from every viewpoint, on the packaged server. What each answers is docs/routes.md; a
 * route that is not there fails the build, and so does one that answers otherwise.
 */
class RoutesIT {
    private static final String PRIVATE = "Kanariprivate";
    private static final String SHARED = "Kanarishared";
    private static final String PERSON = "Diallo";

    private static final String NOTHING = "0a0a0a0a-0b0b-0c0c-0d0d-0e0e0e0e0e0e";
    private static final String NOBODY = "bado-riku-mena";
    private static final String DELETES = ".*/delete|DELETE .*[{]item[}]";
    private static final String ENDS_A_TIE =
            ".*/people/[{]vault[}]/end|.*[{]vault[}]/affiliation";
    private static final String ANSWERS_A_RENEWAL =
            ".*/renewal/(approval|approve|stop)|DELETE .*[{]account[}]/renewal";
    private static final String ANSWERS_ABOUT_A_MANAGER = ".*/manager/(naming|name|refuse)|DELETE .*/manager";
    /** SEC-8: whoever asks it is locked out. */
    private static final String LOCKS_ONESELF = "POST /lock|POST .*/me/lock";
    /** REC-3: what is asked of them depends on how long ago they signed in. */
    private static final String FRESH = "POST .*/sessions/(end-others|[{]session[}]/end)";
    private static final Map<String, Api> AFRESH = new HashMap<>();
    private static final String REPORTED = "zqreportedqz";
    /** Operators who have not come in yet. */
    private static final List<String[]> SPARE = new ArrayList<>();
    /** What was made for a route to be asked about. */
    private static final AtomicInteger PHONES = new AtomicInteger(3000);
    private static final Map<String, String> TARGETS = new HashMap<>();
    /** What the forms and bodies of a route are filled in with, by a pattern of the route. */
    private static final Map<String, Map<String, Object>> FIELDS = new LinkedHashMap<>();

    private static final String CARD = "kado-limu-pero-bati-nuso-rami";

    private static Server server;
    private static World world;
    private static String privateItem;
    private static String sharedItem;
    private static String staffItem;
    private static String privateContact;
    private static String privateFolder;
    private static String sharedContact;
    private static String staffNote;
    private static String staffContact;
    private static String privateAppointment;
    private static String sharedAppointment;
    private static String staffAppointment;
    private static final Map<String, Api> VIEWPOINTS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        server = Server.fresh(Map.of());
        SPARE.addAll(List.of(server.operator(), server.operator(), server.operator(), server.operator()));
        world = World.on(server);
        privateItem = world.person().upload("/vault/documents", Map.of("title", PRIVATE), PRIVATE + ".pdf",
                DemoFiles.pdf(PRIVATE)).is(201).string("id");
        world.person()
                .post("/vault/notes", Map.of("title", PRIVATE, "text", PRIVATE, "visibility", "PRIVATE"))
                .is(201);
        privateContact = world.person().post("/vault/contacts", contact(PRIVATE, "PRIVATE")).is(201)
                .string("id");
        sharedContact = world.person().post("/vault/contacts", contact(SHARED, "SHARED")).is(201)
                .string("id");
        sharedItem = world.person()
                .upload("/vault/documents", Map.of("title", SHARED, "visibility", "SHARED"), SHARED + ".pdf",
                        DemoFiles.pdf(SHARED))
                .is(201).string("id");
        staffItem = world.professional()
                .upload(world.shared("/documents"), Map.of("lawful", "true"), "a.pdf", DemoFiles.pdf("A"))
                .is(201)
                .string("id");
        staffNote = world.professional().post(world.shared("/notes"), Map.of("title", "Note", "text", "…"))
                .is(201).string("id");
        staffContact = world.professional()
                .post(world.shared("/contacts"), Map.of("title", "Mme Sow", "phone", "115")).is(201)
                .string("id");
        thrownAway(PRIVATE);
        privateFolder = world.person().post("/vault/folders", Map.of("name", PRIVATE)).is(201).string("id");
        privateAppointment = world.person().post("/vault/appointments", appointment(PRIVATE, "PRIVATE"))
                .is(201).string("id");
        sharedAppointment = world.person().post("/vault/appointments", appointment(SHARED, "SHARED"))
                .is(201).string("id");
        staffAppointment = world.professional()
                .post(world.shared("/appointments"),
                        Map.of("title", "Médecin", "day", "2027-01-05", "hour", "14:30"))
                .is(201).string("id");
        fillIn();
        VIEWPOINTS.put("anyone", Api.anyone(server));
        VIEWPOINTS.put("owner", world.person());
        VIEWPOINTS.put("other person", world.anotherPerson());
        VIEWPOINTS.put("professional", world.professional());
        VIEWPOINTS.put("manager", world.manager());
        VIEWPOINTS.put("other relay", world.anotherManager("Relais des Lilas"));
        VIEWPOINTS.put("operator", world.operator());
    }

    private static Map<String, Object> contact(String canary, String visibility) {
        return Map.of("title", canary, "organisation", canary, "phone", "115 " + canary, "email",
                canary + "@example.org", "address", canary, "text", canary, "visibility", visibility);
    }

    private static Map<String, Object> appointment(String canary, String visibility) {
        return Map.of("title", canary, "day", "2027-01-05", "hour", "14:30", "place", canary, "with", canary,
                "text", canary, "visibility", visibility);
    }

    private static void fillIn() {
        var note = Map.<String, Object> of("title", "Note", "text", "Un texte");
        // with the right password, a factor would be proposed, or the session that asks would end
        FIELDS.put(".*/factor/(set-up|codes|off|proposal|end|passkeys/add|passkeys/[{]passkey[}]/.*)",
                Map.of("password", "trois girafes dans un autre pré", "factorCode", "468836"));
        FIELDS.put(".*/factor/confirm|PUT .*/me/factor|.*/sign-in/code", Map.of("factorCode", "468836"));
        FIELDS.put(".*/passkeys/create", Map.of("name", "Mon téléphone", "passkey", "YQ.YQ.YQ"));
        FIELDS.put("POST .*[{]relay[}]/factor|PUT .*/factor", Map.of("required", false));
        FIELDS.put(".*/notes|.*/note|.*[{]written}.*", note);
        FIELDS.put(".*/contacts|.*/contact", Map.of("title", "Mme Sow", "phone", "115"));
        FIELDS.put(".*/appointments|.*/appointment",
                Map.of("title", "Médecin", "day", "2027-01-05", "hour", "14:30"));
        FIELDS.put(".*/documents|.*/uploads|.*/papers/add|.*/pages|.*/pages/add",
                Map.of("title", "Papier", "lawful", true));
        FIELDS.put("PATCH .*|.*/title", Map.of("title", "Papier"));
        FIELDS.put("POST .*/folders", Map.of("name", "Santé"));
        FIELDS.put(".*/folders/add", Map.of("name", "Travail"));
        FIELDS.put("PUT .*/folders/[{]folder[}]", Map.of("name", "Argent"));
        FIELDS.put(".*/folders/[{]folder[}]/change", Map.of("name", "École"));
        FIELDS.put(".*[{]item[}]/folder", Map.of("folder", ""));
        FIELDS.put(".*[{]item[}]/links", Map.of("life", "A_DAY", "openings", "ONCE"));
        FIELDS.put(".*/visibility", Map.of("visibility", "SHARED"));
        FIELDS.put(".*/feeding", Map.of("allowed", true));
        FIELDS.put(".*/sms-reminders", Map.of("come", true));
        FIELDS.put(".*/place-in-sms", Map.of("said", true));
        FIELDS.put(".*/(previews|reading|scans)", Map.of("wished", true));
        FIELDS.put(".*/account/device", Map.of("own", true));
        // with the right one, whoever asks would be gone
        FIELDS.put(".*/me/deletion|.*/account/delete",
                Map.of("confirmed", true, "current", "trois girafes dans un autre pré"));
        FIELDS.put(".*/accounts/lookup|POST /operator/accounts", Map.of("username", world.personUsername()));
        FIELDS.put(".*/quota", Map.of("gigabytes", "2"));
        FIELDS.put(".*/measures|POST /operator/accounts/.*",
                Map.of("measure", "LOCK", "reason", "À sa demande"));
        FIELDS.put("POST /register|POST /api/v1/registrations", Map.copyOf(World.registration("La Halte")));
        FIELDS.put(".*/register/(state|papers)|.*/registrations/(state|papers)",
                Map.of("reference", "kado-limu-pero-bati-nuso"));
        FIELDS.put(".*/registrations/[{]registration[}].*", Map.of("accepted", true, "reason", "Connue"));
        // of a relay of its own: without an agreement nobody works there any more
        FIELDS.put(".*/agreement/(suspend|suspension)", Map.of("reason", "Une plainte"));
        FIELDS.put(".*/agreement/(renew|renewal)", Map.of("from", LocalDate.now(ZoneOffset.UTC).plusYears(2)
                .toString(), "until", LocalDate.now(ZoneOffset.UTC).plusYears(3).toString(), "costOfUse",
                "0 €"));
        FIELDS.put(".*/manager/(replace|replacement)", Map.of("successor", NOTHING));
        FIELDS.put(".*/team/invite|.*/invite/withdraw|.*/relays/[{]relay[}]/invitations|.*/withdrawal",
                Map.of("username", NOBODY));
        FIELDS.put(".*/staff/list(/check)?|.*/team/add-list",
                Map.of("names", "Basile;Rey\nMaud;Simon", "language", "fr"));
        FIELDS.put(".*/me/invitations/.*", Map.of("accepted", true));
        FIELDS.put(".*/agreement/end",
                Map.of("lastDay", LocalDate.now(ZoneOffset.UTC).plusDays(90).toString()));
        FIELDS.put(".*[{]item[}]/reports?", Map.of("wrong", "ABUSIVE", "words", "Des menaces"));
        FIELDS.put(".*/problem|.*/problems", Map.of("kind", "FRAUD", "words", "Une fraude"));
        FIELDS.put(".*/reply|POST /operator/problems/.*", Map.of("reply", "Merci"));
        FIELDS.put(".*/account/deletion|.*/me/deletion-request", Map.of("reason", "Départ"));
        FIELDS.put("POST .*/deletions/.*|POST .*/deletion-requests/.*",
                Map.of("answer", "REFUSE", "reason", "Plus tard"));
        FIELDS.put(".*/decision|POST /operator/reports/.*", Map.of("decision", "NOTHING_FOUND"));
        FIELDS.put(".*[{]rectification[}]/(code|confirm)", Map.of("code", "468836"));
        FIELDS.put(".*[{]rectification[}]/answer", Map.of("answer", "Les Acacias"));
        FIELDS.put("POST .*[{]vault[}]/(rectification|names)",
                Map.of("given", "Personne", "family", "Inconnue", "bySms", false));
        FIELDS.put("POST .*/accounts/[{]account[}]/(rectification|names)",
                Map.of("given", "Personne", "family", "Inconnue", "reason", "Acte lu"));
        FIELDS.put("POST .*/(staff/[{]account[}]/rectification|team/[{]account[}]/name)",
                Map.of("given", "Personne", "family", "Inconnue"));
        FIELDS.put(".*/restriction", Map.of("restricted", false));
        // whoever is signed in would lock their own account
        FIELDS.put("POST /api/v1/locks|POST /lock",
                Map.of("username", NOBODY, "password", "trois girafes dans un autre pré"));
        FIELDS.put("POST .*/receipts/.*", Map.of("receipt", "{}"));
        FIELDS.put(".*/turn", Map.of("turn", "RIGHT"));
        FIELDS.put(".*/favourite", Map.of("favourite", true));
        FIELDS.put("POST /api/v1/relays|.*/operator/relays/add",
                World.relay("Relais des Pins", "Ida", "Nord"));
        FIELDS.put(".*/staff|.*/team/add",
                Map.of("given", "Lucie", "family", "Aide", "language", "fr", "role", "PROFESSIONAL"));
        FIELDS.put(".*/people/search",
                Map.of("given", "Personne", "family", "Inconnue", "born", "1950-03-04"));
        FIELDS.put(".*/people/find",
                Map.of("given", "Personne", "family", "Inconnue", "bornDay", "4", "bornMonth", "3",
                        "bornYear", "1950"));
        FIELDS.put(".*/affiliations/found|.*/find/ask", Map.of("handle", "0".repeat(64), "bySms", false));
        FIELDS.put(".*[{]affiliation[}]/answer", Map.of("answer", "Les Acacias"));
        FIELDS.put(".*[{]affiliation[}]/confirmation|.*[{]affiliation[}]/confirm", Map.of("code", "468836"));
        FIELDS.put(".*/affiliations|.*/people/affiliate",
                Map.of("username", NOBODY, "bySms", false));
        FIELDS.put(".*/confirmation|.*/affiliate/confirm",
                Map.of("username", NOBODY, "code", "468836"));
        FIELDS.put("POST /language", Map.of("language", "en", "back", "/help"));
        var version = world.operator().get("/terms").string("inForce", "version");
        FIELDS.put(".*/me/acceptances", Map.of("version", version));
        FIELDS.put(".*/new-terms", Map.of("version", version, "back", "/help"));
        FIELDS.put("POST /operator/terms|POST /api/v1/terms", Map.of("day", "2999-01-01", "important", false,
                "summaryFr", "Rien", "textFr", "Rien", "summaryEn", "Nothing", "textEn", "Nothing"));
        FIELDS.put(".*/accept-terms", Map.of("version", version, "accepted", true));
        FIELDS.put(".*/sessions", Map.of("username", world.personUsername(), "password", World.PASSWORD));
        // with the right one, the session that asks would end
        FIELDS.put("PUT .*/password", Map.of("current", "trois girafes dans un autre pré", "password",
                "cinq autruches sur le quai"));
        FIELDS.put("POST /password", Map.of("current", "trois girafes dans un autre pré", "password",
                "cinq autruches sur le quai", "passwordAgain", "cinq autruches sur le quai"));
        FIELDS.put(".*/activations", Map.of("username", NOBODY, "code", "kado-limu-pero-bati-nuso",
                "password", "cinq autruches sur le quai"));
        FIELDS.put(".*/activate", Map.of("username", NOBODY, "code", "kado-limu-pero-bati-nuso",
                "password", "cinq autruches sur le quai", "passwordAgain", "cinq autruches sur le quai"));
        FIELDS.put(".*/openings/validations|POST /o/[{]link}",
                Map.of("code", "468836", "password", "cinq autruches sur le quai", "question",
                        "Le nom de ma première école ?", "answer", "Les Tilleuls", "affiliate", true));
        FIELDS.put(".*/hand-over(?:/undo)?", Map.of("step", "PHONE"));
        FIELDS.put("POST /recover/[{]way}", Map.of("username", NOBODY, "code", CARD));
        FIELDS.put(".*/recoveries/codes", Map.of("username", NOBODY));
        FIELDS.put(".*/recoveries/second-codes", Map.of("token", "0".repeat(64)));
        FIELDS.put(".*/recoveries", Map.of("username", NOBODY, "proof", "RESCUE_CARD", "given", CARD));
        FIELDS.put(".*/recoveries/passwords",
                Map.of("token", "0".repeat(64), "proof", "SECRET_ANSWER", "given",
                        "Les Tilleuls", "password", "cinq autruches sur le quai"));
        FIELDS.put(".*/recovery", Map.of("checked", true));
        FIELDS.put(".*/(me|account)/phone", Map.of("phone", "+33639980001", "password", World.PASSWORD));
        FIELDS.put(".*/(me|account)/question", Map.of("question", "Le nom de ma première école ?", "answer",
                "Les Tilleuls", "password", World.PASSWORD));
        FIELDS.put(".*/phone/proof", Map.of("code", "468836", "password", World.PASSWORD));
        FIELDS.put(".*/(me/rescue-card|account/card)", Map.of("password", World.PASSWORD));
        FIELDS.put(".*/(me|account)/language", Map.of("language", "fr"));
        // with the right one, the page would take the place of the session that asks
        FIELDS.put("POST /sign-in",
                Map.of("username", NOBODY, "password", "trois girafes dans un autre pré"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("GATE-1: every route is in the table of routes and viewpoints, and answers each as the table says")
    void table() throws IOException {
        var page = new StringBuilder("""
                # Routes and viewpoints

                Generated by `RoutesIT` from what the packaged server answers (GATE-1). Each route is asked from seven viewpoints:
                reading with the ids of a private item; changing as whoever may do it would, filled in well, in things that are there
                (but for a relay of one's own, and passwords and codes, which are not the right ones). From left to right, what one
                has done the next finds done. "Other relay" is the manager of a relay that the vault is not affiliated to.

                """);
        page.append("| route | ").append(String.join(" | ", VIEWPOINTS.keySet())).append(" |\n");
        page.append("| --- |").append(" --- |".repeat(VIEWPOINTS.size())).append('\n');
        for (var route : routes()) {
            page.append("| `").append(route).append("` |");
            for (var viewpoint : VIEWPOINTS.entrySet()) {
                page.append(' ')
                        .append(answer(route, whoAsks(route, viewpoint.getKey())))
                        .append(" |");
            }
            page.append('\n');
        }
        assertThat(page.toString()).as("nothing that anybody sends is a fault of ours").doesNotContain("| 5");
        var committed = Repository.root().resolve("docs/routes.md");
        if ("write".equals(System.getProperty("abri.docs"))) {
            Files.writeString(committed, page);
        }
        assertThat(Files.readString(committed)).as("docs/routes.md; -Dabri.docs=write writes it again")
                .isEqualTo(page.toString());
    }

    @Test
    @DisplayName("GATE-3: no page and no endpoint shows what is private to anybody but its owner")
    void privateCanaries() {
        assertThat(finders(PRIVATE)).containsOnly("owner");
    }

    @Test
    @DisplayName("GATE-3: what is shared shows to the owner and to staff of the affiliated relay, to no operator and nobody else")
    void sharedCanaries() {
        assertThat(finders(SHARED)).containsOnly("owner", "professional", "manager");
        assertThat(finders(PERSON)).containsOnly("owner", "professional", "manager");
    }

    @Test
    @DisplayName("MOD-2: there is no way to browse contents: of all routes, an operator finds what was reported by its report, and nothing else")
    void operatorsBrowseNothing() {
        var operator = VIEWPOINTS.get("operator");
        var staffs = world.professional().post(world.shared("/notes"),
                Map.of("title", REPORTED, "text", "Je te retrouverai")).is(201).string("id");
        world.professional().post(world.shared("/items/" + staffs + "/reports"),
                Map.of("wrong", "ABUSIVE", "words", "Des menaces")).is(204);
        var report = (String) operator.get("/reports").list("reports").getFirst().get("report");
        var finding = new TreeSet<String>();
        for (var route : routes()) {
            if (!route.startsWith("GET ")) {
                continue;
            }
            for (var item : List.of(privateItem, sharedItem, privateContact, sharedContact,
                    privateAppointment, sharedAppointment, staffs)) {
                var answer = read(path(route.replace("{report}", report), item), operator);
                var shown = answer.text() + answer.headers();
                assertThat(shown).as(route).doesNotContain(PRIVATE, SHARED, PERSON);
                if (shown.contains(REPORTED)) {
                    finding.add(route);
                }
            }
        }
        assertThat(finding).containsExactly("GET /api/v1/reports/{report}",
                "GET /operator/reports/{report}");
        operator.post("/reports/" + report + "/decision", Map.of("decision", "NOTHING_FOUND")).is(204);
        for (var route : finding) {
            assertThat(read(path(route.replace("{report}", report), staffs), operator).status())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("GATE-2: an item that is not yours answers exactly as one that does not exist")
    void asMissing() {
        for (var viewpoint : List.of("other person", "professional", "manager", "other relay", "operator")) {
            for (var path : List.of("/relays/" + world.relay() + "/people/" + world.vault() + "/papers/%s",
                    "/relays/" + world.relay() + "/people/" + world.vault() + "/papers/%s/file", "/papers/%s",
                    "/papers/%s/file")) {
                assertThat(like(VIEWPOINTS.get(viewpoint).page(path.formatted(privateItem)), privateItem))
                        .as(viewpoint + path)
                        .isEqualTo(like(VIEWPOINTS.get(viewpoint).page(path.formatted(NOTHING)), NOTHING));
            }
        }
    }

    private static Api whoAsks(String route, String viewpoint) {
        if (route.matches(LOCKS_ONESELF)) { return spare(viewpoint); }
        return route.matches(FRESH)
                ? AFRESH.computeIfAbsent(viewpoint + route.startsWith("POST /api/"), one -> spare(viewpoint))
                : VIEWPOINTS.get(viewpoint);
    }

    /** Somebody else who looks from there, whom nobody will miss. */
    private static Api spare(String viewpoint) {
        var anyone = Api.anyone(server);
        return switch (viewpoint) {
            case "anyone" -> anyone;
            case "owner", "other person" ->
                    anyone.signedIn(passenger().string("username"), World.PASSWORD).acceptingTerms();
            case "operator" -> {
                var operator = SPARE.removeLast();
                yield anyone.firstSignIn(operator[0], operator[1], World.PASSWORD);
            }
            default -> {
                var opened = world.manager().post("/relays/" + world.relay() + "/staff",
                        Map.of("given", name(), "family", "Passager", "language", "fr")).is(201);
                yield anyone.firstSignIn(opened.string("username"), opened.string("activationCode"),
                        World.PASSWORD);
            }
        };
    }

    private static String like(Api.Answer answer, String id) {
        return answer.status()
                + answer.text().replace(id, "id").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "request");
    }

    /** From which viewpoints some reading route shows that canary. */
    private static Set<String> finders(String canary) {
        var found = new TreeSet<String>();
        var routes = routes();
        VIEWPOINTS.forEach((name, viewpoint) -> {
            for (var route : routes) {
                if (route.startsWith("GET ")) {
                    for (var item : List.of(privateItem, sharedItem, privateContact, sharedContact,
                            privateAppointment, sharedAppointment)) {
                        var answer = read(path(route, item), viewpoint);
                        if (answer.text().contains(canary) || answer.headers().toString().contains(canary)) {
                            found.add(name);
                        }
                    }
                }
            }
        });
        return found;
    }

    private static String answer(String route, Api viewpoint) {
        var path = path(route, route.endsWith("/card") ? privateContact
                : route.endsWith("/event") ? privateAppointment
                : route.contains("/bin/{item}") ? thrownAway("À jeter") : privateItem);
        var answer = route.startsWith("GET ") ? read(path, viewpoint) : change(route, viewpoint);
        return answer
                .headers().firstValue("Location").map(
                        place -> answer.status() + " → "
                                + place.replaceAll("^http://[^/]*", "").replaceAll("\\?.*", "")
                                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{relay}"))
                .orElse(String.valueOf(answer.status()));
    }

    private static Api.Answer read(String path, Api viewpoint) {
        return path.startsWith("/api/v1") ? viewpoint.get(path.substring("/api/v1".length()))
                : viewpoint.page(path);
    }

    /** As whoever may do it would ask for it: in things that are there, made anew where it takes them away. */
    private static Api.Answer change(String route, Api viewpoint) {
        var path = route.substring(route.indexOf(' ') + 1);
        path = path
                .replace("{relay}", route.contains("/my-relays/") || route.endsWith("/affiliations/{relay}")
                        ? NOTHING
                        : route.contains("/agreement") ? anotherRelay(route) : world.relay())
                .replace("{vault}", route.matches(ENDS_A_TIE) ? somebodyElse() : locked(route))
                .replace("{item}", route.contains("/bin/") ? thrownAway("À jeter")
                        : route.endsWith("/following") ? anAppointment()
                        : route.matches(DELETES) ? aNote() : corrected(route))
                .replace("{account}", route.contains("{account}") ? colleague(route) : "")
                .replace("{affiliation}", route.contains("{affiliation}") ? request(route) : "")
                .replace("{registration}", route.contains("{registration}") ? registration(route) : "")
                .replace("{upload}", route.contains("{upload}") ? anUpload(route) : "")
                .replace("{folder}", route.contains("{folder}") ? aFolder() : "")
                .replace("{written}", "notes").replace("{way}", "card").replace("{step}", "PHONE")
                .replace("{link}", route.contains("/links/") ? NOTHING : "kadolimuperobatinuso")
                .replaceAll("\\{\\w+}", NOTHING);
        var fields = fields(route);
        if (!path.startsWith("/api/v1")) { return byPage(viewpoint, path, fields); }
        var underApi = path.substring("/api/v1".length());
        if (underApi.endsWith("/documents") || underApi.endsWith("/registrations/papers")) {
            return viewpoint.upload(underApi, asTexts(fields), "a.pdf", World.PDF);
        }
        if (underApi.endsWith("/pages")) {
            return viewpoint.upload(underApi, asTexts(fields), "a.jpg", World.JPEG);
        }
        if (underApi.endsWith("/uploads")) {
            return viewpoint.begins(underApi, asTexts(fields), "a.pdf", World.PDF.length);
        }
        if (underApi.contains("/uploads/")) {
            return route.startsWith("PATCH ") ? viewpoint.goesOn(underApi, 0, World.PDF)
                    : viewpoint.stops(underApi);
        }
        return switch (route.substring(0, route.indexOf(' '))) {
            case "POST" -> viewpoint.post(underApi, fields);
            case "PUT" -> viewpoint.put(underApi, fields);
            case "PATCH" -> viewpoint.patch(underApi, fields);
            case "DELETE" -> viewpoint.delete(underApi);
            default -> throw new AssertionError(route);
        };
    }

    /** Of whoever may go on with it, and nobody else: of which nothing has come. */
    private static String anUpload(String route) {
        var place = route.contains("{relay}")
                ? world.professional()
                        .begins(world.shared("/uploads"), Map.of("lawful", "true"), "a.pdf", World.PDF.length)
                        .is(201).place()
                : world.person().begins("/vault/uploads", Map.of(), "a.pdf", World.PDF.length).is(201)
                        .place();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static Api.Answer byPage(Api viewpoint, String path, Map<String, Object> fields) {
        var typed = asTexts(fields);
        typed.put("once", UUID.randomUUID().toString());
        if (path.endsWith("/register/papers")) {
            typed.remove("once");
            return viewpoint.fileForm(path, typed, "a.pdf", World.PDF);
        }
        if (path.endsWith("/papers/add")) { return viewpoint.fileForm(path, typed, "a.pdf", World.PDF); }
        if (path.endsWith("/pages/add")) { return viewpoint.fileForm(path, typed, "a.jpg", World.JPEG); }
        typed.putAll(viewpoint.versionOn(path.replaceFirst("/turn$", "/title")));
        return viewpoint.form(path, typed);
    }

    private static Map<String, String> asTexts(Map<String, Object> fields) {
        var typed = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> typed.put(name, value.toString()));
        return typed;
    }

    /** A relay where nobody works yet, one for each route. */
    private static String anotherRelay(String route) {
        return TARGETS.computeIfAbsent(route, one -> world.operator()
                .post("/relays", World.relay("Relais " + name().substring(0, 11), "Ida", "Nord")).is(201)
                .string("relay"));
    }

    /** A registration that waits, one for each route. */
    private static String registration(String route) {
        return TARGETS.computeIfAbsent(route, one -> {
            Api.anyone(server).post("/registrations", World.registration(name())).is(201);
            return (String) world.operator().get("/registrations").list("registrations").getFirst()
                    .get("registration");
        });
    }

    /** What staff of the relay may correct: what one of them added, of the kind that the route is about. */
    private static String corrected(String route) {
        if (route.endsWith("/visibility")) { return sharedItem; }
        if (route.endsWith("/contact")) { return staffContact; }
        if (route.endsWith("/appointment")) { return staffAppointment; }
        return route.endsWith("/note") || route.endsWith("{written}") ? staffNote : staffItem;
    }

    private static String aNote() {
        return aNote("À jeter");
    }

    private static String aNote(String title) {
        return world.person().post("/vault/notes", Map.of("title", title, "text", "…")).is(201)
                .string("id");
    }

    private static String anAppointment() {
        return world.person().post("/vault/appointments", appointment("À jeter", "PRIVATE")).is(201)
                .string("id");
    }

    private static String thrownAway(String title) {
        var note = aNote(title);
        world.person().delete("/vault/items/" + note).is(204);
        return note;
    }

    /** Somebody of the relay's team, one for each route, with what has been asked for them that the route answers. */
    private static String colleague(String route) {
        return TARGETS.computeIfAbsent(route, one -> {
            var staff = "/relays/" + world.relay() + "/staff";
            var opened = world.manager()
                    .post(staff, Map.of("given", name(), "family", "Collègue", "language", "fr")).is(201);
            Api.anyone(server).firstSignIn(opened.string("username"), opened.string("activationCode"),
                    World.PASSWORD);
            var account = world.manager().get(staff).list("staff").stream()
                    .filter(some -> opened.string("username").equals(some.get("username")))
                    .map(some -> (String) some.get("account")).findFirst().orElseThrow();
            if (one.matches(ANSWERS_A_RENEWAL)) {
                world.manager().post(staff + "/" + account + "/renewal", Map.of()).is(201);
            }
            if (one.matches(ANSWERS_ABOUT_A_MANAGER)) {
                world.manager().post(staff + "/" + account + "/manager", Map.of()).is(202);
            }
            return account;
        });
    }

    /** A request that waits for the person, one for each route. */
    private static String request(String route) {
        return TARGETS.computeIfAbsent(route, one -> {
            var asking = world.anotherManager("Relais des Saules");
            var relay = asking.get("/me/workplaces").list("workplaces").getFirst().get("relay");
            asking.post("/relays/" + relay + "/affiliations",
                    Map.of("username", world.personUsername(), "bySms", false)).is(202);
            return (String) world.person().get("/vault/affiliations").list("requested").getFirst()
                    .get("affiliation");
        });
    }

    /** SEC-8: of somebody else whose account is locked, each time anew; or the person's. */
    private static String locked(String route) {
        return route.endsWith("{vault}/lock")
                ? TARGETS.computeIfAbsent(route, one -> passenger().string("vault"))
                : world.vault();
    }

    /** Opened by another one than those below, for so many openings by one would be answered with a pause (ACC-8). */
    private static Api.Answer passenger() {
        return world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary(name(), "Passager", true, true)).is(201);
    }

    /** Somebody affiliated, whom nobody will miss. */
    private static String somebodyElse() {
        var fields = new LinkedHashMap<>(World.beneficiary(name(), "Passager", true, true));
        // with a reason there is no pace (ACC-8)
        fields.put("homonymReason", "Des essais");
        return world.manager().post("/relays/" + world.relay() + "/beneficiaries", fields).is(201)
                .string("vault");
    }

    private static Map<String, Object> fields(String route) {
        if (route.matches(".*beneficiaries|.*/people/new|.*/people/on-site")) { return opening(route); }
        if (route.matches("POST .*/openings|.*/openings/new")) { return distant(); }
        var fields = FIELDS.entrySet().stream().filter(known -> route.matches(known.getKey()))
                .map(Map.Entry::getValue).findFirst().orElse(Map.of());
        if (!NOBODY.equals(fields.get("username"))) { return fields; }
        // each time somebody else, for so many tries at one name would be answered with a pause (AUT-4)
        var others = new LinkedHashMap<>(fields);
        var drawn = UUID.randomUUID().getLeastSignificantBits();
        var last = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            var letters = i % 2 == 0 ? Username.CONSONANTS : Username.VOWELS;
            last.append(letters.charAt((int) ((drawn >>> (8 * i)) & 0xFF) % letters.length()));
        }
        others.put("username", "bado-riku-" + last);
        return others;
    }

    private static Map<String, Object> opening(String route) {
        var fields = new LinkedHashMap<>(World.beneficiary(name(), "Nouveau", true, true));
        if (route.contains("on-site")) {
            fields.put("session", "Permanence");
        }
        if (route.contains("/people/")) {
            fields.put("step", "secrets");
            fields.put("passwordAgain", World.PASSWORD);
        }
        return fields;
    }

    /** Each to another phone, for no number gets many SMS (REC-1). */
    private static Map<String, Object> distant() {
        return Map.of("given", name(), "family", "Lointain", "born", "1981-02-03", "language", "fr", "phone",
                "+3363998%04d".formatted(PHONES.incrementAndGet()), "homonymReason", "Des essais",
                "affiliate",
                true);
    }

    /** No two people of one name and day of birth: the second would be asked about (ACC-8). */
    private static String name() {
        // no two sound alike (ACC-8)
        var name = new StringBuilder("Ali");
        UUID.randomUUID().toString().replace("-", "").chars()
                .forEach(digit -> name.append("bkfjlmnprstbkfjl".charAt(Character.digit(digit, 16)))
                        .append('a'));
        return name.toString();
    }

    private static String aFolder() {
        return world.person().post("/vault/folders", Map.of("name", UUID.randomUUID().toString())).is(201)
                .string("id");
    }

    private static String path(String route, String item) {
        return route.substring(route.indexOf(' ') + 1).replace("{relay}", world.relay())
                .replace("{vault}", world.vault()).replace("{item}", item)
                .replace("{folder}", privateFolder).replace("{version}", "2026-11")
                .replace("{written}", "notes").replace("{way}", "card")
                .replace("{step}", "PHONE")
                .replace("{link}", "kadolimuperobatinuso").replaceAll("\\{\\w+}", NOTHING);
    }

    /** Signing out would end the test's own sessions. */
    private static List<String> routes() {
        return Routes.all(server.masterKey()).stream()
                .filter(route -> !route.endsWith("/sign-out") && !route.endsWith("/sessions/current"))
                .toList();
    }
}
