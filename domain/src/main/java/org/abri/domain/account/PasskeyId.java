package org.abri.domain.account;

import java.util.UUID;

/** Which of somebody's passkeys; nothing that a browser knows it by. */
public record PasskeyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
