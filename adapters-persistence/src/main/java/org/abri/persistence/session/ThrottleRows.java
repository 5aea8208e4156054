package org.abri.persistence.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.ANSI)
interface ThrottleRows extends GenericRepository<ThrottleRow, String> {
    @Query("insert into throttle (blind_key, failures) values (:blindKey, 0) on conflict do nothing")
    void make(String blindKey);

    @Query("select blind_key, failures, last_at from throttle where blind_key = :blindKey for update")
    Optional<ThrottleRow> lock(String blindKey);

    void update(@Id String blindKey, int failures, Instant lastAt);

    void deleteById(String blindKey);

    @Query("delete from throttle where last_at is null or last_at < :instant")
    int removeIdleSince(Instant instant);
}
