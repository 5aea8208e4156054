package org.abri.application.rectification;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.abri.application.Listing.Mark;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Identities;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Passwords.Code;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.SecretAnswers;
import org.abri.application.inside.Secrets;
import org.abri.application.inside.Tools;
import org.abri.application.relay.Relays;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.rectification.Rectification;
import org.abri.domain.rectification.RectificationId;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.VaultId;

/**
 * PRI-2: names and birth date that are written wrong. Staff of an affiliated relay type the right ones, with the person before
 * them; nothing changes until that person confirms, by one of the three proofs of an affiliation (AFF-2): a code sent to their
 * phone, their own account, the answer to their secret question. It is answered once, and lapses; the person refuses it, staff
 * of that relay take it back, and with the affiliation it is void (AFF-6).
 */
public final class RectifyPerson {
    /**
     * What staff type.
     *
     * @param born          empty when the birth date stays as it is
     * @param homonymReason ACC-8: why this is somebody else than whoever has these names and that birth date, if so
     * @param bySms         whether a code is to be sent to the phone on the account
     */
    public record Command(Viewpoint by, VaultId vault, PersonName name, Optional<BirthDate> born,
            Optional<String> homonymReason, boolean bySms) {
        /** Throws {@link InvalidValue} when the reason is too long. */
        public Command {
            homonymReason =
                    homonymReason.map(typed -> TypedText.line(typed, Rectification.LONGEST_REASON));
        }
    }

    public sealed interface Outcome {
        /** It waits for the person, in place of what waited before. {@code sent}: whether a code is on its way to their phone. */
        record Asked(RectificationId id, boolean sent) implements Outcome {}

        /** ACC-8: somebody else of these names, born then, has an account; nothing of it is said. */
        record MayHaveAnAccount() implements Outcome {}

        /** SEC-6, OPS-4, AUT-5: too much was asked of late, by whoever asks, by their relay, of that person, or of all. */
        record Paused(Instant until) implements Outcome {}
    }

    public enum Confirmation {
        /** From now on the person has these names. */
        RECTIFIED,
        /** Nothing waits, or not any more, or not with that proof. */
        NOT_CONFIRMED,
        /** ACC-8: somebody else came to have these names and may be born then, since it was asked. */
        MAY_HAVE_AN_ACCOUNT
    }

    /** What waits, who asked for it, and for which relay. */
    public record SeenRectification(Rectification asked, Optional<PersonName> askedBy, Relay relay) {}

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Affiliations affiliations;
    private final Relays relays;
    private final Rectifications rectifications;
    private final OneByOne oneByOne;
    private final Gate gate;
    private final Draw draw;
    private final Limiter limiter;
    private final Tools tools;
    private final Identities identities;
    private final Passwords passwords;
    private final Secrets secrets;
    private final SecretAnswers answers;
    private final Messenger messenger;
    private final Recorder recorder;
    private final Rectifying rectifying;

    RectifyPerson(Ports ports, Inside inside, Rectifying rectifying) {
        clock = ports.clock();
        work = ports.work();
        account = ports.account();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay().relays();
        rectifications = ports.rectifications();
        gate = inside.gate();
        draw = inside.draw();
        limiter = inside.limiter();
        tools = inside.tools();
        identities = inside.identities();
        passwords = inside.passwords();
        secrets = inside.secrets();
        answers = inside.answers();
        messenger = inside.messenger();
        recorder = inside.recorder();
        oneByOne = inside.oneByOne();
        this.rectifying = rectifying;
    }

