package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.CREDENTIALS;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.abri.application.account.AllCredentials;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.Holds;
import org.abri.domain.account.Password;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.persistence.Bound;
import org.abri.persistence.SqlUnitOfWork;
import org.abri.persistence.schema.tables.records.CredentialsRecord;
import org.jooq.DSLContext;

/** Credentials in SQL, each changed under the lock of its row. */
@Singleton
final class SqlCredentials implements AllCredentials {
    private record Locked(AccountId account) {}

    private final DSLContext sql;
    private final SqlUnitOfWork work;
    private final UsernameKeys usernames;
    private final Bound bound;

    SqlCredentials(DSLContext sql, SqlUnitOfWork work, UsernameKeys usernames, Bound bound) {
        this.sql = sql;
        this.work = work;
        this.usernames = usernames;
        this.bound = bound;
    }

    @Override
    public void add(Credentials credentials) {
        sql.executeInsert(row(credentials));
    }

    @Override
    public Optional<Credentials> find(AccountId account) {
        return sql.selectFrom(CREDENTIALS).where(CREDENTIALS.ACCOUNT.eq(account.value()))
                .fetchOptional().filter(bound::holds).map(SqlCredentials::credentials);
    }

    @Override
    public Optional<Credentials> ofUsername(Username username) {
        return sql.select(CREDENTIALS.fields()).select(ACCOUNT.fields()).from(ACCOUNT).join(CREDENTIALS)
                .on(CREDENTIALS.ACCOUNT.eq(ACCOUNT.ID))
                .where(ACCOUNT.USERNAME_KEY.eq(usernames.of(username)))
                .fetchOptional().filter(row -> bound.holds(row.into(ACCOUNT)))
                .map(row -> row.into(CREDENTIALS)).filter(bound::holds)
                .map(SqlCredentials::credentials);
    }

    @Override
    public Optional<Credentials> lock(AccountId account) {
        work.note(new Locked(account));
        return sql.selectFrom(CREDENTIALS).where(CREDENTIALS.ACCOUNT.eq(account.value())).forUpdate()
                .fetchOptional().filter(bound::holds).map(SqlCredentials::credentials);
    }

    @Override
    public void save(Credentials credentials) {
        if (!work.isNoted(new Locked(credentials.account()))) {
            throw new IllegalStateException("credentials change under their lock only");
        }
        if (sql.executeUpdate(row(credentials)) == 0) {
            throw new IllegalStateException("no such credentials");
        }
    }

    private CredentialsRecord row(Credentials credentials) {
        return bound.bound(new CredentialsRecord(credentials.account().value(), credentials.kind().name(),
                switch (credentials.password()) {
                    case Password.Chosen(var hash) -> hash.phc();
                    case Password.ToChoose(var code) -> code.hash().phc();
                },
                credentials.activation().map(ActivationCode::expiresAt).orElse(null),
                credentials.secretAnswer().map(answer -> answer.hash().phc()).orElse(null),
                credentials.secretAnswer().map(SecretAnswer::wrongTries).orElse(0),
                credentials.secretAnswer().map(SecretAnswer::told).orElse(false),
                credentials.rescueCard().map(SecretHash::phc).orElse(null), credentials.termsAccepted(),
                credentials.factor().required(), credentials.factor().set(), credentials.holds().locked(),
                credentials.holds().suspended(), credentials.standing().name(), null));
    }

    private static Credentials credentials(CredentialsRecord row) {
        return new Credentials(new AccountId(row.getAccount()), AccountKind.valueOf(row.getKind()),
                password(row),
                Optional.ofNullable(row.getAnswerHash()).map(hash -> new SecretAnswer(new SecretHash(hash),
                        row.getAnswerTries(), row.getAnswerTold())),
                Optional.ofNullable(row.getCardHash()).map(SecretHash::new), row.getTermsAccepted(),
                new FactorState(row.getFactorRequired(), row.getFactorSet()),
                new Holds(row.getLocked(), row.getSuspended()));
    }

    private static Password password(CredentialsRecord row) {
        var hash = new SecretHash(row.getPasswordHash());
        return row.getCodeLapsesAt() == null ? new Password.Chosen(hash)
                : new Password.ToChoose(new ActivationCode(hash, row.getCodeLapsesAt()));
    }
}
