package org.abri.application.reminder;

import java.util.Optional;
import java.util.UUID;

/** SMS that wait to leave. What has left is forgotten. */
public interface SmsOutbox {
    void add(Sms sms);

    /** As it stands; nobody else sends it until the unit of work ends. */
    Optional<Sms> lock(UUID id);

    void remove(UUID id);
}
