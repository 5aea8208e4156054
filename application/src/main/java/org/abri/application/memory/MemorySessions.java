package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.abri.application.session.Session;
import org.abri.application.session.Sessions;
import org.abri.domain.account.AccountId;

/** Sessions in memory. */
final class MemorySessions implements Sessions {
    private final Table<String, Session> sessions;

    MemorySessions(Memory memory) {
        this.sessions = new Table<>(memory);
    }

    @Override
    public void add(Session session) {
        sessions.add(session.tokenHash(), session);
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return sessions.find(tokenHash);
    }

    @Override
    public void touch(String tokenHash, Instant usedAt) {
        sessions.find(tokenHash)
                .map(session -> new Session(session.tokenHash(), session.account(), session.kind(),
                        session.startedAt(), usedAt))
                .ifPresent(session -> sessions.put(tokenHash, session));
    }

    @Override
    public void remove(String tokenHash) {
        sessions.remove(tokenHash);
    }

    @Override
    public void removeAll(AccountId account, Optional<String> keptTokenHash) {
        removeThose(session -> session.account().equals(account)
                && keptTokenHash.filter(session.tokenHash()::equals).isEmpty());
    }

    @Override
    public int removeStartedBefore(Instant instant) {
        return removeThose(session -> session.startedAt().isBefore(instant)).size();
    }

    private List<String> removeThose(Predicate<Session> ending) {
        var ended = sessions.rows().filter(ending).map(Session::tokenHash).toList();
        ended.forEach(sessions::remove);
        return ended;
    }
}
