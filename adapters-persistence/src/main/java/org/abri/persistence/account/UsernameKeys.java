package org.abri.persistence.account;

import jakarta.inject.Singleton;
import org.abri.domain.account.Username;
import org.abri.persistence.BlindKeys;

/** CRY-4: the blind keys by which usernames are found. */
@Singleton
public final class UsernameKeys {
    private final BlindKeys blind;

    UsernameKeys(BlindKeys blind) {
        this.blind = blind;
    }

    public String of(Username username) {
        return blind.of("account.username", username.value());
    }
}
