package org.abri.application.affiliation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.SecretAnswers;
import org.abri.application.inside.Secrets;
import org.abri.application.inside.Tally;
import org.abri.application.inside.Tools;
import org.abri.application.relay.Relays;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.ShownCode;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState.Requested;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.VaultId;

/**
 * AFF-2, AFF-3: the conversation that ties an existing vault to one more relay. A professional asks, with the username that
 * the person gives; the person confirms, by a code sent to their phone, from their own account, or by the answer to their secret question. Until then it gives
 * nobody anything; and whether a username exists is never said, in words or in work (AUT-5).
 */
public final class AffiliatePerson {
    private static final Duration ONE_REQUEST = Duration.ofSeconds(30);
    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Affiliations affiliations;
    private final Relays relays;
    private final Messenger messenger;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Limiter limiter;
    private final Tools tools;
    private final Tally tally;
    private final Asks asks;
    private final Pointers pointers;
    private final Secrets secrets;
    private final SecretAnswers answers;
    private final SupportsEnd supportsEnd;

    AffiliatePerson(Ports ports, Inside inside, SupportsEnd supportsEnd) {
        this.supportsEnd = supportsEnd;
        clock = ports.clock();
        work = ports.work();
        account = ports.account();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay().relays();
        messenger = inside.messenger();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        limiter = inside.limiter();
        tools = inside.tools();
        tally = inside.tally();
        asks = ports.affiliation().asks();
        pointers = ports.affiliation().pointers();
        secrets = inside.secrets();
        answers = inside.answers();
    }

    /** AFF-4: whom staff ask. */
    public sealed interface Whom {
        /** Whoever has that username. */
        record OfUsername(Username username) implements Whom {}

        /** Whoever shows that code now. */
        record Showing(ShownCode code) implements Whom {}

        /** Whoever was found by {@link FindPerson}, and is shown masked; good once, and to whoever looked. */
        record Found(String handle) implements Whom {
            @Override
            public String toString() {
                return "Found[…]";
            }
        }

        /** What is typed in one field: a username, or the code that a person shows. Throws {@link InvalidValue}. */
        static Whom typed(String typed) {
            return InvalidValue.in(() -> ShownCode.typed(typed)).isEmpty()
                    ? new Showing(ShownCode.typed(typed))
                    : new OfUsername(Username.typed(typed));
        }
    }

    public sealed interface Outcome {}

    /**
     * That somebody was asked, if there is somebody and they want to be: nothing tells whether. {@code request} is what they
     * confirm, if so.
     */
    public record Asked(AffiliationId request) implements Outcome {}

    /** SEC-6, OPS-4: too much was asked of late, by whoever asks, by their relay, or, with {@code everybody}, by all. */
    public record Paused(Instant until, boolean everybody) implements Outcome {}

    /** As {@link #request(Viewpoint, RelayId, Whom, boolean)}, whoever has that username. */
    public Answer<Outcome> request(Viewpoint by, RelayId relay, Username username, boolean bySms) {
        return request(by, relay, new Whom.OfUsername(username), bySms);
    }

