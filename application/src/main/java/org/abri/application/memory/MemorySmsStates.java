package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.SmsStates;
import org.abri.domain.account.AccountId;

/** What became of SMS, in memory. */
final class MemorySmsStates implements SmsStates {
    private record Kept(SentSms sms, Optional<String> reference) {}

    private final Table<UUID, Kept> kept;

    MemorySmsStates(Memory memory) {
        this.kept = new Table<>(memory);
    }

    @Override
    public void keep(SentSms sms, Optional<String> reference) {
        kept.put(sms.id(), new Kept(sms, reference));
    }

    @Override
    public void save(SentSms sms) {
        kept.find(sms.id()).ifPresent(before -> kept.put(sms.id(), new Kept(sms, before.reference())));
    }

    @Override
    public Optional<SentSms> find(UUID id) {
        return kept.find(id).map(Kept::sms);
    }

    @Override
    public Optional<SentSms> ofReference(String provider, String reference) {
        return kept.rows().filter(one -> one.sms().provider().equals(provider)
                && one.reference().filter(reference::equals).isPresent()).map(Kept::sms).findFirst();
    }

    @Override
    public Optional<SentSms> latestOf(KeyOwner owner) {
        return kept.rows().map(Kept::sms).filter(sms -> sms.owner().equals(owner))
                .max(Comparator.comparing(SentSms::at));
    }

    @Override
    public int removeBefore(Instant instant) {
        return kept.removeIf(one -> one.sms().at().isBefore(instant));
    }

    Stream<SentSms> rows() {
        return kept.rows().map(Kept::sms);
    }

    void removeAll(AccountId account) {
        kept.removeIf(one -> one.sms().owner().equals(KeyOwner.of(account)));
    }
}
