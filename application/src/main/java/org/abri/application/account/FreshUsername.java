package org.abri.application.account;

import org.abri.application.Draw;
import org.abri.application.Ports;
import org.abri.domain.account.Username;

/** ACC-2: draws a username that nobody ever had. */
final class FreshUsername {
    private FreshUsername() {}

    /** Inside a unit of work. */
    static Username of(Ports ports, Draw draw) {
        return ports.work().inOne(() -> {
            var username = draw.username();
            while (ports.accounts().everAssigned(username)) {
                username = draw.username();
            }
            return username;
        });
    }
}
