package org.abri.domain.access;

import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.relay.RelayId;
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

    /** From where somebody with an account of that kind looks, outside of any relay. */
    static Viewpoint of(AccountKind kind, AccountId account) {
        return switch (kind) {
            case BENEFICIARY -> new Beneficiary(account);
            case STAFF -> new Staff(account);
            case OPERATOR -> new Operator(account);
        };
    }

    /** Whose account looks; empty for anyone. */
    default Optional<AccountId> who() {
        return switch (this) {
            case Anyone anyone -> Optional.empty();
            case Beneficiary(var account) -> Optional.of(account);
            case StaffAt(var account, var relay) -> Optional.of(account);
            case Staff(var account) -> Optional.of(account);
            case Operator(var account) -> Optional.of(account);
        };
    }
}
