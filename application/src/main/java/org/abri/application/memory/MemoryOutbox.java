package org.abri.application.memory;

import java.time.Instant;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsOutbox;
import org.abri.domain.account.AccountId;

/** SMS that wait in memory. */
final class MemoryOutbox implements SmsOutbox {
    private record Waiting(Sms sms, Instant takenUntil) {}

    private final Table<UUID, Waiting> waiting;

    MemoryOutbox(Memory memory) {
        this.waiting = new Table<>(memory);
    }

    @Override
    public void add(Sms sms) {
        waiting.add(sms.id(), new Waiting(sms, Instant.MIN));
    }

    @Override
    public Claim claim(UUID id, Instant now, Instant until) {
        return waiting.find(id).<Claim> map(found -> {
            if (now.isBefore(found.takenUntil())) { return new Claim.OfSomebodyElse(); }
            waiting.put(id, new Waiting(found.sms(), until));
            return new Claim.Taken(found.sms());
        }).orElseGet(Claim.Gone::new);
    }

    @Override
    public void release(UUID id) {
        waiting.find(id).ifPresent(found -> waiting.put(id, new Waiting(found.sms(), Instant.MIN)));
    }

    @Override
    public void remove(UUID id) {
        waiting.remove(id);
    }

    @Override
    public int removeUselessBefore(Instant instant) {
        return waiting.removeIf(found -> found.sms().usefulUntil().isBefore(instant));
    }

    void removeAll(AccountId account) {
        waiting.removeIf(found -> found.sms().owner().equals(KeyOwner.of(account)));
    }
}
