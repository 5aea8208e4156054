package org.abri.application.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Door;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tokens;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.Processing;

/**
 * VLT-8: what whoever holds a link comes to, without an account: the document that it leads to, and nothing else. To come to the link is
 * no opening: machines that look at addresses use none up. To open it is one, and gives a pass to look at the document and to take it, as
 * often as one likes within a quarter of an hour (ADR 260).
 *
 * <p>A link that is over, used up or stopped, whose document or owner is gone, suspended, restricted or locked, and one that never was:
 * they lead nowhere, alike. {@code sender}: from where it is followed, as far as that is known; who follows many that lead nowhere pauses
 * (SEC-6).
 */
public final class OpenLink {
    /**
     * What a link leads to.
     *
     * @param drawn whether there is a picture of it
     */
    public record Paper(Document document, boolean drawn) {}

    private static final int FIRST_PAGE = 1;

    private final UnitOfWork work;
    private final InstantSource clock;
    private final Vaults vaults;
    private final Items items;
    private final Links links;
    private final Gate gate;
    private final Limiter limiter;
    private final Recorder recorder;
    private final Following following;
    private final LinkPasses passes;
    private final SeePreview previews;
    private final DownloadDocument downloads;
    private final HeldBack heldBack;

    OpenLink(Ports ports, Inside inside, SeePreview previews, DownloadDocument downloads, HeldBack heldBack) {
        work = ports.work();
        clock = ports.clock();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        links = ports.vault().links();
        gate = inside.gate();
        limiter = inside.limiter();
        recorder = inside.recorder();
        following = new Following(ports.work(), inside.limiter());
        passes = new LinkPasses(ports.vault().macs());
        this.previews = previews;
        this.downloads = downloads;
        this.heldBack = heldBack;
    }

    /** The document of a link that lives, with the key to it. */
    private record Found(Come come, Look look, Granted key, Item item, Document document) {}

    /** A link that is not over, as it was come to. */
    private record Come(String tokenHash, GivenLink link, Instant at) {
        boolean isLive() {
            return link.isLiveAt(at);
        }
    }

    /** Whether it can be opened, and until when at the latest. */
    public Followed<Instant> come(String token, Optional<String> sender) {
        return followed(token, sender, come -> come.isLive()
                ? found(come, Action.SEE).then(found -> new Followed.There<>(come.link().endsAt()))
                : new Followed.Nowhere<>());
    }

    /**
     * Opens it once, as far as it can be, and answers the pass. Who comes at the same moment as somebody else opens it for the last time
     * comes to nothing.
     */
    public Followed<String> open(String token, Optional<String> sender) {
        return followed(token, sender, seen -> {
            var unused = vaults.lock(seen.link().vault());
            return come(seen.tokenHash(), seen.at()).filter(Come::isLive)
                    .map(come -> found(come, Action.SEE).then(this::opened))
                    .orElseGet(Followed.Nowhere::new);
        });
    }

    private Followed<String> opened(Found found) {
        var come = found.come();
        var now = come.at();
        var pause = limiter.pauseBefore(now, new Counted(Pace.OPENING_A_LINK, come.link().id()));
        if (pause.isPresent()) { return new Followed.Paused<>(pause.get()); }
        links.save(come.link().openedOnceMore(now), come.tokenHash());
        recorder.byServiceOnItem(found.item(), Act.LINK_OPENED, now);
        return new Followed.There<>(passes.give(come.tokenHash(), now));
    }

    /** What it is called, for whoever has a pass. */
    public Followed<Paper> see(String token, String pass, Optional<String> sender) {
        return passed(token, pass, sender, Action.SEE)
                .then(found -> new Followed.There<>(new Paper(found.document(),
                        found.look().wishes().want(Processing.PREVIEWS) && found.item().preview()
                                .filter(preview -> preview.pages() >= FIRST_PAGE).isPresent())));
    }

    /** LAW-4: its first page as it was drawn, a JPEG, for whoever has a pass. Throws {@link Outage} when the blob store does not answer. */
    public Followed<byte[]> preview(String token, String pass, Optional<String> sender) {
        return passed(token, pass, sender, Action.SEE).then(
                found -> switch (previews.shown(found.look(), found.key(), found.item(), FIRST_PAGE)) {
                    case SeePreview.Outcome.There(var jpeg, var pages) -> new Followed.There<>(jpeg);
                    case SeePreview.Outcome.NotYet() -> new Followed.Nowhere<>();
                    case SeePreview.Outcome.None() -> new Followed.Nowhere<>();
                });
    }

    /**
     * Its bytes, for whoever has a pass. GATE-4: reading breaks off once the link is stopped, or leads nowhere for any other reason. Throws
     * {@link Outage} when the blob store does not answer.
     */
    public Followed<DownloadDocument.Outcome> download(String token, String pass, Optional<String> sender) {
        return passed(token, pass, sender, Action.DOWNLOAD)
                .then(found -> new Followed.There<>(downloads.open(found.key(), found.item(),
                        found.document(), () -> stillLeads(found.come().tokenHash()))));
    }

    private boolean stillLeads(String tokenHash) {
        return work.inOne(() -> come(tokenHash, clock.instant())
                .filter(come -> door(come.link()).look().may(Action.DOWNLOAD)).isPresent());
    }

    private Optional<Come> come(String tokenHash, Instant now) {
        return work.asTheService(() -> links.find(tokenHash)).filter(link -> !link.isOverAt(now))
                .map(link -> new Come(tokenHash, link, now));
    }

    private Followed<Found> passed(String token, String pass, Optional<String> sender, Action action) {
        return followed(token, sender, come -> passes.isGood(come.tokenHash(), pass, come.at())
                ? found(come, action)
                : new Followed.Nowhere<>());
    }

    private <T> Followed<T> followed(String token, Optional<String> sender,
            Function<Come, Followed<T>> follow) {
        var now = clock.instant();
        return following.from(sender, now,
                () -> come(Tokens.hash(token), now).map(follow).orElseGet(Followed.Nowhere::new));
    }

    private Followed<Found> found(Come come, Action action) {
        var door = door(come.link());
        return switch (door.lettingIfThere(action, key -> items.find(key).filter(this::isGivenOut).flatMap(
                item -> item.content() instanceof Document document
                        ? Optional.of(new Found(come, door.look(), key, item, document))
                        : Optional.empty()))) {
            case Answer.Given<Found>(var found, var look) -> new Followed.There<>(found);
            case Answer.Refused<Found>(var why) -> new Followed.Nowhere<>();
        };
    }

    /** LAW-4: what is held back is shown to nobody else. */
    private boolean isGivenOut(Item item) {
        return vaults.find(item.vault()).filter(room -> heldBack.why(room, item).isEmpty()).isPresent();
    }

    private Door door(GivenLink link) {
        return gate.at(new Viewpoint.LinkHolder(link.vault(), link.item()), link.vault(), link.item());
    }
}