    /** Asks. Whose account is gone is answered as missing. */
    public Answer<Outcome> request(Command command) {
        var allowed = work.inOne(() -> gate.at(command.by(), command.vault())
                .letting(Action.RECTIFY_PERSON, key -> account.accounts().find(command.vault().owner())
                        .flatMap(person -> pause(command, person, key.at()))));
        if (!(allowed instanceof Answer.Given<Optional<Instant>>(var pause, var look) && pause.isEmpty())) {
            return allowed.map(until -> new Outcome.Paused(until.orElseThrow()));
        }
        var id = new RectificationId(draw.id());
        var code = command.bySms() ? Optional.of(passwords.drawDigits(Secrets.Of.rectification(id)))
                : Optional.<Code> empty();
        return work.inOne(() -> {
            var locked = account.credentials().lock(command.vault().owner());
            var door = gate.at(command.by(), command.vault());
            return door.lettingIfThere(Action.RECTIFY_PERSON, key -> account.accounts()
                    .find(command.vault().owner()).filter(person -> locked.isPresent())
                    .map(person -> asked(door.look(), command, person, id, code, key.at())));
        });
    }

    /** Before anybody is looked up: what is counted here says nothing of who has these names (AUT-5). */
    private Optional<Instant> pause(Command command, Account person, Instant now) {
        var who = command.by().who().orElseThrow();
        var relay = relayOf(command.by());
        var asking = Stream.of(new Counted(Pace.RECTIFYING_BY_ASKER, who),
                new Counted(Pace.RECTIFYING_A_PERSON, person.id()));
        var looking = Rectifying.bornOf(person, command.born())
                .filter(born -> command.homonymReason().isEmpty())
                .map(born -> Stream.of(identities.counted(command.by(), relay, born)))
                .orElseGet(Stream::empty);
        var sending = command.bySms()
                ? Stream.of(new Counted(Pace.SMS_BY_STAFF, who), new Counted(Pace.SMS_BY_RELAY, relay),
                        Counted.SMS_OF_ALL)
                : Stream.<Counted> empty();
        return tools.pauseBefore(command.by(), now, Stream.of(asking, looking, sending).flatMap(each -> each)
                .toArray(Counted[]::new));
    }

    /** Who may ask acts at a relay, says the policy. */
    private static RelayId relayOf(Viewpoint by) {
        if (by instanceof Viewpoint.StaffAt(var account, var relay)) { return relay; }
        throw new IllegalStateException("only staff of a relay ask");
    }

    private Outcome asked(Look look, Command command, Account person, RectificationId id, Optional<Code> code,
            Instant now) {
        if (rectifying.areOfAnother(look, person, command.name(), command.born(), command.homonymReason(),
                now)) {
            return new Outcome.MayHaveAnAccount();
        }
        var sent = code.filter(drawn -> person.phone()
                .filter(number -> limiter.maySend(person.id(), number, now)).isPresent());
        rectifications.save(new Rectification(id, person.id(), relayOf(command.by()),
                command.by().who().orElseThrow(), command.name(), command.born(), command.homonymReason(),
                now, sent.map(drawn -> OneTimeCode.issued(drawn.hash(), now))));
        recorder.onVault(look, command.vault(), Act.RECTIFICATION_ASKED,
                command.homonymReason().orElse(""), now);
        sent.ifPresent(drawn -> messenger.send(person, person.phone().orElseThrow(),
                texts -> texts.rectificationCode(person.language(), drawn.shownOnce()),
                now.plus(OneTimeCode.LIFE), now));
        return new Outcome.Asked(id, sent.isPresent());
    }

