package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.SECOND_FACTOR;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.abri.application.account.SecondFactors;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Keyring;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Seed;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.SecondFactorRecord;
import org.jooq.DSLContext;

/** Second factors in SQL: seeds, passkeys and what is kept of codes on paper rest sealed with their owner's key set. */
@Singleton
final class SqlSecondFactors implements SecondFactors {
    private static final int SEED = 1;
    private static final int ON_PAPER = 2;
    private static final int PROPOSED = 3;
    private static final int KEYRING = 4;
    private static final int PROPOSED_IN = 5;
    private static final String BETWEEN = " ";

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;

    SqlSecondFactors(DSLContext sql, Sealing sealing, Bound bound) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
    }

    @Override
    public Optional<SecondFactor> find(AccountId account) {
        return row(account).filter(bound::holds).flatMap(this::factor);
    }

    @Override
    public void save(SecondFactor factor) {
        var version = row(factor.account()).map(SecondFactorRecord::getVersion).orElse(0L) + 1;
        var row = sealed(bound.bound(new SecondFactorRecord(factor.account().value(),
                factor.app().map(SecondFactor.App::since).orElse(null),
                factor.app().map(SecondFactor.App::usedStep).orElse(null),
                factor.proposed().map(SecondFactor.Proposed::at).orElse(null),
                factor.lostAt().orElse(null), version, null, null)), factor);
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    private SecondFactorRecord sealed(SecondFactorRecord row, SecondFactor factor) {
        sealing.seal(KeyOwner.of(factor.account()), row, row.getAccount(), SECOND_FACTOR.SEALED,
                Fields.none().with(SEED, factor.app().map(app -> app.seed().base32()))
                        .with(ON_PAPER, String.join(BETWEEN, new TreeSet<>(factor.onPaper())))
                        .with(PROPOSED, factor.proposed().map(proposed -> proposed.seed().base32()))
                        .with(PROPOSED_IN, factor.proposed().map(SecondFactor.Proposed::session))
                        .with(KEYRING, WrittenKeyring.of(factor.keyring())));
        return row;
    }

    @Override
    public void remove(AccountId account) {
        sql.deleteFrom(SECOND_FACTOR).where(SECOND_FACTOR.ACCOUNT.eq(account.value())).execute();
    }

    private Optional<SecondFactorRecord> row(AccountId account) {
        return sql.selectFrom(SECOND_FACTOR).where(SECOND_FACTOR.ACCOUNT.eq(account.value())).fetchOptional();
    }

    /** Of a row that holds; one that does not open is none, and lets nobody in. */
    private Optional<SecondFactor> factor(SecondFactorRecord row) {
        var account = new AccountId(row.getAccount());
        return sealing.openIfWhole(KeyOwner.of(account), row, row.getAccount(), SECOND_FACTOR.SEALED)
                .map(fields -> new SecondFactor(account,
                        fields.find(SEED).map(seed -> app(seed, row)),
                        fields.find(KEYRING).map(WrittenKeyring::read).orElse(Keyring.EMPTY),
                        fields.find(ON_PAPER).map(hashes -> Set.of(hashes.split(BETWEEN))).orElse(Set.of()),
                        fields.find(PROPOSED).map(seed -> new SecondFactor.Proposed(new Seed(seed),
                                row.getProposedAt(), fields.text(PROPOSED_IN))),
                        Optional.ofNullable(row.getLostAt())));
    }

    private static SecondFactor.App app(String seed, SecondFactorRecord row) {
        return new SecondFactor.App(new Seed(seed), row.getSince(), row.getUsedStep());
    }
}
