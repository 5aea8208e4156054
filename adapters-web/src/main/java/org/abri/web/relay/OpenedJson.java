package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import org.abri.application.relay.KeepTeam;
import org.jspecify.annotations.Nullable;

/** AUT-6: the account of somebody new. The code is shown this once; it is null when they chose a password already. */
@Serdeable.Serializable
record OpenedJson(String account, String username, @Nullable String activationCode) {
    static OpenedJson of(KeepTeam.Opened opened) {
        return new OpenedJson(opened.account().toString(), opened.username().value(),
                opened.activationCode().isEmpty() ? null : opened.activationCode());
    }

    @Override
    public String toString() {
        return "OpenedJson[" + account + "]";
    }
}
