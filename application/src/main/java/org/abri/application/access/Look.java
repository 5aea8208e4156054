package org.abri.application.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.access.AccessDecision;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.domain.journal.Actor;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Wishes;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;

/**
 * What somebody sees of a place and may do there, as it was at one moment: the facts are read once, and the policy is asked
 * of them as often as one likes. It shows what can be offered; each act is decided again when it is done.
 */
public final class Look {
    private static final VaultId NOBODYS_VAULT = new VaultId(new UUID(0, 0));

    private final AccessPolicy policy;
    private final Viewpoint by;
    private final About about;
    private final AtHand atHand;
    private final Instant now;

    public Look(AccessPolicy policy, Viewpoint by, About about, AtHand atHand, Instant now) {
        this.policy = policy;
        this.by = by;
        this.about = about;
        this.atHand = atHand;
        this.now = now;
    }

    public Viewpoint by() {
        return by;
    }

    /** When it was looked. */
    public Instant at() {
        return now;
    }

    /** AFF-7: that support ends at the relay where staff act, of whose vault was looked at; empty for whoever may not see it. */
    public Optional<EndOfSupport> endOfSupport() {
        return vault().isPresent() && may(Action.SEE_VAULT)
                ? atHand.facts().affiliation().flatMap(Affiliation::endOfSupport)
                : Optional.empty();
    }

    /** REC-2: from when on the password alone lets in whoever looks, because somebody says that their second factor is lost. */
    public Optional<Instant> factorLifted() {
        return atHand.factorLostAt().flatMap(at -> SecondFactor.lifted(at, now));
    }

    /** I4: whether the item that was looked for is there, whoever may see it: for whoever is about to make it. */
    public boolean isThere() {
        return atHand.item().isPresent();
    }

    /** Whether it is allowed on what was looked at: that item, that vault, the relay in question, the service, one's own account. */
    public boolean may(Action action) {
        return asks(action) instanceof Granted;
    }

    /** Whether it is allowed on an item of the vault that was looked at. */
    public boolean may(Action action, Resource.AnItem item) {
        return asks(action, item) instanceof Granted;
    }

    /** As {@link #may(Action)}, with the rule that decides. Throws {@link IllegalArgumentException}, a bug, when there is no such thing here. */
    public AccessDecision asks(Action action) {
        return asks(action, resource(action.on()));
    }

    /** As {@link #asks(Action)}, on an item of the vault that was looked at. */
    public AccessDecision asks(Action action, Resource.AnItem item) {
        return asks(action, (Resource) item);
    }

    private AccessDecision asks(Action action, Resource resource) {
        return policy.decide(by, action, resource, atHand.facts(), now);
    }

    /** GATE-2: an item that is not there is asked for like another's private one. */
    private Resource resource(Action.On on) {
        return switch (on) {
            case ITEM -> atHand.item().orElseGet(() -> new Resource.AnItem(item(), NOBODYS_VAULT,
                    Visibility.PRIVATE, new Author.Owner()));
            case VAULT -> new Resource.AVault(vault().orElseThrow(Look::notHere));
            case RELAY -> new Resource.ARelay(relayInQuestion().orElseThrow(Look::notHere));
            case SERVICE -> new Resource.TheService();
            case ACCOUNT -> new Resource.AnAccount(by.who().orElse(NOBODYS_VAULT.owner()));
        };
    }

    private ItemId item() {
        if (about instanceof About.OfItem(var vault, var item)) { return item; }
        throw notHere();
    }

    private static IllegalArgumentException notHere() {
        return new IllegalArgumentException("nothing of that kind was looked at");
    }

    private Optional<VaultId> vault() {
        return switch (about) {
            case About.OfVault(var vault) -> Optional.of(vault);
            case About.OfItem(var vault, var item) -> Optional.of(vault);
            case About.OfRelay relay -> Optional.empty();
            case About.Nothing nothing -> Optional.empty();
        };
    }

    /** ACC-12: the relay asked about, own or not; that staff have a place at theirs only, the policy says. */
    private Optional<RelayId> relayInQuestion() {
        if (about instanceof About.OfRelay(var relay)) { return Optional.of(relay); }
        return by instanceof Viewpoint.StaffAt(var account, var relay) ? Optional.of(relay)
                : Optional.empty();
    }

    /** The relay in question, or the one where staff act; empty for whoever may not know of it. */
    public Optional<Relay> relay() {
        return relayInQuestion().isPresent() && may(Action.SEE_RELAY) ? atHand.relay().get()
                : Optional.empty();
    }

    /** AFF-3: whose vault it is; empty for whoever may not see it. */
    public Optional<PersonName> owner() {
        return vault().isPresent() && may(Action.SEE_VAULT) ? atHand.owner().get() : Optional.empty();
    }

    /** Whoever looks; empty for anyone. */
    public Optional<PersonName> asker() {
        return atHand.asker().get();
    }

    /** ACC-12: how many relays whoever looks belongs to. */
    public int workplaces() {
        return atHand.workplaces();
    }

    /** LAW-4: what the owner of the vault that was looked at lets the service do with its papers. */
    public Wishes wishes() {
        return atHand.wishes();
    }

    /** LAW-4, PRI-2: whether that may be done now: while a vault is pending or restricted nothing is done with what it holds. */
    public boolean lets(Processing processing) {
        return wishes().want(processing)
                && atHand.facts().vault().filter(VaultState.OPEN::equals).isPresent();
    }

    /** PRI-4: whoever looks, as the journal names them. */
    public Actor actor() {
        return switch (by) {
            case Viewpoint.Beneficiary beneficiary -> new Actor.Owner();
            case Viewpoint.Staff(var account) -> new Actor.Worker(account, askersName());
            case Viewpoint.Operator(var account) -> new Actor.Worker(account, askersName());
            case Viewpoint.StaffAt(var account, var relay) -> new Actor.Staff(account, relay, askersName(),
                    atHand.relay().get().map(Relay::name).orElse(""));
            case Viewpoint.LinkHolder holder -> throw unrecognised();
            case Viewpoint.FeedReader reader -> throw unrecognised();
            case Viewpoint.Anyone anyone -> throw unrecognised();
        };
    }

    private static IllegalStateException unrecognised() {
        return new IllegalStateException("nobody does anything unrecognised");
    }

    private String askersName() {
        return asker().map(PersonName::full).orElse("");
    }
}
