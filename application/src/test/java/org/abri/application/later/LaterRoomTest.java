package org.abri.application.later;

import static org.assertj.core.api.Assertions.assertThat;

import org.abri.application.Scene;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LaterRoomTest {
    private final Scene scene = new Scene();

    @Test
    @DisplayName("Each chore has a stored name of its own, comes back, and bears finding nothing to do")
    void chores() {
        var chores = scene.abri.later().chores();
        assertThat(chores).extracting(Chore::name).containsExactlyInAnyOrder("collect-blobs", "sweep-blobs",
                "scrub-documents",
                "lapse-affiliation-requests", "end-supports", "erase-again", "lapse-openings",
                "delete-unused-accounts",
                "forget-old-sessions",
                "forget-idle-limits",
                "forget-useless-sms", "forget-sms-states", "erase-registrations", "lapse-invitations",
                "end-reports", "forget-problems", "forget-unusual-uses", "lapse-rectifications",
                "send-reminders", "empty-bins", "forget-links", "forget-uploads", "scan-documents",
                "renew-key-sets");
        assertThat(chores).allSatisfy(chore -> {
            assertThat(chore.every()).isPositive();
            chore.work().run();
            chore.work().run();
        });
    }
}
