package org.abri.persistence.terms;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.ANSI)
interface TermsRows extends GenericRepository<TermsRow, String> {
    List<TermsRow> findAllOrderByEffectiveFrom();

    @Query("insert into terms_acceptance (account, version, accepted_at) values (:account, :version, :acceptedAt) on conflict do nothing")
    int accept(UUID account, String version, Instant acceptedAt);

    @Query("insert into terms_version (version, effective_from, important) values (:version, :effectiveFrom, :important) on conflict do nothing")
    int publish(String version, Instant effectiveFrom, boolean important);

    @Query("insert into terms_text (version, language, summary, body) values (:version, :language, :summary, :body) on conflict do nothing")
    int say(String version, String language, String summary, String body);

    @Query("select summary, body from terms_text where version = :version and language = :language")
    Optional<TermsTextRow> text(String version, String language);

    @Query("select account, version, accepted_at from terms_acceptance where account = :account order by accepted_at")
    List<AcceptanceRow> acceptances(UUID account);
}
