package org.abri.application.registration;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Recorder;
import org.abri.application.relay.Registrations;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.NotAccepted;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.registration.Applicant;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.SupportingPaper;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;

/**
 * REL-1: an entity applies, from no account at all: it sends a registration form, gets a reference, adds supporting documents
 * with it and looks how it stands. The reference shows nothing of what was written. What is not answered yet, and what one
 * address may send, is bounded: nobody fills the disk.
 */
public final class Register {
    /** {@code address}: from which it comes, as far as that can be told. */
    public record Command(Optional<String> address, Once once, Applicant applicant) {}

    public sealed interface Outcome {
        /** Shown this once. */
        record Sent(Reference reference) implements Outcome {}

        record Paused(Instant until) implements Outcome {}

        /** As many wait as operators can look through: later. */
        record Full() implements Outcome {}
    }

    /** What a reference tells: how the registration stands since when, why, and how many documents are with it. */
    public record HowItStands(Registration.State state, Instant since, Optional<String> reason, int papers) {}

    public sealed interface Look {
        record Seen(HowItStands standing) implements Look {}

        /** It leads nowhere, or no longer. */
        record Nowhere() implements Look {}

        record Paused(Instant until) implements Look {}
    }

    public sealed interface PaperOutcome {
        /** Now, or before: the same bytes under the same name are one document. */
        record Added(HowItStands standing) implements PaperOutcome {}

        record NotTaken(NotAccepted why) implements PaperOutcome {}

        /** As {@link Outcome.Full}; of one that has documents already more are taken. */
        record Full() implements PaperOutcome {}

        /** There are as many as any registration may have. */
        record TooMany() implements PaperOutcome {}

        /** The reference leads nowhere, or to what was decided already. */
        record Nowhere() implements PaperOutcome {}

        record Paused(Instant until) implements PaperOutcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Registrations registrations;
    private final ContentInspector inspector;
    private final Draw draw;
    private final Limiter limiter;
    private final Recorder recorder;

    Register(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        registrations = ports.relay().registrations();
        inspector = ports.vault().inspector();
        draw = inside.draw();
        limiter = inside.limiter();
        recorder = inside.recorder();
    }

    /** Sent twice it is one (I4): the second time, with another reference in place of the one that nobody saw arrive. */
    public Outcome send(Command command) {
        var now = clock.instant();
        var applicant = command.applicant();
        var id = draw.registrationId(command.once(), applicant.name(), applicant.kind(), applicant.siret(),
                applicant.address(), applicant.representative(), applicant.manager(),
                applicant.email().value(), applicant.phone().value(), applicant.why());
        var reference = draw.reference();
        return work.inOne(() -> {
            limiter.alone("registration/" + id);
            if (registrations.find(id).isPresent()) {
                registrations.refer(id, reference);
                return new Outcome.Sent(reference);
            }
            return sent(command, id, reference, now);
        });
    }

    private Outcome sent(Command command, RegistrationId id, Reference reference, Instant now) {
        var pause = limiter.pauseBefore(now, Stream.concat(
                Stream.of(new Counted(Pace.REGISTERING, "all")),
                command.address().map(from -> new Counted(Pace.REGISTERING_BY_ADDRESS, from)).stream())
                .toArray(Counted[]::new));
        if (pause.isPresent()) { return new Outcome.Paused(pause.get()); }
        if (!isRoom()) { return new Outcome.Full(); }
        registrations.add(Registration.sent(id, command.applicant(), now), reference);
        recorder.byService(Act.REGISTRATION_SENT, command.applicant().name(), now);
        return new Outcome.Sent(reference);
    }

    /** Of those that nothing came with there are never many: they are paced, and soon gone. */
    private boolean isRoom() {
        return registrations.fewerWait(Registration.MOST_WAITING);
    }

