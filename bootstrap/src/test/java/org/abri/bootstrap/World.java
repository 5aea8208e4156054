package org.abri.bootstrap;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** The people of the whole-system tests, brought in through the API as in real life: steps 1 and 2 of the main job. */
record World(Served server, Api operator, Api manager, Api professional, Api person, String relay,
        String vault, String personUsername) {
    static final String PASSWORD = "cinq tortues devant la gare";
    static final byte[] JPEG = DemoFiles.photo("CARTE D'IDENTITE", "DIALLO Amina");
    static final byte[] PDF = DemoFiles.pdf("ATTESTATION", "Specimen");

    static World on(Server server) {
        var first = server.operator();
        return on(server.started(), first);
    }

    /** On a server that runs, whose operator was opened before it started. */
    static World on(Served server, String[] firstOperator) {
        var anyone = Api.anyone(server);
        var operator = anyone.firstSignIn(firstOperator[0], firstOperator[1], PASSWORD);
        var recorded = operator.post("/relays", relay("Relais du Port", "Malika", "Roussel")).is(201);
        var relay = recorded.string("relay");
        var manager = anyone.firstSignIn(recorded.string("manager", "username"),
                recorded.string("manager", "activationCode"), PASSWORD);
        var opened = manager.post("/relays/" + relay + "/staff",
                Map.of("given", "Paul", "family", "Lemoine", "language", "fr")).is(201);
        var professional =
                anyone.firstSignIn(opened.string("username"), opened.string("activationCode"), PASSWORD);
        var vault = professional
                .post("/relays/" + relay + "/beneficiaries", beneficiary("Amina", "Diallo", true, true))
                .is(201);
        var person = anyone.signedIn(vault.string("username"), PASSWORD).acceptingTerms();
        return new World(server, operator, manager, professional, person, relay, vault.string("vault"),
                vault.string("username"));
    }

    /** A second relay with its manager, ready to work. */
    Api anotherManager(String name) {
        var recorded = operator.post("/relays", relay(name, "Denis", "Okafor")).is(201);
        return Api.anyone(server).firstSignIn(recorded.string("manager", "username"),
                recorded.string("manager", "activationCode"), PASSWORD);
    }

    /** A second person, without affiliation. */
    Api anotherPerson() {
        var opened = professional
                .post("/relays/" + relay + "/beneficiaries", beneficiary("Samuel", "Tesfaye", false, false))
                .is(201);
        return Api.anyone(server).signedIn(opened.string("username"), PASSWORD).acceptingTerms();
    }

    static Map<String, Object> relay(String name, String given, String family) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return Map.of("name", name, "zone", "Europe/Paris",
                "from", today.minusDays(2).toString(), "until", today.plusYears(1).toString(),
                "costOfUse", "600 € par an", "given", given, "family", family, "language", "fr");
    }

    /** REL-1: what an entity sends that applies. */
    static Map<String, String> registration(String name) {
        return Map.ofEntries(Map.entry("name", name), Map.entry("kind", "LODGING"),
                Map.entry("siret", "732 829 320 00074"), Map.entry("address", "3 rue des Lilas"),
                Map.entry("legalGiven", "Rose"), Map.entry("legalFamily", "Vidal"),
                Map.entry("given", "Karim"), Map.entry("family", "Bensalem"),
                Map.entry("email", "k.bensalem@halte.example"), Map.entry("phone", "06 39 98 00 31"),
                Map.entry("why", "Un foyer de vingt lits."));
    }

    static Map<String, Object> beneficiary(String given, String family, boolean affiliate, boolean feeding) {
        return Map.of("given", given, "family", family, "born", "1991-04-12", "language", "fr", "phone",
                "+33639980001", "password", PASSWORD, "question", "Le nom de ma première école ?", "answer",
                "Les Tilleuls", "affiliate", affiliate, "feeding", feeding);
    }

    String shared(String path) {
        return "/relays/" + relay + "/vaults/" + vault + path;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
