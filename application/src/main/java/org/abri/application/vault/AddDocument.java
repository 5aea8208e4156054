package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/**
 * VLT-5, VLT-9, UPL-1, UPL-2: a document goes into a vault: by its owner, private or shared as they say, or by staff, with
 * consent, shared. Bytes stream past in constant memory and are sealed on the way. The blob comes first, then its row: an
 * upload that is cut leaves nothing that the collector does not remove.
 */
public final class AddDocument {
    /**
     * What to add, but for its bytes.
     *
     * @param title    what to call it; the file's name when blank
     * @param fileName as the sender's machine calls it
     * @param lawful   MOD-4: staff confirm that the document may lawfully be stored; the owner need not
     */
    public record Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, String title,
            FileName fileName, boolean lawful) {
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
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final VaultPorts ports;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Contents contents;

    AddDocument(Ports ports, Inside inside, Contents contents) {
        clock = ports.clock();
        work = ports.work();
        this.ports = ports.vault();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        this.contents = contents;
    }

    /** Throws {@link IOException} when the bytes stop coming; nothing was stored then. */
    public Answer<Outcome> add(Command command, InputStream bytes) throws IOException {
        var room = work.inOne(() -> gate.at(command.by(), command.vault())
                .letting(NewItem.adding(command.visibility()), key -> room(command.vault())));
        return switch (room) {
            case Answer.Refused<Long>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Long>(var left, var look) when !isLawful(command) ->
                    new Answer.Given<>(new Outcome.NotTaken(NotAccepted.NOT_CONFIRMED_LAWFUL), look);
            case Answer.Given<Long>(var left, var look) -> receive(command, bytes, left, look);
        };
    }

    private long room(VaultId vault) {
        return ports.vaults().find(vault).map(found -> found.quota() - found.used()).orElse(0L);
    }

    private static boolean isLawful(Command command) {
        return command.by() instanceof Viewpoint.Beneficiary || command.lawful();
    }

    private Answer<Outcome> receive(Command command, InputStream bytes, long room, Look look)
            throws IOException {
        var blob = draw.blobId(clock.instant());
        return switch (contents.receive(command.vault(), blob, command.fileName(), bytes, room)) {
            case Contents.Received.NotTaken(var why) -> new Answer.Given<>(new Outcome.NotTaken(why), look);
            case Contents.Received.NotKept(var measured) ->
                    work.inOne(() -> added(command, Optional.empty(), measured, new AtomicBoolean()));
            case Contents.Received.Kept(var measured) -> keep(command, blob, measured);
        };
    }

    /** What no row names goes at once. Who cannot know whether a row names it leaves it to the collector. */
    private Answer<Outcome> keep(Command command, BlobId blob, Contents.Measured measured) {
        var named = new AtomicBoolean();
        var answer = work.inOne(() -> added(command, Optional.of(blob), measured, named));
        if (!named.get()) {
            contents.discard(blob);
        }
        return answer;
    }

    /** Decided again: while the bytes came in, an affiliation may have ended, or the vault may have filled up. */
    private Answer<Outcome> added(Command command, Optional<BlobId> blob, Contents.Measured measured,
            AtomicBoolean named) {
        var vault = ports.vaults().lock(command.vault());
        var id = id(command, measured);
        var door = gate.at(command.by(), command.vault(), id);
        return door.letting(NewItem.adding(command.visibility()), key -> {
            if (door.look().isThere()) { return new Outcome.Added(id); }
            if (blob.isEmpty() || !vault.orElseThrow().hasRoomFor(measured.size())) {
                return new Outcome.NotTaken(NotAccepted.OVER_QUOTA);
            }
            var item = NewItem.of(key, id, command.vault(), command.visibility(),
                    new Document(command.title(), command.fileName().of(measured.type()), measured.type(),
                            measured.size(),
                            measured.sha256(), blob.get()));
            named.set(true);
            ports.vaults().save(vault.get().withAdded(measured.size()));
            ports.items().add(key, item);
            recorder.onItem(door.look(), Act.ITEM_ADDED, item, key.at());
            return new Outcome.Added(id);
        });
    }

    /** I4: the same for the same bytes under the same names; other bytes under a used key are another document. */
    private ItemId id(Command command, Contents.Measured measured) {
        return draw.itemId(command.by(), command.once(), command.vault(), command.visibility(),
                command.title(), command.fileName().value(), measured.sha256());
    }
}
