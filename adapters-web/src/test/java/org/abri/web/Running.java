package org.abri.web;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.memory.InMemory;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.RecordRelay;
import org.abri.application.sealing.Macs;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.web.problem.Answers;

/** The web on a real server, over every port in memory, with somebody of each kind. */
public final class Running implements AutoCloseable {
    public static final String PASSWORD = "pluie sur les toits de Lille";

    /** Somebody who can sign in with {@link #PASSWORD}, and is. */
    public record Person(Username username, SignedIn signedIn) {
        public String token() {
            return signedIn.token();
        }
    }

    public final TestClock clock = new TestClock();
    public final InMemory memory = new InMemory(clock, new Random(20261123));
    public final Abri abri;
    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Running(Map<String, Object> settings, UnaryOperator<Ports> swap) {
        abri = Abri.on(swap.apply(memory.all()));
        var all = new HashMap<String, Object>(settings);
        all.put("micronaut.server.port", -1);
        context = ApplicationContext.builder().properties(all).build();
        context.registerSingleton(Abri.class, abri);
        context.registerSingleton(Macs.class, memory.macs());
        context.registerSingleton(InstantSource.class, clock);
        context.start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    /** As on a developer's machine: plain http, on localhost. */
    public static Running plain() {
        return with(Map.of("abri.insecure-cookies", "true", "abri.languages", "fr,en"));
    }

    public static Running with(Map<String, Object> settings) {
        return new Running(settings, UnaryOperator.identity());
    }

    /** With some ports swapped. */
    public static Running on(UnaryOperator<Ports> swap) {
        return new Running(Map.of("abri.insecure-cookies", "true"), swap);
    }

    public int port() {
        return server.getPort();
    }

    public String origin() {
        return "http://localhost:" + port();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    // people

    public Person operator() {
        var opened =
                abri.account().openOperatorAccount().open(new PersonName("Odile", "Opère"), Language.FRENCH);
        return ready(opened.username(), opened.activationCode());
    }

    public record RelayWithManager(RelayId id, Person manager) {}

    public RelayWithManager relay(Person operator, String name) {
        var agreement = ServiceAgreement.concluded(LocalDate.parse("2026-01-01"),
                LocalDate.parse("2030-12-31"), "gratuit");
        var command = new RecordRelay.Command(operator.signedIn().viewpoint(), once(), name,
                Relay.shortOf(name).orElse("Relais"), Optional.empty(), ZoneId.of("Europe/Paris"), agreement,
                new PersonName("Marie", "Gère"), Language.FRENCH);
        var recorded = Answers.of(abri.relay().recordRelay().record(command));
        return new RelayWithManager(recorded.relay(),
                ready(recorded.manager().username(), recorded.manager().activationCode()));
    }

    public Person professional(RelayWithManager relay, String given) {
        var opening =
                new KeepTeam.Opening(relay.manager().signedIn().viewpointAt(relay.id()), relay.id(), once(),
                        new PersonName(given, "Aide"),
                        Language.FRENCH, StaffRole.PROFESSIONAL);
        if (Answers.of(abri.relay().keepTeam().open(opening)) instanceof KeepTeam.Opened opened) {
            return ready(opened.username(), opened.activationCode());
        }
        throw new AssertionError();
    }

    /** Affiliated to the relay, and fed by it, if {@code affiliated}. */
    public Person beneficiary(RelayWithManager relay, String given, boolean affiliated) {
        var person = new OpenBeneficiaryAccount.Person(new PersonName(given, "Abritée"),
                new BirthDate(LocalDate.parse("1990-02-28")), Language.FRENCH,
                Optional.of(new PhoneNumber("+33639980001")), Optional.of("homonyme"));
        var wishes = new OpenBeneficiaryAccount.Wishes(PASSWORD, "Mon premier chien ?", "Filou", affiliated,
                affiliated);
        var command =
                new OpenBeneficiaryAccount.Command(relay.manager().signedIn().viewpointAt(relay.id()),
                        relay.id(), once(), person, wishes);
        if (Answers.of(abri.opening().openBeneficiaryAccount()
                .open(command)) instanceof OpenBeneficiaryAccount.Outcome.Opened(var vault, var username, var card)) {
            return accepted(username, PASSWORD);
        }
        throw new AssertionError();
    }

    public SignedIn signIn(Username username, String password) {
        if (abri.session().signIn()
                .signIn(new SignIn.Command(username, password)) instanceof SignIn.Outcome.Done(var person)) {
            return person;
        }
        throw new AssertionError();
    }

    /** Chooses the password with a code. */
    public void activate(Username username, String code) {
        if (!(abri.opening().activateAccount().activate(new ActivateAccount.Command(username, code,
                PASSWORD)) instanceof ActivateAccount.Outcome.Chosen)) {
            throw new AssertionError();
        }
    }

    private Person ready(Username username, String code) {
        activate(username, code);
        return accepted(username, PASSWORD);
    }

    private Person accepted(Username username, String password) {
        var person = signIn(username, password);
        var unused = Answers.of(abri.terms().acceptTerms().accept(person.viewpoint(),
                abri.terms().readTerms().inForce().version()));
        return new Person(username, signIn(username, password));
    }

    /** The same person, signed in once more. */
    public Person again(Person person) {
        return new Person(person.username(), signIn(person.username(), PASSWORD));
    }

    public static Once once() {
        return new Once(UUID.randomUUID());
    }

    // requests

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path)).timeout(Duration.ofSeconds(60));
    }

    public HttpRequest.Builder as(Person person, String path) {
        return to(path).header("Authorization", "Bearer " + person.token());
    }

    /** As a browser on one of our own pages. */
    public HttpRequest.Builder browsing(Person person, String path) {
        return to(path).header("Cookie", "abri-development-session=" + person.token()).header("Origin",
                origin());
    }

    /** What the forms of that person's session carry. */
    public String formToken(Person person) {
        var page = send(browsing(person, "/test/person")).text();
        return page.substring(page.indexOf(' ') + 1);
    }

    public Answer get(Person person, String path) {
        return send(as(person, path).GET());
    }

    public Answer post(Person person, String path, String json) {
        return json(as(person, path), "POST", json);
    }

    public Answer json(HttpRequest.Builder request, String method, String json) {
        return send(request.header("Content-Type", "application/json").method(method,
                BodyPublishers.ofString(json)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** What came back. */
    public final class Answer {
        private final HttpResponse<byte[]> response;

        Answer(HttpResponse<byte[]> response) {
            this.response = response;
        }

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        public List<String> headerNames() {
            return List.copyOf(response.headers().map().keySet());
        }

        public Map<String, Object> json() {
            try {
                return context.getBean(JsonMapper.class).readValue(response.body(),
                        Argument.mapOf(String.class, Object.class));
            } catch (IOException notJson) {
                throw new AssertionError(text(), notJson);
            }
        }

        /** A value inside: {@code at("agreement", "from")}; a number is a place in a list. */
        public Object at(String... path) {
            Object found = json();
            for (var step : path) {
                found = found instanceof List<?> list ? list.get(Integer.parseInt(step))
                        : ((Map<?, ?>) found).get(step);
            }
            return found;
        }

        public String code() {
            return (String) at("code");
        }
    }
}
