package org.abri.application.terms;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.domain.account.Language;
import org.abri.domain.terms.Terms;
import org.abri.domain.terms.TermsText;

/** TOS-2: anyone reads the terms in force, and past ones, at any time. */
public final class ReadTerms {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final TermsOfService terms;

    ReadTerms(Ports ports) {
        clock = ports.clock();
        work = ports.work();
        terms = ports.terms();
    }

    public Terms inForce() {
        return Terms.inForce(versions(), clock.instant());
    }

    /** What was published of that version in that language, if it was. */
    public Optional<TermsText> text(String version, Language language) {
        return work.inOne(() -> terms.text(version, language));
    }

    public List<Terms> versions() {
        return work.inOne(terms::versions);
    }
}
