package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * VLT-5, UPL-2, UPL-5, LAW-4: several pictures go into a vault as one document, a PDF of a page each (ADR 270). They rest
 * sealed, each in a blob that no item names, until all have come; then the PDF is made of them and added as
 * {@link AddDocument} adds any. Whatever happens they are gone when this returns, or the collector takes them.
 */
public final class StaplePictures {
    /** What comes in, one picture after the other. */
    @FunctionalInterface
    public interface Coming {
        /** Goes on to the next picture; empty when there is none. Throws {@link IOException} when it stops coming. */
        Optional<Arriving> next() throws IOException;
    }

    /** A picture, as the sender's machine calls it. */
    public record Arriving(FileName name, InputStream bytes) {}

    public sealed interface Outcome {
        /** Now, or before by the same request (I4). */
        record Added(ItemId item) implements Outcome {}

        /** The PDF cannot be taken; nothing is kept. */
        record NotTaken(NotAccepted why) implements Outcome {}

        /** That file cannot become a page; nothing is kept. */
        record NotAPage(FileName file) implements Outcome {}

        /** There are more than {@link Stapler#MOST_PAGES}; nothing is kept. */
        record TooMany() implements Outcome {}

        /** What was said about them cannot be taken; nothing is kept. */
        record NotSaid() implements Outcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Gate gate;
    private final Draw draw;
    private final Contents contents;
    private final Stapler stapler;
    private final AddDocument addDocument;

    StaplePictures(Ports ports, Inside inside, Contents contents, AddDocument addDocument) {
        clock = ports.clock();
        work = ports.work();
        gate = inside.gate();
        draw = inside.draw();
        this.contents = contents;
        stapler = ports.vault().stapler();
        this.addDocument = addDocument;
    }

    /** What has come and rests under a blob of its own. */
    private record Resting(FileName name, BlobId blob, DocumentType type) {}

    /**
     * Makes one document of them, in the order in which they come. {@code said} is asked once all have come, with what the document's file is to be called: by the same person, for the same
     * vault. Throws {@link IOException} when the pictures stop coming, {@link Outage} when they cannot be put together now, and
     * what {@code said} throws; nothing was stored then.
     */
    public Answer<Outcome> add(Viewpoint by, VaultId vault, Coming coming,
            Function<FileName, Optional<AddDocument.Command>> said) throws IOException {
        var may = work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(NewItem.adding(door.look()), key -> vault);
        });
        return switch (may) {
            case Answer.Refused<VaultId>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<VaultId>(var open, var look) -> {
                var resting = new ArrayList<Resting>();
                try {
                    var wrong = receive(vault, coming, resting);
                    yield wrong.isPresent() ? new Answer.Given<>(wrong.get(), look)
                            : put(vault, List.copyOf(resting), said, look);
                } finally {
                    resting.forEach(one -> contents.discard(one.blob()));
                }
            }
        };
    }

    /** Until one of them cannot become a page, which it answers. */
    private Optional<Outcome> receive(VaultId vault, Coming coming, List<Resting> resting)
            throws IOException {
        for (var next = coming.next(); next.isPresent(); next = coming.next()) {
            if (resting.size() == Stapler.MOST_PAGES) { return Optional.of(new Outcome.TooMany()); }
            var name = next.get().name();
            var blob = draw.blobId(clock.instant());
            var received = contents.receive(vault, blob, name, next.get().bytes(), Document.LARGEST);
            if (!(received instanceof Contents.Received.Kept(var measured))) {
                return Optional.of(new Outcome.NotAPage(name));
            }
            resting.add(new Resting(name, blob, measured.type()));
            if (!Stapler.PICTURES.contains(measured.type())) {
                return Optional.of(new Outcome.NotAPage(name));
            }
        }
        return Optional.empty();
    }

    private Answer<Outcome> put(VaultId vault, List<Resting> resting,
            Function<FileName, Optional<AddDocument.Command>> said, Look look) {
        var first = resting.stream().findFirst();
        var command = said.apply(first.map(Resting::name).orElseGet(() -> FileName.sent(""))
                .of(DocumentType.PDF));
        if (command.isEmpty() || first.isEmpty()) { return new Answer.Given<>(new Outcome.NotSaid(), look); }
        try {
            return switch (stapler.staple(pictures(vault, resting))) {
                case Stapler.Outcome.NotAPage(var which) ->
                        new Answer.Given<>(new Outcome.NotAPage(resting.get(which).name()), look);
                case Stapler.Outcome.Stapled(var pdf) -> added(command.get(), pdf);
            };
        } catch (IOException ours) {
            // all that others send has come by now
            throw new Outage("pictures cannot be put together", ours);
        }
    }

    private List<Stapler.Picture> pictures(VaultId vault, List<Resting> resting) {
        return resting.stream()
                .map(one -> new Stapler.Picture(one.type(), () -> contents.received(vault, one.blob())))
                .toList();
    }

    private Answer<Outcome> added(AddDocument.Command command, InputStream pdf) throws IOException {
        try (pdf) {
            return addDocument.add(command, pdf, Act.ITEM_STAPLED).map(outcome -> switch (outcome) {
                case AddDocument.Outcome.Added(var item) -> new Outcome.Added(item);
                case AddDocument.Outcome.NotTaken(var why) -> new Outcome.NotTaken(why);
                case AddDocument.Outcome.NotSaid() -> new Outcome.NotSaid();
            });
        }
    }
}
