package org.abri.persistence.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.ANSI)
interface SessionRows extends GenericRepository<SessionRow, String> {
    void save(SessionRow row);

    Optional<SessionRow> findById(String tokenHash);

    void update(@Id String tokenHash, Instant usedAt);

    void deleteById(String tokenHash);

    void deleteByAccount(UUID account);

    void deleteByAccountAndTokenHashNotEqual(UUID account, String tokenHash);

    int deleteByStartedAtBefore(Instant instant);
}
