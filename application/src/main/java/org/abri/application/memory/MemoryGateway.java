package org.abri.application.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.abri.application.access.Answer;
import org.abri.application.memory.InMemory.LeftSms;
import org.abri.application.sms.SmsGateway;
import org.abri.domain.account.PhoneNumber;

/** Sends nothing and remembers what would have left: each SMS once, however often it is handed over. */
final class MemoryGateway implements SmsGateway {
    private final Map<UUID, LeftSms> left = new LinkedHashMap<>();
    private Answer answer = new Answer.Accepted();

    @Override
    public synchronized Answer send(UUID id, PhoneNumber to, String text) {
        if (answer instanceof Answer.Accepted) {
            left.putIfAbsent(id, new LeftSms(id, to, text));
        }
        return answer;
    }

    synchronized void answerFromNowOn(Answer newAnswer) {
        answer = newAnswer;
    }

    synchronized List<LeftSms> left() {
        return List.copyOf(left.values());
    }
}
