package org.abri.application.terms;

import java.util.List;
import org.abri.domain.account.AccountId;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;

/** TOS-2: the versions of the terms, and who accepted which. */
public interface TermsOfService {
    /** All versions, past and future ones too. */
    List<Terms> versions();

    /** Accepting a version again changes nothing. */
    void accept(Acceptance acceptance);

    List<Acceptance> acceptances(AccountId account);
}
