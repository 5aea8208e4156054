package org.abri.application.memory;

import java.util.Optional;
import java.util.UUID;
import org.abri.application.reminder.Sms;
import org.abri.application.reminder.SmsOutbox;

/** SMS that wait in memory. */
final class MemoryOutbox implements SmsOutbox {
    private final Table<UUID, Sms> waiting;

    MemoryOutbox(Memory memory) {
        this.waiting = new Table<>(memory);
    }

    @Override
    public void add(Sms sms) {
        waiting.add(sms.id(), sms);
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public Optional<Sms> lock(UUID id) {
        return waiting.find(id);
    }

    @Override
    public void remove(UUID id) {
        waiting.remove(id);
    }
}
