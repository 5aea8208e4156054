package org.abri.application.terms;

import java.util.List;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Language;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;
import org.abri.domain.terms.TermsText;

/** TOS-2: the versions of the terms, and who accepted which. Inside units of work only. */
public interface TermsOfService {
    /** All versions, past and future ones too, the one that takes effect first before the others. Never empty. */
    List<Terms> versions();

    /** One more version, as it is said in these languages. Answers whether it is new: one of that name is as it was. */
    boolean publish(Terms terms, List<TermsText> texts);

    /** What was published of that version in that language; empty when nothing was: the program brings the first ones along. */
    Optional<TermsText> text(String version, Language language);

    /** Answers whether it is new: accepting a version again changes nothing. */
    boolean accept(Acceptance acceptance);

    /** What somebody accepted, the first one first; empty when they accepted nothing. */
    List<Acceptance> acceptances(AccountId account);
}