    /** What staff of that relay asked for and waits; what another relay asked is none of theirs. */
    public Answer<Optional<SeenRectification>> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.RECTIFY_PERSON,
                key -> waiting(vault, key.at())
                        .filter(one -> one.relay().equals(relayOf(by))).flatMap(this::seen)));
    }

    /** What waits for whoever looks; empty for whom nobody asked anything. */
    public Answer<Optional<SeenRectification>> seeOwn(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.CHANGE_OWN_ACCOUNT,
                key -> waiting(VaultId.of(by.who().orElseThrow()), key.at()).flatMap(this::seen)));
    }

    private Optional<SeenRectification> seen(Rectification asked) {
        return relays.find(asked.relay()).map(relay -> new SeenRectification(asked,
                account.accounts().find(asked.askedBy()).map(Account::name), relay));
    }

    /** AFF-6: what a relay asked that is not affiliated any more waits no longer. */
    private Optional<Rectification> waiting(VaultId vault, Instant now) {
        return rectifications.find(vault.owner()).filter(one -> one.openAt(now))
                .filter(one -> affiliations.latest(vault, one.relay())
                        .filter(tie -> tie.activeAt(now)).isPresent());
    }

    private Optional<Rectification> waiting(VaultId vault, RectificationId id, Instant now) {
        return waiting(vault, now).filter(one -> one.id().equals(id));
    }

    /** As well, of the relay where staff act. */
    private Optional<Rectification> waiting(Viewpoint by, VaultId vault, RectificationId id, Instant now) {
        return waiting(vault, id, now).filter(one -> one.relay().equals(relayOf(by)));
    }

    /**
     * The person told the code that they received; five wrong ones and it is dead, ten in a day and none is looked at (REC-1). What
     * is not six digits is no try.
     */
    public Answer<Confirmation> confirmWithCode(Viewpoint by, VaultId vault, RectificationId id,
            String typed) {
        var tried = work.inOne(() -> gate.at(by, vault).letting(Action.RECTIFY_PERSON,
                key -> waiting(by, vault, id, key.at()).flatMap(one -> one.codeAt(key.at()))));
        if (!(tried instanceof Answer.Given<Optional<OneTimeCode>>(var code, var look))) {
            return tried.map(never -> Confirmation.NOT_CONFIRMED);
        }
        var isTry = InvalidValue.in(() -> OneTimeCode.typed(typed)).isEmpty();
        var matched = isTry && secrets.matches(Optional.of(Secrets.Of.rectification(id)),
                OneTimeCode.typed(typed), code.map(OneTimeCode::hash));
        return confirming(by, vault, (at, now) -> isTry
                ? waiting(by, vault, id, now)
                        .filter(one -> one.codeAt(now).isPresent()
                                && limiter.mayTryCodes(vault.owner(), now))
                        .map(one -> matched ? rectified(at, one, Proof.SMS_CODE, now)
                                : wrong(at, one, now))
                : Optional.empty());
    }

    private Confirmation wrong(Look look, Rectification asked, Instant now) {
        limiter.wrongCode(asked.account(), now);
        rectifications.save(asked.withWrongCode());
        recorder.onVault(look, VaultId.of(asked.account()), Act.CODE_REFUSED,
                look.relay().map(Relay::name).orElse(""), now);
        return Confirmation.NOT_CONFIRMED;
    }

    /** SEC-5: the person gave the answer to their secret question, which is burnt: staff may know it now. */
    public Answer<Confirmation> confirmWithAnswer(Viewpoint by, VaultId vault, RectificationId id,
            String typed) {
        var tried = work.inOne(() -> gate.at(by, vault).letting(Action.RECTIFY_PERSON,
                key -> waiting(by, vault, id, key.at())));
        if (!(tried instanceof Answer.Given<Optional<Rectification>>(var asked, var look))) {
            return tried.map(never -> Confirmation.NOT_CONFIRMED);
        }
        var right = answers.isRight(asked.map(Rectification::account), typed);
        return confirming(by, vault, (at, now) -> waiting(by, vault, id, now).map(one -> {
            if (right && answers.burn(one.account())) { return rectified(at, one, Proof.SECRET_ANSWER, now); }
            recorder.onVault(at, vault, Act.ANSWER_REFUSED, at.relay().map(Relay::name).orElse(""), now);
            return Confirmation.NOT_CONFIRMED;
        }));
    }

    private interface Confirming {
        Optional<Confirmation> with(Look look, Instant now);
    }

    /** It may have been answered, or the person erased, since it was compared: it is read again, locked. */
    private Answer<Confirmation> confirming(Viewpoint by, VaultId vault, Confirming confirming) {
        return work.inOne(() -> {
            var unused = account.credentials().lock(vault.owner());
            var door = gate.at(by, vault);
            return door.letting(Action.RECTIFY_PERSON, key -> confirming.with(door.look(), key.at())
                    .orElse(Confirmation.NOT_CONFIRMED));
        });
    }

    /** By the person, from their own account. */
    public Answer<Confirmation> approve(Viewpoint by, RectificationId id) {
        return owning(by, door -> key -> waiting(own(by), id, key.at())
                .map(one -> rectified(door, one, Proof.OWN_ACCOUNT, key.at()))
                .orElse(Confirmation.NOT_CONFIRMED));
    }

    /** By the person: these are not their names. Answers whether anything waited. */
    public Answer<Boolean> refuse(Viewpoint by, RectificationId id) {
        return owning(by, look -> key -> ended(look,
                waiting(own(by), id, key.at()), Act.RECTIFICATION_REFUSED, key.at()));
    }

    private <T> Answer<T> owning(Viewpoint by, Function<Look, Function<Granted, T>> act) {
        return work.inOne(() -> {
            by.who().ifPresent(account.credentials()::lock);
            var door = gate.at(by);
            return door.letting(Action.CHANGE_OWN_ACCOUNT, act.apply(door.look()));
        });
    }

    private static VaultId own(Viewpoint by) {
        return VaultId.of(by.who().orElseThrow());
    }

    /** By staff of the relay that asked. Answers whether anything waited. */
    public Answer<Boolean> withdraw(Viewpoint by, VaultId vault, RectificationId id) {
        return work.inOne(() -> {
            var unused = account.credentials().lock(vault.owner());
            var door = gate.at(by, vault);
            return door.letting(Action.RECTIFY_PERSON, key -> ended(door.look(),
                    waiting(by, vault, id, key.at()), Act.RECTIFICATION_WITHDRAWN, key.at()));
        });
    }

    private boolean ended(Look look, Optional<Rectification> waiting, Act act, Instant now) {
        waiting.ifPresent(one -> {
            rectifications.remove(one.account());
            recorder.onVault(look, VaultId.of(one.account()), act,
                    relays.find(one.relay()).map(Relay::name).orElse(""), now);
        });
        return waiting.isPresent();
    }

    private Confirmation rectified(Look look, Rectification asked, Proof proof, Instant now) {
        var found = account.accounts().find(asked.account()).filter(Account::isWhole);
        if (found.isEmpty()) { return Confirmation.NOT_CONFIRMED; }
        var person = found.get();
        if (rectifying.areOfAnother(person, asked.name(), asked.born(), asked.homonymReason())) {
            return Confirmation.MAY_HAVE_AN_ACCOUNT;
        }
        rectifications.remove(person.id());
        rectifying.rectify(look, person, asked.name(), asked.born(),
                relays.find(asked.relay()).map(Relay::name).orElse(""), now);
        if (proof != Proof.SMS_CODE) {
            rectifying.tell(person, now);
        }
        return Confirmation.RECTIFIED;
    }

    /** What nobody answered in time; answers how many. */
    int lapse() {
        var now = clock.instant();
        return oneByOne.<Rectification> each("lapse-rectifications",
                (last, most) -> rectifications.askedUntil(now.minus(Rectification.LIFE),
                        last.map(RectifyPerson::mark), most),
                old -> lapse(old, now));
    }

    private static Mark mark(Rectification asked) {
        return new Mark(asked.at(), asked.account().value());
    }

    /** It may have been answered, or another asked, meanwhile. */
    private boolean lapse(Rectification old, Instant now) {
        var unused = account.credentials().lock(old.account());
        var waits = rectifications.find(old.account()).filter(one -> !one.openAt(now));
        waits.ifPresent(one -> {
            rectifications.remove(one.account());
            recorder.byServiceOnVault(VaultId.of(one.account()), Act.RECTIFICATION_LAPSED,
                    relays.find(one.relay()).map(Relay::name).orElse(""), now);
        });
        return waits.isPresent();
    }
}
