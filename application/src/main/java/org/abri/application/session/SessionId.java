package org.abri.application.session;

import java.util.UUID;

/** SES-3: by what a session is named where its owner ends it: drawn at random, it says nothing of the token. */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
