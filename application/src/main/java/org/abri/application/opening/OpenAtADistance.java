package org.abri.application.opening;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Once;
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
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Secrets;
import org.abri.application.inside.Tokens;
import org.abri.application.opening.OpenBeneficiaryAccount.Person;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/**
 * ACC-7, ACC-9: staff of a relay open the account of somebody who is not there, and who gets one SMS with a link and a code. Until
 * that person validates it ({@link ValidateOpening}), it is closed to everybody; staff see that it waits, and nothing of whose
 * it is.
 */
public final class OpenAtADistance {

    /**
     * What staff ask for.
     *
     * @param phone     of the person alone or of several: the SMS names nobody
     * @param affiliate ACC-9: whether the relay offers to accompany the person, who answers for themselves when they validate
     */
    public record Command(Viewpoint by, RelayId relay, Once once, Person person, PhoneNumber phone,
            boolean affiliate) {}

    public sealed interface Outcome {
        /** The SMS is on its way. */
        record Sent(OpeningId opening) implements Outcome {}

        /** ACC-8: as in presence; nothing of it is said. */
        record MayHaveAnAccount() implements Outcome {}

        /** ACC-8, OPS-4: too many were opened, or too many SMS asked for, of late. */
        record Paused(Instant until) implements Outcome {}

        /** REC-1: too much was sent to that number of late. */
        record SentTooMuch() implements Outcome {}

        /** It does not wait any more, or never did. */
        record NothingWaits() implements Outcome {}
    }

    /** ACC-7: an opening as staff of its relay see it: that there is one, by whom, and how it stands; nothing else. */
    public record SeenOpening(OpeningId id, Instant askedAt, Optional<PersonName> askedBy, Stage stage,
            Instant lapsesAt) {}

    private record Drawn(String link, Passwords.Code code) {
        String kept() {
            return Tokens.hash(link);
        }
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final Vaults vaults;
    private final DistantOpenings openings;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Passwords passwords;
    private final Limiter limiter;
    private final Messenger messenger;
    private final Newcomers newcomers;

    OpenAtADistance(Ports ports, Inside inside, Newcomers newcomers) {
        work = ports.work();
        account = ports.account();
        vaults = ports.vault().vaults();
        openings = ports.opening().distant();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        passwords = inside.passwords();
        limiter = inside.limiter();
        messenger = inside.messenger();
        this.newcomers = newcomers;
    }

    public Answer<Outcome> open(Command command) {
        var id = draw.accountId(command.by(), command.once(), command.relay(), "at a distance",
                command.person().name().given(), command.person().name().family(),
                command.person().born().value(), command.phone().value());
        var before = work.inOne(() -> gate.at(command.by(), command.relay())
                .letting(Action.OPEN_AT_A_DISTANCE, key -> openedBefore(id)
                        .or(() -> paused(command, key.at()))));
        return switch (before) {
            case Answer.Refused<Optional<Outcome>>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Optional<Outcome>>(var outcome, var look) -> outcome
                    .<Answer<Outcome>> map(no -> new Answer.Given<>(no, look))
                    .orElseGet(() -> open(command, id, drawn(id)));
        };
    }

    /** I4: by the same request. */
    private Optional<Outcome> openedBefore(AccountId id) {
        return openings.lock(opening(id)).map(there -> new Outcome.Sent(there.id()));
    }

    private static OpeningId opening(AccountId id) {
        return new OpeningId(id.value());
    }

    private Optional<Outcome> paused(Command command, Instant now) {
        return newcomers.pausedUntil(command.by(), command.relay(), command.person(), now)
                .or(() -> limiter.pausedUntil(now, sms(command.by(), command.relay())))
                .map(Outcome.Paused::new);
    }

    private static Counted[] sms(Viewpoint by, RelayId relay) {
        return new Counted[] { new Counted(Pace.SMS_BY_STAFF, by.who().orElseThrow()),
                new Counted(Pace.SMS_BY_RELAY, relay), Counted.SMS_OF_ALL };
    }

    /** Slow on purpose: outside of units of work. */
    private Drawn drawn(AccountId id) {
        return new Drawn(draw.link(), passwords.drawDigits(Secrets.Of.opening(id)));
    }

    private Answer<Outcome> open(Command command, AccountId id, Drawn drawn) {
        return work.inOne(() -> {
            var door = gate.at(command.by(), command.relay());
            return door.letting(Action.OPEN_AT_A_DISTANCE, key -> {
                newcomers.alone(command.person());
                return openedBefore(id).or(() -> stopped(door.look(), command, key.at()))
                        .or(() -> sendingStopped(command.by(), command.relay(), id, command.phone(),
                                key.at()))
                        .orElseGet(() -> opened(door.look(), command, id, drawn, key.at()));
            });
        });
    }

    private Optional<Outcome> stopped(Look look, Command command, Instant now) {
        return newcomers.mayBeThere(look, command.person(), now)
                ? Optional.of(new Outcome.MayHaveAnAccount())
                : Optional.empty();
    }

