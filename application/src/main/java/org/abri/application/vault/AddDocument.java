package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.abri.application.Draw;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.AccessDecision;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
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
        record Added(Item item) implements Outcome {}

        record NotTaken(NotAccepted why) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Contents contents;

    public AddDocument(Ports ports, Gate gate, Draw draw, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.draw = draw;
        this.recorder = recorder;
        this.contents = new Contents(ports);
    }

    /** Throws {@link IOException} when the bytes stop coming; nothing was stored then. */
    public Outcome add(Command command, InputStream bytes) throws IOException {
        var id = draw.itemId(command.by(), command.once());
        var first = ports.work().inOne(() -> decideFirst(command).or(() -> added(command, id)));
        if (first.isPresent()) { return first.get(); }
        var room = ports.work().inOne(() -> ports.vaults().find(command.vault()))
                .map(vault -> vault.quota() - vault.used()).orElseThrow();
        var blob = draw.blobId();
        return switch (contents.receive(command.vault(), id, blob, command.fileName(), bytes, room)) {
            case Contents.Received.NotTaken(var why) -> new Outcome.NotTaken(why);
            case Contents.Received.Kept kept -> ports.work().inOne(() -> added(command, id, blob, kept));
        };
    }

    private Optional<Outcome> decideFirst(Command command) {
        if (decide(command) instanceof Denied denied) { return Optional.of(new Outcome.Refused(denied)); }
        return command.by() instanceof Viewpoint.Beneficiary || command.lawful()
                ? Optional.empty()
                : Optional.of(new Outcome.NotTaken(NotAccepted.NOT_CONFIRMED_LAWFUL));
    }

    /** I4: what the same request added before. */
    private Optional<Outcome> added(Command command, ItemId id) {
        return ports.items().find(command.vault(), id).map(Outcome.Added::new);
    }

    /** Decided again: while the bytes came in, an affiliation may have ended, or the vault may have filled up. */
    private Outcome added(Command command, ItemId id, BlobId blob, Contents.Received.Kept kept) {
        var vault = ports.vaults().lock(command.vault());
        return switch (decide(command)) {
            case Denied denied -> new Outcome.Refused(denied);
            case Granted key when ports.items().find(command.vault(), id).isPresent() ->
                    added(command, id).orElseThrow();
            case Granted key when !vault.orElseThrow().hasRoomFor(kept.size()) ->
                    new Outcome.NotTaken(NotAccepted.OVER_QUOTA);
            case Granted key -> {
                var document = new Document(command.title(), command.fileName(), kept.type(), kept.size(),
                        kept.sha256(), blob);
                var item = NewItem.of(key, id, command.vault(), command.visibility(), document);
                ports.vaults().save(vault.map(room -> room.withAdded(kept.size())).orElseThrow());
                ports.items().add(key, item);
                recorder.onItem(key, Act.ITEM_ADDED, item);
                yield new Outcome.Added(item);
            }
        };
    }

    private AccessDecision decide(Command command) {
        return gate.onVault(command.by(), NewItem.adding(command.visibility()), command.vault());
    }
}
