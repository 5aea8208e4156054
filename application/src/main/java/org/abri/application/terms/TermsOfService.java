package org.abri.application.terms;

import java.util.List;
import org.abri.domain.account.AccountId;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;

/** TOS-2: the versions of the terms, and who accepted which. Inside units of work only. */
public interface TermsOfService {
    /** All versions, past and future ones too, the one that takes effect first before the others. Never empty. */
    List<Terms> versions();

    /** Answers whether it is new: accepting a version again changes nothing. */
    boolean accept(Acceptance acceptance);

    /** What somebody accepted, the first one first; empty when they accepted nothing. */
    List<Acceptance> acceptances(AccountId account);
}
