package org.abri.application.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.abri.application.Listing;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tokens;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.GivenLink.Life;
import org.abri.domain.vault.GivenLink.Openings;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.VaultId;

/**
 * VLT-8: the owner of a vault gives one document, shared or private, to somebody without an account, by a link that ends by itself; sees
 * which links lead to their documents, and stops them at once. Nobody else gives, sees or stops them.
 */
public final class GiveLinks {
    public sealed interface Outcome {
        /** {@code token}: what the address ends with; it is known now, and to nobody afterwards. {@code isNew}: it was not given before. */
        record Given(GivenLink link, String token, boolean isNew) implements Outcome {
            @Override
            public String toString() {
                return "Given[" + link.id() + "]";
            }
        }

        /** Nothing was done: {@link GivenLink#MOST} lead to documents of that vault already. */
        record TooMany() implements Outcome {}

        /** LAW-4: nothing was done: the document is held back. */
        record NotTaken(NotAccepted why) implements Outcome {}
    }

    /**
     * A link, as its owner sees it.
     *
     * @param title what the document is called now
     */
    public record Line(GivenLink link, String title) {}

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Links links;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final HeldBack heldBack;

    GiveLinks(Ports ports, Inside inside, HeldBack heldBack) {
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        links = ports.vault().links();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        this.heldBack = heldBack;
    }

    /**
     * A document alone is given; anything else is answered as missing. I4: asked twice it is one link, the second time under another
     * address in place of the one that nobody saw arrive.
     */
    public Answer<Outcome> give(Viewpoint by, VaultId vault, ItemId id, Once once, Life life,
            Openings wanted) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.GIVE_LINK, key -> items.find(key)
                    .filter(item -> item.content() instanceof Document).map(item -> {
                        var held = heldBack.why(room.orElseThrow(), item);
                        if (held.isPresent()) { return new Outcome.NotTaken(held.get()); }
                        var outcome = given(item, draw.linkId(by, once, vault, id, life, wanted), life,
                                wanted, key.at());
                        if (outcome instanceof Outcome.Given given && given.isNew()) {
                            recorder.onItem(door.look(), Act.LINK_GIVEN, item, key.at());
                        }
                        return outcome;
                    }));
        });
    }

    private Outcome given(Item document, LinkId id, Life life, Openings wanted, Instant now) {
        var there = links.of(document.vault());
        there.stream().filter(link -> link.isOverAt(now)).map(GivenLink::id).forEach(links::remove);
        var left = there.stream().filter(link -> !link.isOverAt(now)).toList();
        var again = left.stream().filter(link -> link.id().equals(id)).findFirst();
        if (again.isEmpty() && left.size() >= GivenLink.MOST) { return new Outcome.TooMany(); }
        var token = draw.token();
        var link = again.orElseGet(() -> GivenLink.given(id, document, life, wanted, now));
        links.save(link, Tokens.hash(token));
        return new Outcome.Given(link, token, again.isEmpty());
    }

    /** All that still lead somewhere, or would had they not been used up; the one that was given last first. */
    public Answer<List<Line>> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(Action.KEEP_LINKS, key -> {
                var left = links.of(vault).stream().filter(link -> !link.isOverAt(key.at())).toList();
                return lines(left, () -> door.key(Action.SEE_VAULT));
            });
        });
    }

    /** As {@link #see}, those to that document; an item that is none has none. */
    public Answer<List<Line>> see(Viewpoint by, VaultId vault, ItemId item) {
        return see(by, vault).map(lines -> lines.stream()
                .filter(line -> line.link().item().equals(item)).toList());
    }

    private List<Line> lines(List<GivenLink> some, Supplier<Granted> key) {
        if (some.isEmpty()) { return List.of(); }
        var documents = items.list(key.get(), some.getFirst().vault(),
                ItemListing.of(Listing.first(Listing.MOST))
                        .only(some.stream().map(GivenLink::item).collect(Collectors.toSet())))
                .stream().collect(Collectors.toMap(ItemLine::id, Function.identity()));
        return some.stream().flatMap(link -> Optional.ofNullable(documents.get(link.item()))
                .map(line -> new Line(link, line.title())).stream()).toList();
    }

    /** At once; one that is not there, or no longer, is stopped already. */
    public Answer<Boolean> stop(Viewpoint by, VaultId vault, LinkId id) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.KEEP_LINKS, key -> {
                var found = links.of(vault).stream().filter(link -> link.id().equals(id)).toList();
                found.forEach(link -> links.remove(link.id()));
                lines(found, () -> door.key(Action.SEE_VAULT)).forEach(line -> recorder.onItem(door.look(),
                        Act.LINK_STOPPED, vault, line.link().item(), line.title(), key.at()));
                return !found.isEmpty();
            });
        });
    }
}
