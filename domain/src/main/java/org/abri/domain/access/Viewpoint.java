package org.abri.domain.access;

import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** From where somebody looks at the service. A person with several relays has one viewpoint at each (ACC-12). */
public sealed interface Viewpoint {
    /** Not signed in. */
    record Anyone() implements Viewpoint {}

    record Beneficiary(AccountId account) implements Viewpoint {
        public VaultId vault() {
            return VaultId.of(account);
        }
    }

    /** Staff acting at one relay. Whether they belong to it is a fact, not a claim. */
    record StaffAt(AccountId account, RelayId relay) implements Viewpoint {}

    /** Staff outside of any relay: their own profile. */
    record Staff(AccountId account) implements Viewpoint {}

    record Operator(AccountId account) implements Viewpoint {}

    /**
     * VLT-8: whoever holds a link to one document, which its owner gave and which lives: that is for whoever made this viewpoint to
     * know. They are nobody, and reach what they were given only while its owner reaches it.
     */
    record LinkHolder(VaultId vault, ItemId item) implements Viewpoint {}

    /** VLT-8: whoever has the address of the calendar of that vault, which its owner made and which lives; as {@link LinkHolder}. */
    record FeedReader(VaultId vault) implements Viewpoint {}

    /** From where somebody with an account of that kind looks, outside of any relay. */
    static Viewpoint of(AccountKind kind, AccountId account) {
        return switch (kind) {
            case BENEFICIARY -> new Beneficiary(account);
            case STAFF -> new Staff(account);
            case OPERATOR -> new Operator(account);
        };
    }

    /** Whose account looks; empty for anyone, and for whoever has an address that was given. */
    default Optional<AccountId> who() {
        return switch (this) {
            case Anyone anyone -> Optional.empty();
            case LinkHolder holder -> Optional.empty();
            case FeedReader reader -> Optional.empty();
            case Beneficiary(var account) -> Optional.of(account);
            case StaffAt(var account, var relay) -> Optional.of(account);
            case Staff(var account) -> Optional.of(account);
            case Operator(var account) -> Optional.of(account);
        };
    }

    /** Whose standing counts: that of whoever looks; for whoever has an address that was given, that of whoever gave it. */
    default Optional<AccountId> standsAs() {
        return switch (this) {
            case LinkHolder(var vault, var item) -> Optional.of(vault.owner());
            case FeedReader(var vault) -> Optional.of(vault.owner());
            case Anyone anyone -> who();
            case Beneficiary beneficiary -> who();
            case StaffAt staff -> who();
            case Staff staff -> who();
            case Operator operator -> who();
        };
    }
}
