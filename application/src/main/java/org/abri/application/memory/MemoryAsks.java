package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.abri.application.affiliation.Asks;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;

/** What was asked, in memory. */
final class MemoryAsks implements Asks {
    private record Asked(RelayId relay, Username username) {}

    private record Ask(Asked what, AccountId by, Instant at) {}

    private final Table<Asked, Ask> asks;

    MemoryAsks(Memory memory) {
        asks = new Table<>(memory);
    }

    @Override
    public void keep(RelayId relay, Username asked, AccountId by, Instant at) {
        var what = new Asked(relay, asked);
        asks.put(what, new Ask(what, by, at));
    }

    @Override
    public void forget(RelayId relay, Username asked) {
        asks.remove(new Asked(relay, asked));
    }

    @Override
    public List<Instant> waiting(RelayId relay, AccountId by, Instant since, int most) {
        return asks.rows().filter(ask -> ask.what().relay().equals(relay) && ask.by().equals(by))
                .map(Ask::at).filter(at -> at.isAfter(since)).sorted(Comparator.reverseOrder()).limit(most)
                .toList();
    }

    @Override
    public int removeBefore(Instant instant) {
        return asks.removeIf(ask -> ask.at().isBefore(instant));
    }

    /** Of whoever asked and is erased. */
    void removeAll(AccountId by) {
        asks.removeIf(ask -> ask.by().equals(by));
    }
}
