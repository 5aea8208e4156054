package org.abri.persistence.limits;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface LimitRows extends GenericRepository<LimitRow, String> {
    /** Whoever makes it has locked it; answers 1, or 0 when it is there. */
    @Query("insert into rate_limit (blind_key, failures, sent_at) values (:blindKey, 0, '') on conflict do nothing")
    int make(String blindKey);

    @Query("select blind_key, failures, failed_at, sent_at from rate_limit where blind_key = :blindKey for update")
    Optional<LimitRow> lock(String blindKey);

    @Query("update rate_limit set failures = :failures, failed_at = :failedAt, last_at = :failedAt where blind_key = :blindKey")
    void updateTries(String blindKey, int failures, Instant failedAt);

    @Query("update rate_limit set sent_at = :sentAt, last_at = :lastAt where blind_key = :blindKey")
    void updateSendings(String blindKey, String sentAt, Instant lastAt);

    void deleteById(String blindKey);

    @Query("delete from rate_limit where last_at is null or last_at < :instant")
    int removeIdleSince(Instant instant);
}