    /** Asks. {@code bySms} sends a code to the person's phone, if they have one and it has not had too many (REC-1). */
    public Answer<Outcome> request(Viewpoint by, RelayId relay, Whom whom, boolean bySms) {
        var allowed = allowed(by, relay, bySms);
        if (!(allowed instanceof Answer.Given<Optional<Paused>>(var pause, var seen) && pause.isEmpty())) {
            return allowed.map(Optional::orElseThrow);
        }
        var code = draw.code();
        var request = draw.affiliationId();
        var drawn = new Drawn(code, secrets.hash(Secrets.Of.code(request), code));
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.letting(Action.REQUEST_AFFILIATION, key -> {
                var person = person(by, whom, key.at());
                var asked = person.map(found -> ask(door.look(), request, relay, found,
                        bySms ? Optional.of(drawn) : Optional.empty(), key.at())).orElse(request);
                asks.keep(relay, usernameOf(whom, person), by.who().orElseThrow(), key.at());
                return (Outcome) new Asked(asked);
            });
        });
    }

    /** Before anything slow, and before anybody is looked up: what is counted here says nothing of who was found (AUT-5). */
    private Answer<Optional<Paused>> allowed(Viewpoint by, RelayId relay, boolean bySms) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.REQUEST_AFFILIATION, key -> {
            var who = by.who().orElseThrow();
            var everybody =
                    bySms ? limiter.pausedUntil(key.at(), Counted.SMS_OF_ALL) : Optional.<Instant> empty();
            if (everybody.isPresent()) { return everybody.map(until -> new Paused(until, true)); }
            var asking = new Counted[] { new Counted(Pace.ASKING_BY_STAFF, who),
                    new Counted(Pace.ASKING_BY_RELAY, relay) };
            var sending = new Counted[] { asking[0], asking[1], new Counted(Pace.SMS_BY_STAFF, who),
                    new Counted(Pace.SMS_BY_RELAY, relay) };
            return tools.pauseBefore(by, key.at(), bySms ? sending : asking)
                    .map(until -> new Paused(until, false));
        }));
    }

    private record Drawn(String code, SecretHash hash) {}

    private Optional<Account> person(Viewpoint by, Whom whom, Instant now) {
        return switch (whom) {
            case Whom.OfUsername(var username) -> beneficiary(username);
            case Whom.Showing(var code) -> pointedAt(code.letters(), by, now);
            case Whom.Found(var handle) -> pointedAt(handle, by, now);
        };
    }

    private Optional<Account> pointedAt(String shown, Viewpoint by, Instant now) {
        return pointers.take(shown)
                .filter(pointer -> now.isBefore(pointer.until())
                        && pointer.to().stream().allMatch(by::equals))
                .flatMap(pointer -> account.accounts().find(pointer.person()));
    }

    /** AUT-5: what was asked of nobody waits on the desk like anything else, under a name that nobody has. */
    private Username usernameOf(Whom whom, Optional<Account> person) {
        return whom instanceof Whom.OfUsername(var username) ? username
                : person.map(Account::username).orElseGet(draw::username);
    }

    /** Answers what the person confirms if they want to: that which waits already, when they were asked just now. */
    private AffiliationId ask(Look look, AffiliationId request, RelayId relay, Account person,
            Optional<Drawn> drawn,
            Instant now) {
        var vault = VaultId.of(person.id());
        affiliations.lock(vault);
        var latest = affiliations.latest(vault, relay)
                .map(tie -> tie.supportOverAt(now) ? supportsEnd.endByItself(tie, now) : tie);
        if (latest.filter(tie -> tie.active() || askedJustNow(tie, now) || tie.silentAt(now)).isPresent()
                || limiter.pauseBefore(now, new Counted(Pace.ASKING_A_PERSON, person.id()),
                        new Counted(Pace.ASKING_A_PERSON_BY_RELAY, relay + "/" + person.id())).isPresent()) {
            return latest.filter(tie -> askedJustNow(tie, now)).map(Affiliation::id).orElse(request);
        }
        var sent = drawn.filter(code -> person.phone()
                .filter(number -> limiter.maySend(person.id(), number, now)).isPresent()
                && limiter.pauseBefore(now, Counted.SMS_OF_ALL).isEmpty());
        latest.filter(tie -> !tie.over())
                .ifPresent(tie -> affiliations.save(tie.ended(Ending.WITHDRAWN, now)));
        affiliations.save(Affiliation.requested(request, vault, relay,
                look.by().who().orElseThrow(), sent.map(code -> OneTimeCode.issued(code.hash(), now)), now));
        recorder.onVault(look, vault, Act.AFFILIATION_REQUESTED, relayName(look, relay), now);
        sent.ifPresent(
                code -> send(person, relay(look, relay).map(Relay::shortName).orElse(""), code.code(), now));
        return request;
    }

    /** I4: a form sent twice asks once. */
    private static boolean askedJustNow(Affiliation tie, Instant now) {
        return tie.openRequestAt(now).filter(request -> request.at().plus(ONE_REQUEST).isAfter(now))
                .isPresent();
    }

    private void send(Account person, String relay, String code, Instant now) {
        messenger.send(person, person.phone().orElseThrow(),
                texts -> texts.affiliationCode(person.language(), relay, code), now.plus(OneTimeCode.LIFE),
                now);
    }

    /**
     * AFF-2: the person told the code that they received; five wrong ones and it is dead (AFF-3), ten in a day and none is looked at (REC-1). Empty when nothing waits to be
     * confirmed, or not any more, or not with that code. One hash is compared on every path (AUT-5). What is not six digits,
     * however they are grouped, is no try and is written nowhere.
     */
    public Answer<Optional<Affiliation>> confirmWithCode(Viewpoint by, RelayId relay, Username username,
            String code) {
        return confirmWithCode(by, relay, code, () -> beneficiary(username)
                .flatMap(person -> affiliations.latest(VaultId.of(person.id()), relay)));
    }

    /** As well, of what was {@linkplain Asked asked} without a username. */
    public Answer<Optional<Affiliation>> confirmWithCode(Viewpoint by, RelayId relay, AffiliationId request,
            String code) {
        return confirmWithCode(by, relay, code,
                () -> affiliations.find(request).filter(tie -> tie.relay().equals(relay)));
    }

    private Answer<Optional<Affiliation>> confirmWithCode(Viewpoint by, RelayId relay, String code,
            Supplier<Optional<Affiliation>> asked) {
        return switch (tried(by, relay, asked)) {
            case Answer.Refused<Optional<Affiliation>>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Optional<Affiliation>> tried -> confirm(by, relay, tried.value(), code);
        };
    }

    private Answer<Optional<Affiliation>> tried(Viewpoint by, RelayId relay,
            Supplier<Optional<Affiliation>> asked) {
        return work.inOne(
                () -> gate.at(by, relay).letting(Action.REQUEST_AFFILIATION, key -> asked.get()));
    }

    private Answer<Optional<Affiliation>> confirm(Viewpoint by, RelayId relay, Optional<Affiliation> tried,
            String code) {
        var isTry = InvalidValue.in(() -> OneTimeCode.typed(code)).isEmpty();
        var matched = secrets.matches(tried.map(Affiliation::id).map(Secrets.Of::code),
                isTry ? OneTimeCode.typed(code) : "", tried.filter(tie -> isTry)
                        .flatMap(tie -> tie.openRequestAt(clock.instant())).flatMap(Requested::code)
                        .map(OneTimeCode::hash));
        return work.inOne(() -> {
            tried.ifPresent(tie -> affiliations.lock(tie.vault()));
            var door = gate.at(by, relay);
            return door.letting(Action.REQUEST_AFFILIATION,
                    key -> tried.filter(tie -> isTry)
                            .flatMap(tie -> withCode(door.look(), tie.id(), matched, key.at())));
        });
    }

    /**
     * The request may have been answered, its code used up, or the person erased, since the code was compared: it is read again,
     * locked.
     */
    private Optional<Affiliation> withCode(Look look, AffiliationId tried, boolean matched, Instant now) {
        return affiliations.find(tried).flatMap(tie -> withCode(look, tie, matched, now));
    }

    private Optional<Affiliation> withCode(Look look, Affiliation tie, boolean matched, Instant now) {
        var person = tie.vault().owner();
        if (tie.openRequestAt(now).flatMap(Requested::code).filter(code -> code.usableAt(now)).isEmpty()
                || !limiter.mayTryCodes(person, now)) {
            return Optional.empty();
        }
        if (!matched) {
            limiter.wrongCode(person, now);
            affiliations.save(tie.withWrongCode());
            recorder.onVault(look, tie.vault(), Act.CODE_REFUSED, relayName(look, tie.relay()), now);
            return Optional.empty();
        }
        return Optional.of(confirmed(look, tie, Proof.SMS_CODE, now));
    }

    /**
     * AFF-2, SEC-5: the person gave the answer to their secret question to the professional, typed by themselves where that can be.
     * Of whoever confirms so the answer is burnt: staff may know it now. Its tries are counted over everybody together; empty, as
     * for a code, whatever was wrong. One hash is compared on every path (AUT-5).
     */
    public Answer<Optional<Affiliation>> confirmWithAnswer(Viewpoint by, RelayId relay, AffiliationId request,
            String answer) {
        var tried = tried(by, relay, () -> affiliations.find(request).filter(tie -> tie.relay().equals(relay)
                && tie.openRequestAt(clock.instant()).isPresent()));
        return switch (tried) {
            case Answer.Refused<Optional<Affiliation>>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Optional<Affiliation>> given -> answered(by, relay, given.value(), answers
                    .isRight(given.value().map(tie -> tie.vault().owner()), answer));
        };
    }

    private Answer<Optional<Affiliation>> answered(Viewpoint by, RelayId relay, Optional<Affiliation> tried,
            boolean right) {
        return work.inOne(() -> {
            tried.ifPresent(tie -> {
                var unused = account.credentials().lock(tie.vault().owner());
                affiliations.lock(tie.vault());
            });
            var door = gate.at(by, relay);
            return door.letting(Action.REQUEST_AFFILIATION,
                    key -> tried.flatMap(tie -> withAnswer(door.look(), tie.id(), right, key.at())));
        });
    }

    /**
     * The request may have been answered, the answer burnt or set anew, or the person erased, since it was compared: all is read
     * again.
     */
    private Optional<Affiliation> withAnswer(Look look, AffiliationId tried, boolean right, Instant now) {
        return affiliations.find(tried).flatMap(tie -> withAnswer(look, tie, right, now));
    }

    private Optional<Affiliation> withAnswer(Look look, Affiliation tie, boolean right, Instant now) {
        if (tie.openRequestAt(now).isEmpty()) { return Optional.empty(); }
        if (!right || !answers.burn(tie.vault().owner())) {
            recorder.onVault(look, tie.vault(), Act.ANSWER_REFUSED, relayName(look, tie.relay()), now);
            return Optional.empty();
        }
        return Optional.of(confirmed(look, tie, Proof.SECRET_ANSWER, now));
    }

    /** AFF-2: from the person's own account; empty when nothing waits to be confirmed, or not any more. */
    public Answer<Optional<Affiliation>> approve(Viewpoint by, VaultId vault, AffiliationId asked) {
        return work.inOne(() -> {
            affiliations.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.CONFIRM_AFFILIATION,
                    key -> affiliations.find(asked)
                            .filter(tie -> tie.vault().equals(vault)
                                    && tie.openRequestAt(key.at()).isPresent())
                            .map(tie -> confirmed(door.look(), tie, Proof.OWN_ACCOUNT, key.at())));
        });
    }

    private Affiliation confirmed(Look look, Affiliation tie, Proof proof, Instant now) {
        var confirmed = tie.confirmed(proof, now);
        affiliations.save(confirmed);
        var relay = relay(look, tie.relay());
        recorder.onVault(look, tie.vault(), Act.AFFILIATION_CONFIRMED,
                relay.map(Relay::name).orElse(""), now);
        relay.ifPresent(here -> tally.count(here, Deed.CAME, now));
        account.accounts().find(tie.vault().owner())
                .ifPresent(person -> asks.forget(tie.relay(), person.username()));
        return confirmed;
    }

    private Optional<Account> beneficiary(Username username) {
        return account.accounts().ofUsername(username)
                .filter(person -> person.kind() == AccountKind.BENEFICIARY);
    }

    private String relayName(Look look, RelayId relay) {
        return relay(look, relay).map(Relay::name).orElse("");
    }

    /** Staff act at that relay, and have it at hand. */
    private Optional<Relay> relay(Look look, RelayId relay) {
        return look.relay().filter(here -> here.id().equals(relay)).or(() -> relays.find(relay));
    }
}
