package org.abri.domain.access;

import java.time.Instant;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.jspecify.annotations.Nullable;

/** What the policy is asked, with the words in which the rules are written; those that a {@link HostRule} may use are public. */
public record Question(Viewpoint viewpoint, Action action, Resource resource, Facts facts, Instant now) {

    /** The vault in question, or whose item is in question; null when the question is about no vault. */
    @Nullable
    VaultId vault() {
        return switch (resource) {
            case Resource.AnItem item -> item.vault();
            case Resource.AVault vault -> vault.id();
            case Resource.ARelay relay -> null;
            case Resource.AnAccount account -> null;
            case Resource.TheService service -> null;
        };
    }

    /** About a vault, or an item in one. */
    public boolean aboutAVault() {
        return vault() != null;
    }

    /** By the beneficiary whose vault, or whose item, it is about. */
    public boolean byOwner() {
        return viewpoint instanceof Viewpoint.Beneficiary beneficiary && beneficiary.vault().equals(vault());
    }

    /** VLT-8: by whoever holds a link to the item that it is about. */
    public boolean byHolderOfItsLink() {
        return viewpoint instanceof Viewpoint.LinkHolder(var vault, var item)
                && resource instanceof Resource.AnItem asked && asked.vault().equals(vault)
                && asked.id().equals(item);
    }

    /** VLT-8: by whoever has the address of the calendar of the vault that it is about. */
    public boolean byReaderOfItsFeed() {
        return viewpoint instanceof Viewpoint.FeedReader(var vault)
                && resource instanceof Resource.AVault(var asked) && asked.equals(vault);
    }

    /** By somebody who is accompanied, whoever it is about. */
    public boolean byBeneficiary() {
        return viewpoint instanceof Viewpoint.Beneficiary;
    }

    /** About their own account, or about the vault that would be theirs. */
    public boolean aboutOneself() {
        return viewpoint.who().filter(who -> switch (resource) {
            case Resource.AnAccount account -> account.id().equals(who);
            case Resource.AVault vault -> vault.id().owner().equals(who);
            case Resource.AnItem item -> item.vault().owner().equals(who);
            case Resource.ARelay relay -> false;
            case Resource.TheService service -> false;
        }).isPresent();
    }

    /** By staff, members of the relay where they act or not. */
    public boolean byStaff() {
        return viewpoint instanceof Viewpoint.StaffAt || viewpoint instanceof Viewpoint.Staff;
    }

    /** By somebody of the service's own team. */
    public boolean byOperator() {
        return viewpoint instanceof Viewpoint.Operator;
    }

    /** Staff acting at a relay that they belong to. */
    public boolean byMember() {
        return viewpoint instanceof Viewpoint.StaffAt && facts.role().isPresent();
    }

    /** As {@link #byMember}, and a manager there. */
    public boolean byManager() {
        return byMember() && facts.role().get() == StaffRole.MANAGER;
    }

    /** The relay acted on is the one where the staff member acts. */
    boolean atOwnRelay() {
        return viewpoint instanceof Viewpoint.StaffAt staff && resource instanceof Resource.ARelay relay
                && staff.relay().equals(relay.id());
    }

    boolean relayWorks() {
        return facts.relay().filter(relay -> relay.relay().equals(relay()) && relay.at(now)).isPresent();
    }

    /** The relay in question: where staff act, or else the one acted on; null when there is none. */
    @Nullable
    RelayId relay() {
        if (viewpoint instanceof Viewpoint.StaffAt staff) { return staff.relay(); }
        return resource instanceof Resource.ARelay relay ? relay.id() : null;
    }

    /** The tie that was read is between this vault, which exists, and this relay, and is not over. */
    boolean tied() {
        return facts.vault().isPresent() && facts.affiliation()
                .filter(tie -> tie.vault().equals(vault()) && tie.relay().equals(relay()) && !tie.over())
                .isPresent();
    }

    boolean affiliated() {
        return tied() && facts.affiliation().filter(tie -> tie.activeAt(now)).isPresent();
    }

    boolean feedingAllowed() {
        return tied() && facts.affiliation().filter(Affiliation::feedingAllowed).isPresent();
    }

    boolean vaultIs(VaultState state) {
        return facts.vault().filter(state::equals).isPresent();
    }

    /** About an item that is private (VLT-3). */
    public boolean aboutAPrivateItem() {
        return resource instanceof Resource.AnItem item && item.visibility() == Visibility.PRIVATE;
    }

    /** About an item that was withdrawn (MOD-1). */
    boolean aboutAWithdrawnItem() {
        return resource instanceof Resource.AnItem item && item.visibility() == Visibility.WITHDRAWN;
    }

    /** About an item that its owner has thrown away (VLT-8). */
    boolean aboutABinnedItem() {
        return resource instanceof Resource.AnItem item && item.visibility() == Visibility.BINNED;
    }

    /** MOD-1: about an item that somebody has reported, while that report is looked after. */
    boolean aboutAReportedItem() {
        return resource instanceof Resource.AnItem
                && facts.reportedUntil().filter(now::isBefore).isPresent();
    }

    boolean itemAddedAtThisRelay() {
        return resource instanceof Resource.AnItem item && item.author() instanceof Author.Staff author
                && viewpoint instanceof Viewpoint.StaffAt staff && author.relay().equals(staff.relay());
    }

    /** Whether one of these is asked for. */
    public boolean isOneOf(Action first, Action... others) {
        if (action == first) { return true; }
        for (var other : others) {
            if (action == other) { return true; }
        }
        return false;
    }

    Question asking(Action other) {
        return new Question(viewpoint, other, resource, facts, now);
    }
}
