package org.abri.application.memory;

import java.time.Instant;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsOutbox;
import org.abri.domain.account.AccountId;

/** SMS that wait in memory. */
final class MemoryOutbox implements SmsOutbox {
    private record Waiting(Sms sms, Instant takenUntil, Handed handed) {
        Waiting takenUntil(Instant until) {
            return new Waiting(sms, until, handed);
        }
    }

    private final Table<UUID, Waiting> waiting;

    MemoryOutbox(Memory memory) {
        this.waiting = new Table<>(memory);
    }

    @Override
    public void add(Sms sms) {
        waiting.add(sms.id(), new Waiting(sms, Instant.MIN, Handed.NEVER));
    }

    @Override
    public Claim claim(UUID id, Instant now, Instant until) {
        return waiting.find(id).<Claim> map(found -> {
            if (now.isBefore(found.takenUntil())) { return new Claim.OfSomebodyElse(); }
            waiting.put(id, found.takenUntil(until));
            return new Claim.Taken(found.sms(), found.handed());
        }).orElseGet(Claim.Gone::new);
    }

    @Override
    public boolean note(UUID id, Handed handed) {
        var found = waiting.find(id);
        found.ifPresent(sms -> waiting.put(id, new Waiting(sms.sms(), sms.takenUntil(), handed)));
        return found.isPresent();
    }

    @Override
    public void release(UUID id) {
        waiting.find(id).ifPresent(found -> waiting.put(id, found.takenUntil(Instant.MIN)));
    }

    @Override
    public boolean remove(UUID id) {
        var was = waiting.has(id);
        waiting.remove(id);
        return was;
    }

    @Override
    public int removeUselessBefore(Instant instant) {
        return waiting.removeIf(found -> found.sms().usefulUntil().isBefore(instant));
    }

    long count() {
        return waiting.rows().count();
    }

    void removeAll(AccountId account) {
        waiting.removeIf(found -> found.sms().owner().equals(KeyOwner.of(account)));
    }
}
