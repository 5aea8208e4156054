package org.abri.application.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.abri.application.Once;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.later.Jobs;
import org.abri.application.sealing.ContentBroken;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ResumableUpload.Part;
import org.abri.domain.vault.ResumableUpload.Said;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.UploadId;
import org.abri.domain.vault.VaultId;

/**
 * UPL-2, UPL-3, CRY-3: a document that comes in part by part, and goes on where it was cut off (ADR 280). Each part rests
 * sealed, in a blob that no item names, as soon as it has come; with the last byte they are put together and added as
 * {@link AddDocument} adds any. Rights are asked for before each part, and at the end: those that ended end it at once. It
 * is unknown to everybody but whoever began it, from the same viewpoint.
 */
public final class ResumeUpload {
    /** So much is lost at most when this program dies: what is kept is kept part by part. */
    static final int LARGEST_PART = 4 << 20;
    /** Less than that of a part that was cut off is not worth a blob, unless nothing follows it. */
    static final int SMALLEST_PART = 16 << 10;

    public sealed interface Outcome {
        /** As it now is: all of it has arrived exactly when it became an item, now or before (I4). */
        record Stands(ResumableUpload upload) implements Outcome {}

        /** It cannot be taken; it is gone, unless it could be taken another time: then its last part is missing. */
        record NotTaken(NotAccepted why) implements Outcome {}

        /** What was sent does not begin where it ends; nothing of that was kept. */
        record AnotherOffset(long arrived) implements Outcome {}

        /** More was sent than was announced; nothing of the last part was kept. */
        record TooLong() implements Outcome {}

        /** It has come in too many parts, all of them small: nothing more is kept. */
        record TooManyParts() implements Outcome {}

        /** Its time was over, or what waited is no longer whole; it is gone. */
        record Lapsed() implements Outcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Vaults vaults;
    private final ResumableUploads uploads;
    private final AllCredentials credentials;
    private final Jobs jobs;
    private final Gate gate;
    private final Draw draw;
    private final OneByOne oneByOne;
    private final Contents contents;
    private final AddDocument addDocument;

    ResumeUpload(Ports ports, Inside inside, Contents contents, AddDocument addDocument) {
        clock = ports.clock();
        work = ports.work();
        vaults = ports.vault().vaults();
        uploads = ports.vault().uploads();
        credentials = ports.account().credentials();
        jobs = ports.jobs();
        gate = inside.gate();
        draw = inside.draw();
        oneByOne = inside.oneByOne();
        this.contents = contents;
        this.addDocument = addDocument;
    }

    /**
     * Of a document of that many bytes, unless it could not be taken now. Begun again with the same key while some of it is
     * missing, it is the same. {@code Stands} or {@code NotTaken}.
     */
    public Answer<Outcome> begin(AddDocument.Command command, long length) {
        return work.inOne(() -> {
            // whoever sends to many vaults at once meets one lock, which is taken before any vault's
            command.by().who().ifPresent(sender -> {
                var unused = credentials.lock(sender);
            });
            var unused = vaults.lock(command.vault());
            return addDocument.inTheWay(command, length)
                    .map(why -> why.<Outcome> map(Outcome.NotTaken::new)
                            .orElseGet(() -> begun(command, length, clock.instant())));
        });
    }

    private Outcome begun(AddDocument.Command command, long length, Instant now) {
        var said = new Said(command.title(), command.fileName(), command.visibility(), command.folder(),
                command.lawful());
        var usual = draw.uploadId(command.by(), command.once(), command.vault(), said.title(),
                said.fileName().value(), said.visibility(), length);
        var there = uploads.find(usual);
        if (there.filter(found -> found.item().isEmpty() && !found.isOverAt(now)).isPresent()) {
            return new Outcome.Stands(there.get());
        }
        var sender = command.by().who().orElseThrow();
        if (!uploads.waiting(sender, now).takes(length)) {
            return new Outcome.NotTaken(NotAccepted.TOO_MANY_UPLOADS);
        }
        var id = there.isPresent() ? draw.uploadId() : usual;
        var upload = ResumableUpload.begun(id, sender, relay(command.by()), command.vault(), said,
                command.once().key(), length, now);
        uploads.save(upload, Optional.empty());
        return new Outcome.Stands(upload);
    }

