package org.abri.domain.registration;

import java.util.UUID;

/** Names one registration form. */
public record RegistrationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
