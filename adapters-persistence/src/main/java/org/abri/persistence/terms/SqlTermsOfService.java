package org.abri.persistence.terms;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.abri.application.terms.TermsOfService;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Language;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;
import org.abri.domain.terms.TermsText;
import org.abri.persistence.Milliseconds;
import org.abri.persistence.SqlUnitOfWork;

/** The terms in SQL. The first version comes with a migration. */
@Singleton
final class SqlTermsOfService implements TermsOfService {
    private final SqlUnitOfWork work;
    private final TermsRows rows;

    SqlTermsOfService(SqlUnitOfWork work, TermsRows rows) {
        this.work = work;
        this.rows = rows;
    }

    @Override
    public List<Terms> versions() {
        return rowsInOne().findAllOrderByEffectiveFrom().stream()
                .map(row -> new Terms(row.version(), row.effectiveFrom(), row.important())).toList();
    }

    @Override
    public boolean publish(Terms terms, List<TermsText> texts) {
        var fresh = rowsInOne().publish(terms.version(), Milliseconds.of(terms.effectiveFrom()),
                terms.important()) > 0;
        if (fresh) {
            texts.forEach(
                    text -> rows.say(terms.version(), text.language().tag(), text.summary(), text.text()));
        }
        return fresh;
    }

    @Override
    public Optional<TermsText> text(String version, Language language) {
        return rowsInOne().text(version, language.tag())
                .map(row -> new TermsText(language, row.summary(), row.body()));
    }

    @Override
    public boolean accept(Acceptance acceptance) {
        return rowsInOne().accept(acceptance.account().value(), acceptance.version(),
                Milliseconds.of(acceptance.at())) > 0;
    }

    @Override
    public List<Acceptance> acceptances(AccountId account) {
        return rowsInOne().acceptances(account.value()).stream()
                .map(row -> new Acceptance(account, row.version(), row.acceptedAt())).toList();
    }

    private TermsRows rowsInOne() {
        work.mustBeInOne();
        return rows;
    }
}
