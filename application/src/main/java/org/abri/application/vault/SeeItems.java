package org.abri.application.vault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * VLT-3, VLT-4: what somebody sees of a vault: its owner everything, staff what is shared, each with who added it (VLT-5)
 * and who can see it. What anybody but the owner reads is recorded (PRI-3).
 */
public final class SeeItems {
    /** Who added an item: "Given Family", for a relay; the name is empty when the account is gone (END-8). */
    public record AddedBy(Optional<String> name, String relay) {}

    /** {@code addedBy} is empty when the beneficiary added it. */
    public record Seen(Item item, Optional<AddedBy> addedBy) {}

    public sealed interface ListOutcome {
        /** {@code sharedWith} are the relays whose staff see what is shared, by name. */
        record Listed(List<Seen> items, List<Relay> sharedWith) implements ListOutcome {}

        record Refused(Denied why) implements ListOutcome {}
    }

    public sealed interface OneOutcome {
        /** {@code mayCorrect}: VLT-6, whether whoever asks may change it. */
        record Found(Seen seen, List<Relay> sharedWith, boolean mayCorrect) implements OneOutcome {}

        record Refused(Denied why) implements OneOutcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Recorder recorder;

    public SeeItems(Ports ports, Gate gate, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.recorder = recorder;
    }

    public ListOutcome all(Viewpoint by, VaultId vault) {
        return ports.work().inOne(() -> switch (gate.onVault(by, Action.SEE_VAULT, vault)) {
            case Denied denied -> new ListOutcome.Refused(denied);
            case Granted key -> {
                var names = new Names();
                var items = ports.items().visible(key, vault).stream().map(names::with).toList();
                if (!(by instanceof Viewpoint.Beneficiary)) {
                    recorder.onVault(by, vault, Act.SHARED_PART_SEEN, "", key.at());
                }
                yield new ListOutcome.Listed(items, sharedWith(by, vault));
            }
        });
    }

    public OneOutcome one(Viewpoint by, VaultId vault, ItemId id) {
        return ports.work().inOne(() -> {
            var item = ports.items().find(vault, id);
            return switch (gate.onItem(by, Action.SEE, vault, id, item)) {
                case Denied denied -> new OneOutcome.Refused(denied);
                case Granted key -> {
                    recorder.onItemUnlessOwner(key, Act.ITEM_SEEN, item.orElseThrow());
                    yield new OneOutcome.Found(new Names().with(item.get()), sharedWith(by, vault),
                            gate.onItem(by, Action.CHANGE, item.get()) instanceof Granted);
                }
            };
        });
    }

    /** Only the owner is told which other relays see the shared part. */
    private List<Relay> sharedWith(Viewpoint by, VaultId vault) {
        return ports.affiliations().of(vault).stream()
                .filter(Affiliation::active)
                .filter(tie -> by instanceof Viewpoint.Beneficiary
                        || (by instanceof Viewpoint.StaffAt staff && staff.relay().equals(tie.relay())))
                .flatMap(tie -> ports.relays().find(tie.relay()).stream())
                .toList();
    }

    /** Names of staff and relays, each looked up once. */
    private final class Names {
        private final Map<Author.Staff, AddedBy> known = new HashMap<>();

        Seen with(Item item) {
            return new Seen(item, item.author() instanceof Author.Staff staff
                    ? Optional.of(known.computeIfAbsent(staff, this::lookUp))
                    : Optional.empty());
        }

        private AddedBy lookUp(Author.Staff staff) {
            return new AddedBy(ports.accounts().find(staff.account()).map(account -> account.name().full()),
                    relayName(staff.relay()));
        }

        private String relayName(RelayId relay) {
            return ports.relays().find(relay).map(Relay::name).orElse("");
        }
    }
}
