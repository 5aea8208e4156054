package org.abri.application.registration;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.relay.Registrations;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.Registration.Decision;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.SupportingPaper;

/**
 * REL-1: operators look through the registrations of entities and their documents, and accept or refuse each once, with a reason
 * that the entity reads. Of a refused one the documents go at once; the rest when its time has come.
 */
public final class KeepRegistrations {
    public record SeenRegistration(Registration registration, List<SupportingPaper> papers) {}

    public record SeenPaper(SupportingPaper paper, byte[] bytes) {
        @Override
        public String toString() {
            return "SeenPaper[…]";
        }
    }

    public enum Outcome {
        DONE,
        /** Somebody decided before; deciding alike again changes nothing. */
        DECIDED_BEFORE
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Registrations registrations;
    private final Gate gate;
    private final Recorder recorder;

    KeepRegistrations(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        registrations = ports.relay().registrations();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** Those that wait, or those that were answered; the newest first. */
    public Answer<Listed<Registration>> list(Viewpoint by, boolean waiting, Listing wanted) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_REGISTRATIONS,
                key -> Listed.of(registrations.list(waiting, wanted), wanted,
                        last -> new Listing.Mark(last.sentAt(), last.id().value()))));
    }

    public Answer<SeenRegistration> see(Viewpoint by, RegistrationId id) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.KEEP_REGISTRATIONS, key -> registrations
                .find(id).map(found -> new SeenRegistration(found, registrations.papers(id)))));
    }

    /** A document, whole; it is recorded who read it. */
    public Answer<SeenPaper> read(Viewpoint by, RegistrationId id, PaperId paper) {
        return work.inOne(() -> {
            var door = gate.at(by);
            return door.lettingIfThere(Action.KEEP_REGISTRATIONS, key -> registrations.find(id)
                    .flatMap(found -> registrations.papers(id).stream()
                            .filter(one -> one.id().equals(paper)).findFirst()
                            .flatMap(one -> registrations.bytes(id, paper).map(bytes -> {
                                recorder.onService(door.look(), Act.REGISTRATION_PAPER_READ,
                                        found.applicant().name(), key.at());
                                return new SeenPaper(one, bytes);
                            }))));
        });
    }

    /** Throws {@link org.abri.domain.text.InvalidValue} when the reason is missing or too long. */
    public Answer<Outcome> decide(Viewpoint by, RegistrationId id, boolean accepted, String reason) {
        return work.inOne(() -> {
            var locked = registrations.lock(id);
            var door = gate.at(by);
            return door.lettingIfThere(Action.KEEP_REGISTRATIONS, key -> locked.map(found -> {
                if (found.decision().isPresent()) { return again(found, accepted); }
                var decided = found.decided(new Decision(accepted, reason, key.at()));
                registrations.save(decided);
                if (!accepted) {
                    registrations.removePapers(id);
                }
                recorder.onService(door.look(),
                        accepted ? Act.REGISTRATION_ACCEPTED : Act.REGISTRATION_REFUSED,
                        found.applicant().name(), key.at());
                return Outcome.DONE;
            }));
        });
    }

    private static Outcome again(Registration found, boolean accepted) {
        return found.decision().filter(decision -> decision.accepted() == accepted).isPresent() ? Outcome.DONE
                : Outcome.DECIDED_BEFORE;
    }

    /** LAW-4: what is not kept any longer; answers how many. */
    int erase() {
        Instant now = clock.instant();
        return work.inOne(() -> registrations.removeErased(now));
    }
}