    public Look look(Optional<String> address, Reference reference) {
        var now = clock.instant();
        return work.inOne(() -> pause(address, now).<Look> map(Look.Paused::new)
                .orElseGet(() -> registrations.ofReference(reference).flatMap(registrations::find)
                        .<Look> map(found -> new Look.Seen(standing(found))).orElseGet(Look.Nowhere::new)));
    }

    private HowItStands standing(Registration found) {
        return new HowItStands(found.state(),
                found.decision().map(Registration.Decision::at).orElse(found.sentAt()),
                found.decision().map(Registration.Decision::reason),
                registrations.papers(found.id()).size());
    }

    private Optional<Instant> pause(Optional<String> address, Instant now) {
        return address.flatMap(
                from -> limiter.pauseBefore(now, new Counted(Pace.ASKING_ABOUT_REGISTRATIONS, from)));
    }

    /** What the file is, its bytes alone say. Throws {@link IOException} when they stop coming; nothing was kept then. */
    public PaperOutcome addPaper(Optional<String> address, Reference reference, FileName name,
            InputStream bytes) throws IOException {
        var now = clock.instant();
        var before = work.inOne(() -> pause(address, now).<PaperOutcome> map(PaperOutcome.Paused::new)
                .or(() -> notNow(reference)));
        if (before.isPresent()) { return before.get(); }
        var whole = bytes.readNBytes(SupportingPaper.LARGEST + 1);
        var why = refusal(whole);
        if (why.isPresent()) { return new PaperOutcome.NotTaken(why.get()); }
        var type = inspector.typeOf(whole);
        if (type.isEmpty()) { return new PaperOutcome.NotTaken(NotAccepted.TYPE_NOT_ACCEPTED); }
        return type.get().agreesWith(name)
                ? work.inOne(() -> added(reference, name, type.get(), whole, now))
                : new PaperOutcome.NotTaken(NotAccepted.CONTENT_CONTRADICTS_NAME);
    }

    private static Optional<NotAccepted> refusal(byte[] whole) {
        if (whole.length == 0) { return Optional.of(NotAccepted.EMPTY); }
        return whole.length > SupportingPaper.LARGEST ? Optional.of(NotAccepted.TOO_LARGE) : Optional.empty();
    }

    /** Before a byte is read. One more that is sent again is found out later. */
    private Optional<PaperOutcome> notNow(Reference reference) {
        return waiting(reference).map(this::notTo).orElseGet(() -> Optional.of(new PaperOutcome.Nowhere()));
    }

    private Optional<PaperOutcome> notTo(Registration found) {
        return found.documented() || isRoom() ? Optional.empty() : Optional.of(new PaperOutcome.Full());
    }

    private Optional<Registration> waiting(Reference reference) {
        return registrations.ofReference(reference).flatMap(registrations::lock)
                .filter(found -> found.state() == Registration.State.WAITING);
    }

    /** Decided again: meanwhile others came in, or an operator answered. */
    private PaperOutcome added(Reference reference, FileName name, DocumentType type, byte[] whole,
            Instant now) {
        var found = waiting(reference);
        if (found.isEmpty()) { return new PaperOutcome.Nowhere(); }
        var full = notTo(found.get());
        if (full.isPresent()) { return full.get(); }
        var id = found.get().id();
        var paper = draw.paperId(id, name.value(), whole);
        var there = registrations.papers(id);
        if (there.stream().map(SupportingPaper::id).noneMatch(paper::equals)) {
            if (there.size() >= SupportingPaper.MOST) { return new PaperOutcome.TooMany(); }
            registrations.addPaper(id, paper(paper, name, type, whole, now), whole);
            if (!found.get().documented()) {
                registrations.save(found.get().withDocuments());
            }
        }
        return new PaperOutcome.Added(standing(found.get()));
    }

    private static SupportingPaper paper(PaperId id, FileName name, DocumentType type, byte[] whole,
            Instant now) {
        return new SupportingPaper(id, name.of(type), type, whole.length, now);
    }
}