    /** Where it stands: {@code Stands} or {@code Lapsed}. */
    public Answer<Outcome> see(Viewpoint by, VaultId vault, UploadId id) {
        return work.inOne(() -> standing(by, vault, id));
    }

    private Answer<Outcome> standing(Viewpoint by, VaultId vault, UploadId id) {
        var door = gate.at(by, vault);
        return door.lettingIfThere(NewItem.adding(door.look()), key -> of(key, vault, id)
                .map(upload -> upload.isOverAt(key.at()) ? new Outcome.Lapsed()
                        : new Outcome.Stands(upload)));
    }

    private Optional<ResumableUpload> of(Granted key, VaultId vault, UploadId id) {
        return uploads.find(id).filter(upload -> key.viewpoint().who()
                .filter(account -> upload.isOf(account, relay(key.viewpoint()), vault)).isPresent());
    }

    /** From which relay, when staff send it. */
    private static Optional<RelayId> relay(Viewpoint by) {
        return by instanceof Viewpoint.StaffAt(var account, var from) ? Optional.of(from)
                : Optional.empty();
    }

    /**
     * Goes on with it at {@code offset}, which must be where it ends, until the bytes end or all have come. Throws {@link IOException}
     * when they stop coming: what came before rests and is counted. Throws {@link Outage} when it cannot be put together now.
     */
    public Answer<Outcome> add(Viewpoint by, VaultId vault, UploadId id, long offset, InputStream bytes)
            throws IOException {
        var answer = work.inOne(() -> standing(by, vault, id).map(seen -> atOffset(seen, offset)));
        while (answer instanceof Answer.Given<Outcome>(Outcome.Stands(var upload), var look)) {
            if (upload.item().isPresent()) {
                return isMore(bytes) ? new Answer.Given<>(new Outcome.TooLong(), look) : answer;
            }
            var blob = draw.blobId(clock.instant());
            var came = contents.receivePart(vault, blob, bytes, Math.min(LARGEST_PART, upload.missing()));
            if (came.size() == upload.missing()) {
                return isMore(bytes) ? discarded(blob, new Answer.Given<>(new Outcome.TooLong(), look))
                        : added(by, upload, blob);
            }
            if (came.size() == 0 || (came.cut().isPresent() && came.size() < SMALLEST_PART)) {
                answer = discarded(blob, answer);
            } else {
                answer = kept(by, upload, new Part(upload.arrived(), came.size(), blob));
            }
            if (came.cut().isPresent()) { throw came.cut().get(); }
            if (came.ended()) { return answer; }
        }
        return answer;
    }

    private static Outcome atOffset(Outcome seen, long offset) {
        return seen instanceof Outcome.Stands(var upload) && upload.arrived() != offset
                ? new Outcome.AnotherOffset(upload.arrived())
                : seen;
    }

    /** Bytes that stop coming where nothing more was to come are all there. */
    private static boolean isMore(InputStream bytes) {
        try {
            return bytes.read() >= 0;
        } catch (IOException cut) {
            return false;
        }
    }

    private Answer<Outcome> discarded(BlobId blob, Answer<Outcome> answer) {
        contents.discard(blob);
        return answer;
    }

    /** Unless another has come there first: of two that send the same part, one goes on. */
    private Answer<Outcome> kept(Viewpoint by, ResumableUpload was, Part next) {
        var answer = work.inOne(() -> {
            var unused = vaults.lock(was.vault());
            return standing(by, was.vault(), was.id()).map(seen -> with(atOffset(seen, next.start()), next));
        });
        return answer instanceof Answer.Given<Outcome>(Outcome.Stands stands, var look) ? answer
                : discarded(next.blob(), answer);
    }

    private Outcome with(Outcome seen, Part next) {
        if (!(seen instanceof Outcome.Stands(var upload))) { return seen; }
        if (!upload.takesParts()) { return new Outcome.TooManyParts(); }
        var longer = upload.with(next);
        uploads.save(longer, Optional.of(next));
        return new Outcome.Stands(longer);
    }

