package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.Listing;
import org.abri.application.account.AllCredentials;
import org.abri.application.session.Session;
import org.abri.application.session.SessionId;
import org.abri.application.session.Sessions;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;

/** Sessions in memory. */
final class MemorySessions implements Sessions {
    private final Table<String, Session> sessions;
    private final Table<AccountId, Session> last;
    private final AllCredentials credentials;

    MemorySessions(Memory memory, AllCredentials credentials) {
        this.sessions = new Table<>(memory);
        this.last = new Table<>(memory);
        this.credentials = credentials;
    }

    @Override
    public void add(Session session) {
        sessions.add(session.tokenHash(), session);
        if (session.isWhole() && session.kind() == AccountKind.STAFF) {
            last.put(session.account(), session);
        }
    }

    @Override
    public Map<AccountId, Instant> lastSignIns(Set<AccountId> accounts) {
        return accounts.stream().flatMap(account -> last.find(account).stream())
                .collect(Collectors.toUnmodifiableMap(Session::account, Session::startedAt));
    }

    /** Of somebody who is erased. */
    void forget(AccountId account) {
        removeAll(account);
        last.remove(account);
    }

    @Override
    public Optional<Recognised> recognise(String tokenHash) {
        return sessions.find(tokenHash).filter(Session::isWhole)
                .flatMap(session -> credentials.find(session.account())
                        .map(person -> new Recognised(session, person.standing())));
    }

    @Override
    public Optional<Session> half(String tokenHash) {
        return sessions.find(tokenHash).filter(session -> !session.isWhole());
    }

    @Override
    public List<Listed> ofAccount(AccountId account, Listing wanted) {
        return NewestFirst.of(
                sessions.rows().filter(session -> session.isWhole() && session.account().equals(account))
                        .map(session -> new Listed(session.id(), session.device(), session.startedAt(),
                                session.usedAt())),
                Listed::mark, wanted);
    }

    @Override
    public boolean remove(AccountId account, SessionId id) {
        return sessions.removeIf(
                session -> session.account().equals(account) && session.id().equals(id)) > 0;
    }

    @Override
    public void removeOthers(AccountId account, SessionId id) {
        sessions.removeIf(session -> session.account().equals(account) && !session.id().equals(id));
    }

    @Override
    public void touch(Session session, Instant usedAt) {
        sessions.find(session.tokenHash())
                .ifPresent(found -> sessions.put(found.tokenHash(), found.usedAt(usedAt)));
    }

    @Override
    public void remove(String tokenHash) {
        sessions.remove(tokenHash);
    }

    @Override
    public void removeAll(AccountId account) {
        sessions.removeIf(session -> session.account().equals(account));
    }

    @Override
    public int removeStartedBefore(Instant instant) {
        return sessions.removeIf(session -> session.startedAt().isBefore(instant));
    }
}
