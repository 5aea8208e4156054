package org.abri.application.memory;

import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;
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
    public List<FormalNotice> open(Listing wanted) {
        return OldestFirst.of(notices.rows().filter(notice -> notice.compliedAt().isEmpty()),
                notice -> new Mark(notice.givenAt(), notice.account().value()), wanted);
    }

    void remove(AccountId account) {
        notices.remove(account);
    }
}