    /** The last part is no part of it before the document is there: so who asks meanwhile learns that something is missing. */
    private Answer<Outcome> added(Viewpoint by, ResumableUpload upload, BlobId last) {
        try {
            var parts = decided(() -> uploads.parts(upload.id()));
            if (parts.stream().mapToLong(Part::size).sum() != upload.arrived()) {
                return changedMeanwhile(by, upload);
            }
            var blobs = Stream.concat(parts.stream().map(Part::blob), Stream.of(last)).toList();
            try (var whole = contents.joined(upload.vault(), blobs)) {
                return switch (addDocument.add(command(by, upload), whole)) {
                    case Answer.Refused<AddDocument.Outcome>(var why) -> new Answer.Refused<>(why);
                    case Answer.Given<AddDocument.Outcome>(var outcome, var look) ->
                            new Answer.Given<>(ended(upload, outcome), look);
                };
            }
        } catch (FileNotFoundException | ContentBroken notWhole) {
            return changedMeanwhile(by, upload);
        } catch (IOException ours) {
            // all that others send has come by now
            throw new Outage("the parts of an upload cannot be put together", ours);
        } finally {
            contents.discard(last);
        }
    }

    private static AddDocument.Command command(Viewpoint by, ResumableUpload upload) {
        var said = upload.said();
        return new AddDocument.Command(by, upload.vault(), new Once(upload.key()), said.visibility(),
                said.title(), said.fileName(), said.lawful(), said.folder());
    }

    private Outcome ended(ResumableUpload upload, AddDocument.Outcome outcome) {
        return switch (outcome) {
            case AddDocument.Outcome.Added(var item) ->
                    new Outcome.Stands(decided(() -> done(upload, item)));
            case AddDocument.Outcome.NotTaken(var why) -> notTaken(upload, why);
            case AddDocument.Outcome.NotSaid() -> throw new IllegalStateException("all was said before");
        };
    }

    /** What follows from an answer that the gate gave before. */
    private <T> T decided(Supplier<T> next) {
        return work.asTheService(() -> work.inOne(next));
    }

    private ResumableUpload done(ResumableUpload upload, ItemId item) {
        var unused = vaults.lock(upload.vault());
        var done = upload.done(item);
        if (uploads.find(upload.id()).isPresent()) {
            removeLater(uploads.parts(upload.id()));
            uploads.save(done, Optional.empty());
        }
        return done;
    }

    /** What no other moment changes is said once; what waits for room may be tried again. */
    private Outcome notTaken(ResumableUpload upload, NotAccepted why) {
        if (why.isForGood()) {
            decided(() -> removed(upload.vault(), upload.id()));
        }
        return new Outcome.NotTaken(why);
    }

    /** Somebody sent its end at the same time, or stopped it; or what waited is damaged, and nobody can go on with it. */
    private Answer<Outcome> changedMeanwhile(Viewpoint by, ResumableUpload upload) {
        return work.inOne(() -> {
            var unused = vaults.lock(upload.vault());
            return standing(by, upload.vault(), upload.id()).map(
                    seen -> seen instanceof Outcome.Stands(var now) && now.item().isPresent() ? seen
                            : lapsed(upload));
        });
    }

    private Outcome lapsed(ResumableUpload upload) {
        var unused = removed(upload.vault(), upload.id());
        return new Outcome.Lapsed();
    }

    /** For good, at once: what waited is removed right after. What it became stays. */
    public Answer<UploadId> stop(Viewpoint by, VaultId vault, UploadId id) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.lettingIfThere(NewItem.adding(door.look()),
                    key -> of(key, vault, id).filter(upload -> removed(vault, id)).map(ResumableUpload::id));
        });
    }

    /** Removes those whose time is over, {@linkplain OneByOne one by one}; answers how many. */
    int forgetOver() {
        var now = clock.instant();
        return oneByOne.<ResumableUploads.Lapsed> each("forget-uploads",
                (last, most) -> uploads.overAt(now, last.map(ResumableUploads.Lapsed::id), most),
                lapsed -> removed(lapsed.vault(), lapsed.id()));
    }

    private boolean removed(VaultId vault, UploadId id) {
        var unused = vaults.lock(vault);
        removeLater(uploads.parts(id));
        uploads.remove(id);
        return true;
    }

    private void removeLater(List<Part> parts) {
        var now = clock.instant();
        parts.forEach(part -> jobs.runOnce(Jobs.Task.REMOVE_BLOB, part.blob().value(), now));
    }
}
