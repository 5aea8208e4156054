package org.abri.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.abri.application.account.Notices;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.FormalNotice;

/** Formal notices in memory. */
final class MemoryNotices implements Notices {
    private final Table<AccountId, FormalNotice> notices;

    MemoryNotices(Memory memory) {
        this.notices = new Table<>(memory);
    }

    @Override
    public Optional<FormalNotice> find(AccountId account) {
        return notices.find(account);
    }

    @Override
    public void save(FormalNotice notice) {
        notices.put(notice.account(), notice);
    }

    @Override
    public List<FormalNotice> open(int most) {
        return notices.rows().filter(notice -> notice.compliedAt().isEmpty())
                .sorted(Comparator.comparing(FormalNotice::givenAt)
                        .thenComparing(notice -> notice.account().value()))
                .limit(most).toList();
    }

    void remove(AccountId account) {
        notices.remove(account);
    }
}
