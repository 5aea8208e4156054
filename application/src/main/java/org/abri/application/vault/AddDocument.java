package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Door;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Signing;
import org.abri.application.inside.Tally;
import org.abri.application.later.Jobs;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/**
 * VLT-5, VLT-9, UPL-1, UPL-2: a document goes into a vault: by its owner, private or shared as they say, or by staff, with
 * consent, shared. With it comes its receipt (LAW-1): this is the only way in. Bytes stream past in constant memory and are sealed on the way. The blob comes first, then its row: an
 * upload that is cut leaves nothing that the collector does not remove.
 */
public final class AddDocument {
    /**
     * What to add, but for its bytes.
     *
     * @param title    what to call it; the file's name when blank
     * @param fileName as the sender's machine calls it
     * @param lawful   MOD-4: staff confirm that the document may lawfully be stored; the owner need not
     * @param folder   VLT-10: where its owner puts it; nobody else puts anything into a folder
     */
    public record Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, String title,
            FileName fileName, boolean lawful, Optional<FolderId> folder) {
        /** At the top. */
        public Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, String title,
                FileName fileName, boolean lawful) {
            this(by, vault, once, visibility, title, fileName, lawful, Optional.empty());
        }

        /** Throws {@link org.abri.domain.text.InvalidValue} before any byte is read when the title is too long. */
        public Command {
            title = TypedText.line(title.isBlank() ? fileName.stem() : title, ItemContent.LONGEST_TITLE);
        }

        @Override
        public String toString() {
            return "AddDocument.Command[…]";
        }
    }

    public sealed interface Outcome {
        /** Now, or before by the same request (I4). */
        record Added(ItemId item) implements Outcome {}

        record NotTaken(NotAccepted why) implements Outcome {}

        /** What was said about the file cannot be taken; nothing of it is kept. */
        record NotSaid() implements Outcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final VaultPorts ports;
    private final Jobs jobs;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Signing signing;
    private final Tally tally;
    private final Contents contents;
    private final HeldBack heldBack;

    AddDocument(Ports ports, Inside inside, Contents contents, HeldBack heldBack) {
        clock = ports.clock();
        work = ports.work();
        this.ports = ports.vault();
        jobs = ports.jobs();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        signing = inside.signing();
        tally = inside.tally();
        this.contents = contents;
        this.heldBack = heldBack;
    }

    /** Throws {@link IOException} when the bytes stop coming; nothing was stored then. */
    public Answer<Outcome> add(Command command, InputStream bytes) throws IOException {
        return add(command, bytes, Act.ITEM_ADDED);
    }

    /** As {@link #add(Command, InputStream)}, recorded as that act. */
    Answer<Outcome> add(Command command, InputStream bytes, Act act) throws IOException {
        return add(command.by(), command.vault(), command.fileName(), bytes, () -> Optional.of(command), act);
    }

    /**
     * As {@link #add(Command, InputStream)}, of a file about which something is said only once its last byte has come: by the
     * same person, for the same vault. What {@code said} throws, this throws; nothing was stored then.
     */
    public Answer<Outcome> add(Viewpoint by, VaultId vault, FileName fileName, InputStream bytes,
            Supplier<Optional<Command>> said) throws IOException {
        return add(by, vault, fileName, bytes, said, Act.ITEM_ADDED);
    }

    private Answer<Outcome> add(Viewpoint by, VaultId vault, FileName fileName, InputStream bytes,
            Supplier<Optional<Command>> said, Act act) throws IOException {
        var room = work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(NewItem.adding(door.look()), key -> room(vault));
        });
        return switch (room) {
            case Answer.Refused<Long>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Long>(var left, var look) -> {
                var blob = draw.blobId(clock.instant());
                yield switch (contents.receive(vault, blob, fileName, bytes, left)) {
                    case Contents.Received.NotTaken(var why) ->
                            new Answer.Given<>(new Outcome.NotTaken(why), look);
                    case Contents.Received.NotKept(var measured) ->
                            keep(said, Optional.empty(), measured, look, act);
                    case Contents.Received.Kept(var measured) ->
                            keep(said, Optional.of(blob), measured, look, act);
                };
            }
        };
    }

    /**
     * What is in the way of a document of that many bytes, as things are now; nothing is promised by it. Inside a unit of work.
     */
    Answer<Optional<NotAccepted>> inTheWay(Command command, long size) {
        var vault = ports.vaults().find(command.vault());
        var door = gate.at(command.by(), command.vault());
        var adding = NewItem.adding(command.visibility());
        return door.letting(command.folder().isPresent() ? Action.ARRANGE : adding, arranging -> {
            var key = door.key(adding);
            if (!isLawful(command)) { return Optional.of(NotAccepted.NOT_CONFIRMED_LAWFUL); }
            if (size < 1) { return Optional.of(NotAccepted.EMPTY); }
            if (size > Document.LARGEST) { return Optional.of(NotAccepted.TOO_LARGE); }
            return NotAccepted.another(vault.orElseThrow(), size, key.at()).or(() -> notThere(door, command));
        });
    }

    private long room(VaultId vault) {
        return ports.vaults().find(vault)
                .filter(found -> NotAccepted.another(found, 1, clock.instant()).isEmpty())
                .map(found -> found.quota() - found.used()).orElse(0L);
    }

    /** What no row names goes at once. Who cannot know whether a row names it leaves it to the collector. */
    private Answer<Outcome> keep(Supplier<Optional<Command>> said, Optional<BlobId> blob,
            Contents.Measured measured, Look look, Act act) {
        var named = new AtomicBoolean();
        try {
            return said.get().map(command -> kept(command, blob, measured, named, look, act))
                    .orElseGet(() -> new Answer.Given<>(new Outcome.NotSaid(), look));
        } finally {
            if (!named.get()) {
                blob.ifPresent(contents::discard);
            }
        }
    }

    private Answer<Outcome> kept(Command command, Optional<BlobId> blob, Contents.Measured measured,
            AtomicBoolean named, Look look, Act act) {
        return isLawful(command) ? work.inOne(() -> added(command, blob, measured, named, act))
                : new Answer.Given<>(new Outcome.NotTaken(NotAccepted.NOT_CONFIRMED_LAWFUL), look);
    }

    private static boolean isLawful(Command command) {
        return command.by() instanceof Viewpoint.Beneficiary || command.lawful();
    }

    /** Decided again: while the bytes came in, an affiliation may have ended, or the vault may have filled up. */
    private Answer<Outcome> added(Command command, Optional<BlobId> blob, Contents.Measured measured,
            AtomicBoolean named, Act act) {
        var vault = ports.vaults().lock(command.vault());
        var id = id(command, measured);
        var door = gate.at(command.by(), command.vault(), id);
        var adding = NewItem.adding(command.visibility());
        return door.letting(command.folder().isPresent() ? Action.ARRANGE : adding, arranging -> {
            if (door.look().isThere()) { return new Outcome.Added(id); }
            var key = door.key(adding);
            var why = NotAccepted.another(vault.orElseThrow(), measured.size(), key.at())
                    .or(() -> notThere(door, command));
            if (blob.isEmpty() || why.isPresent()) {
                return new Outcome.NotTaken(why.orElse(NotAccepted.OVER_QUOTA));
            }
            var document = new Document(command.title(), command.fileName().of(measured.type()),
                    measured.type(), PaperKind.OTHER, measured.size(), measured.sha256(), blob.get());
            var item = NewItem.of(key, id, command.vault(), command.visibility(), document)
                    .filed(command.folder());
            named.set(true);
            ports.vaults().save(vault.get().withAdded(measured.size(), key.at()));
            ports.items().add(key, item);
            signing.give(item, document);
            heldBack.added(key, vault.get(), item);
            recorder.onItem(door.look(), act, item, key.at());
            door.look().relay().ifPresent(relay -> tally.count(relay, Deed.PAPER, key.at()));
            Processor.ask(jobs, door.look(), command.vault(), key.at());
            return new Outcome.Added(id);
        });
    }

    /** VLT-10: why it cannot lie there, if it cannot: in a private folder everything is private, and whoever adds it says so. */
    private Optional<NotAccepted> notThere(Door door, Command command) {
        if (command.folder().isEmpty()) { return Optional.empty(); }
        var tree = FolderTree.of(ports.folders().of(door.key(Action.SEE_VAULT), command.vault()));
        if (tree.readable(command.folder().get()).isEmpty()) { return Optional.of(NotAccepted.NO_FOLDER); }
        return tree.seenIn(command.folder(), command.visibility()) == command.visibility() ? Optional.empty()
                : Optional.of(NotAccepted.IN_A_PRIVATE_FOLDER);
    }

    /** I4: the same for the same bytes under the same names; other bytes under a used key are another document. */
    private ItemId id(Command command, Contents.Measured measured) {
        return draw.itemId(command.by(), command.once(), command.vault(), command.visibility(),
                command.title(), command.fileName().value(), measured.sha256());
    }
}