    /** REC-1, OPS-4: counted for whoever asks, their relay, the service, the person and their number. */
    private Optional<Outcome> sendingStopped(Viewpoint by, RelayId relay, AccountId id, PhoneNumber phone,
            Instant now) {
        var paused = limiter.pausedUntil(now, sms(by, relay)).<Outcome> map(Outcome.Paused::new);
        if (paused.isPresent()) { return paused; }
        if (!limiter.maySend(id, phone, now)) { return Optional.of(new Outcome.SentTooMuch()); }
        return limiter.pauseBefore(now, sms(by, relay)).map(Outcome.Paused::new);
    }

    private Outcome opened(Look look, Command command, AccountId id, Drawn drawn, Instant now) {
        var person = command.person();
        var beneficiary = Account.ofBeneficiaryAtADistance(id, passwords.freshUsername(), person.name(),
                person.born(), person.language(), command.phone(), now);
        account.accounts().add(beneficiary);
        var vault = VaultId.of(id);
        vaults.add(Vault.pending(vault));
        var opening = DistantOpening.asked(opening(id), id, command.relay(), command.by().who().orElseThrow(),
                command.affiliate(), drawn.kept(), drawn.code().hash(), now);
        openings.save(opening);
        recorder.onVault(look, vault, Act.VAULT_OPENED_AT_A_DISTANCE, person.homonymReason().orElse(""), now);
        send(beneficiary, opening, drawn, now);
        return new Outcome.Sent(opening.id());
    }

    private void send(Account person, DistantOpening opening, Drawn drawn, Instant now) {
        messenger.send(person, person.phone().orElseThrow(), texts -> texts.openingCode(person.language(),
                drawn.link(), drawn.code().shownOnce()), opening.lapsesAt(), now);
    }

    /** By any of the staff of its relay: another SMS, in place of the one before. */
    public Answer<Outcome> sendAgain(Viewpoint by, RelayId relay, OpeningId id) {
        var asked = work.inOne(() -> gate.at(by, relay).lettingIfThere(Action.OPEN_AT_A_DISTANCE,
                key -> of(relay, id)));
        return switch (asked) {
            case Answer.Refused<DistantOpening>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<DistantOpening>(var opening, var seen) -> opening.account()
                    .map(person -> sendAgain(by, relay, id, drawn(person)))
                    .orElseGet(() -> new Answer.Given<>(new Outcome.NothingWaits(), seen));
        };
    }

    private Optional<DistantOpening> of(RelayId relay, OpeningId id) {
        return openings.lock(id).filter(opening -> opening.relay().equals(relay));
    }

    private Answer<Outcome> sendAgain(Viewpoint by, RelayId relay, OpeningId id, Drawn drawn) {
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.OPEN_AT_A_DISTANCE, key -> of(relay, id).map(
                    opening -> opening.waitsAt(key.at()) ? sentAgain(door.look(), opening, drawn, key.at())
                            : new Outcome.NothingWaits()));
        });
    }

    private Outcome sentAgain(Look look, DistantOpening opening, Drawn drawn, Instant now) {
        var person = account.accounts().find(opening.account().orElseThrow()).orElseThrow();
        var pause = limiter.pausedUntil(now, again(opening)).<Outcome> map(Outcome.Paused::new)
                .or(() -> sendingStopped(look.by(), opening.relay(), person.id(),
                        person.phone().orElseThrow(), now));
        if (pause.isPresent()) { return pause.get(); }
        var unused = limiter.pauseBefore(now, again(opening));
        var again = opening.sentAgain(drawn.kept(), drawn.code().hash(), now);
        openings.save(again);
        recorder.onVault(look, VaultId.of(person.id()), Act.OPENING_SENT_AGAIN, "", now);
        send(person, again, drawn, now);
        return new Outcome.Sent(again.id());
    }

    private static Counted again(DistantOpening opening) {
        return new Counted(Pace.SENDING_AN_OPENING_AGAIN, opening.id());
    }

    /** Those of the relay that wait, and what became of others of late; the newest first. */
    public Answer<Listed<SeenOpening>> see(Viewpoint by, RelayId relay, Listing wanted) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.OPEN_AT_A_DISTANCE, key -> {
            var part = Listed.of(openings.ofRelay(relay, wanted), wanted,
                    opening -> new Listing.Mark(opening.askedAt(), opening.id().value()));
            var askers = part.lines().stream().map(DistantOpening::askedBy)
                    .collect(Collectors.toUnmodifiableSet());
            var names = account.accounts().findAll(askers);
            return part.map(opening -> new SeenOpening(opening.id(), opening.askedAt(),
                    Optional.ofNullable(names.get(opening.askedBy())).map(Account::name),
                    opening.stageAt(key.at()), opening.lapsesAt()));
        }));
    }
}
