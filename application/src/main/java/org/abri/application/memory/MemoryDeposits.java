package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.vault.Deposit;
import org.abri.application.vault.Deposits;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** The documents among the items in memory. */
final class MemoryDeposits implements Deposits {
    private static final Comparator<UUID> ORDER = Comparator.naturalOrder();

    private final MemoryItems items;

    MemoryDeposits(MemoryItems items) {
        this.items = items;
    }

    @Override
    public List<Deposit> all(Optional<VaultId> vault, Instant since, Optional<ItemId> after, int most) {
        return items.rows()
                .filter(item -> vault.isEmpty() || vault.get().equals(item.vault()))
                .filter(item -> !item.addedAt().isBefore(since))
                .filter(item -> after.isEmpty()
                        || ORDER.compare(item.id().value(), after.get().value()) > 0)
                .sorted(Comparator.comparing(item -> item.id().value()))
                .flatMap(MemoryDeposits::deposit).limit(most).toList();
    }

    private static Stream<Deposit> deposit(Item item) {
        return item.content() instanceof Document document ? Stream.of(new Deposit(item.id(), item.vault(),
                Optional.of(document.blob()),
                Optional.of(new Deposit.Bytes(document.size(), document.sha256())))) : Stream.empty();
    }
}
