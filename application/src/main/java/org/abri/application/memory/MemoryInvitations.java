package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.abri.application.relay.Invitations;
import org.abri.domain.account.Username;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.RelayId;

/** Invitations in memory, the last first. */
final class MemoryInvitations implements Invitations {
    private record Asked(RelayId relay, Username colleague) {}

    private final Table<Asked, Invitation> invitations;

    MemoryInvitations(Memory memory) {
        this.invitations = new Table<>(memory);
    }

    @Override
    public void keep(Invitation invitation) {
        invitations.put(new Asked(invitation.relay(), invitation.colleague()), invitation);
    }

    @Override
    public void forget(RelayId relay, Username colleague) {
        invitations.remove(new Asked(relay, colleague));
    }

    @Override
    public List<Invitation> ofRelay(RelayId relay) {
        return those(invitation -> invitation.relay().equals(relay));
    }

    @Override
    public List<Invitation> ofColleague(Username colleague) {
        return those(invitation -> invitation.colleague().equals(colleague));
    }

    private List<Invitation> those(Predicate<Invitation> wanted) {
        return invitations.rows().filter(wanted).sorted(Comparator.comparing(Invitation::at).reversed())
                .toList();
    }

    @Override
    public int removeBefore(Instant instant) {
        return invitations.removeIf(invitation -> invitation.at().isBefore(instant));
    }
}
