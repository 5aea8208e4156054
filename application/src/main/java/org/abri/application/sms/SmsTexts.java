package org.abri.application.sms;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.abri.domain.account.Language;

/**
 * The words of SMS, each in one segment, in the language the person reads. No name of a person and no reason: phones are
 * shared and lost.
 */
public interface SmsTexts {
    /**
     * AFF-2: the code that confirms an affiliation. {@code relay} is the short name of the relay that asks; it is left out
     * where it would not fit.
     */
    String affiliationCode(Language language, String relay, String code);

    /** AUT-6: the code that leads to the choice of another password, which nobody else is to know. */
    String activationCode(Language language, String code);

    /** SEC-4: the code that is one of two proofs of whoever lost their password. */
    String recoveryCode(Language language, String code);

    /** SEC-4: the code with which somebody who is signed in proves that the number on their account is theirs. */
    String phoneCode(Language language, String code);

    /** REC-2: that another password was chosen, and what to do if it was somebody else. */
    String passwordRecovered(Language language);

    /** SEC-8: that the account is locked, and how to come back. */
    String accountLocked(Language language);

    /** SEC-8: that another password opened it again, and what to do if it was somebody else. */
    String accountUnlocked(Language language);

    /** REC-2: that somebody said that the second factor is lost: it falls in a day, unless it is used. */
    String factorLost(Language language);

    /** REC-3: that phone, question or rescue card are others from now on, to the phone that was. */
    String wayBackChanged(Language language);

    /** REC-3: that a second factor was set up, or turned off. */
    String factorChanged(Language language);

    /** END-6: that the account was not used for long, and will be deleted unless somebody signs in until the end of {@code lastDay}. */
    String unusedAccount(Language language, LocalDate lastDay);

    /** REM-4: that there is an appointment, at {@code time} there, and where if {@code place} is said: it is left out where it would not fit. */
    String appointment(Language language, LocalDateTime time, Optional<String> place);

    /** REM-4: that a paper of theirs ends soon. It says nothing of which, or when. */
    String paperEnds(Language language);

    /** MOD-1: that something in their vault is to be read about there. It says nothing of what it is. */
    String itemWithdrawn(Language language);

    /** PRI-2: the code with which the person confirms that names or birth date are to be others. */
    String rectificationCode(Language language, String code);

    /** PRI-2, REC-2: that names or birth date are others from now on, and what to do if it was somebody else. */
    String rectified(Language language);

    /**
     * ACC-7: the code with which somebody validates the account that was opened for them at a distance, and the address where they
     * do; {@code link} is what that address ends with.
     */
    String openingCode(Language language, String link, String code);
}
