package org.abri.application.relay;

import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.ServiceAgreement.Period;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * REL-2, REL-3: operators renew the agreement of a relay, suspend it, lift that, and end it sooner. Whatever they do bites at
 * once: each act of the relay's staff asks the gate, in its own unit of work, whether the agreement holds then.
 */
public final class KeepAgreement {
    public sealed interface Outcome {
        /** As the relay is now, also when it was so before. */
        record Done(Relay relay) implements Outcome {}

        /** One more period is concluded already, and has not begun. */
        record RenewedAlready() implements Outcome {}

        /** The period begins before the other ends, or the day is none on which it could end. */
        record NotThatDay(InvalidValue why) implements Outcome {}
    }

    private final UnitOfWork work;
    private final Relays relays;
    private final Gate gate;
    private final Recorder recorder;

    KeepAgreement(Ports ports, Inside inside) {
        work = ports.work();
        relays = ports.relay().relays();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    public Answer<Relay> see(Viewpoint by, RelayId relay) {
        return work.inOne(() -> gate.at(by, relay).lettingIfThere(Action.KEEP_AGREEMENT,
                key -> relays.find(relay).map(found -> seen(found, key))));
    }

    private static Relay seen(Relay found, Granted key) {
        return found.with(found.agreement().seenOn(found.today(key.at())));
    }

    /** For one more period. Renewed alike again changes nothing. */
    public Answer<Outcome> renew(Viewpoint by, RelayId relay, Period more) {
        return kept(by, relay, Act.AGREEMENT_RENEWED, more.from() + " – " + more.until(), (found, key) -> {
            var agreement = found.agreement();
            if (concludes(agreement, more)) { return new Outcome.Done(found); }
            return agreement.next().isPresent() ? new Outcome.RenewedAlready()
                    : dated(found, now -> now.renewed(more, found.today(key.at())));
        });
    }

    private static boolean concludes(ServiceAgreement agreement, Period more) {
        return agreement.next().filter(more::equals).isPresent()
                || new Period(agreement.from(), agreement.until(), agreement.costOfUse()).equals(more);
    }

    /** REL-3: from this moment on. Throws {@link InvalidValue} when the reason is missing or too long. */
    public Answer<Outcome> suspend(Viewpoint by, RelayId relay, String reason) {
        var why = TypedText.line(reason, ServiceAgreement.LONGEST_REASON);
        return kept(by, relay, Act.AGREEMENT_SUSPENDED, why, (found, key) -> new Outcome.Done(
                found.with(found.agreement().suspended(why, key.at()))));
    }

    /** REL-3: what was suspended holds again from this moment on, as far as it is concluded. */
    public Answer<Outcome> resume(Viewpoint by, RelayId relay) {
        return kept(by, relay, Act.AGREEMENT_RESUMED, "",
                (found, key) -> new Outcome.Done(found.with(found.agreement().resumed())));
    }

    /** REL-2: on the evening of that day, sooner than was concluded. */
    public Answer<Outcome> end(Viewpoint by, RelayId relay, LocalDate last) {
        return kept(by, relay, Act.AGREEMENT_ENDED, last.toString(), (found, key) -> dated(found,
                now -> now.ended(last, found.today(key.at()))));
    }

    private static Outcome dated(Relay found, UnaryOperator<ServiceAgreement> change) {
        try {
            return new Outcome.Done(found.with(change.apply(found.agreement())));
        } catch (InvalidValue notThatDay) {
            return new Outcome.NotThatDay(notThatDay);
        }
    }

    private Answer<Outcome> kept(Viewpoint by, RelayId relay, Act act, String what,
            BiFunction<Relay, Granted, Outcome> change) {
        return work.inOne(() -> {
            var locked = relays.lock(relay);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.KEEP_AGREEMENT, key -> locked.map(found -> {
                var outcome = change.apply(seen(found, key), key);
                if (outcome instanceof Outcome.Done(var changed)
                        && !changed.agreement().equals(seen(found, key).agreement())) {
                    relays.save(changed);
                    recorder.onService(door.look(), act,
                            what.isEmpty() ? found.name() : found.name() + " (" + what + ")", key.at());
                }
                return outcome;
            }));
        });
    }
}
