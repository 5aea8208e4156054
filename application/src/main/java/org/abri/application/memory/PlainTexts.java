package org.abri.application.memory;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.abri.application.sms.SmsTexts;
import org.abri.domain.account.Language;
import org.abri.domain.sms.Segment;

/** The names of the service and of the relay, and the code, and nothing else. */
final class PlainTexts implements SmsTexts {
    @Override
    public String affiliationCode(Language language, String relay, String code) {
        return "Abri, " + relay + ": " + code;
    }

    @Override
    public String activationCode(Language language, String code) {
        return "Abri: " + code;
    }

    @Override
    public String recoveryCode(Language language, String code) {
        return "Abri: " + code;
    }

    @Override
    public String phoneCode(Language language, String code) {
        return "Abri: " + code;
    }

    @Override
    public String passwordRecovered(Language language) {
        return "Abri: another password was chosen.";
    }

    @Override
    public String accountLocked(Language language) {
        return "Abri: your account is locked.";
    }

    @Override
    public String accountUnlocked(Language language) {
        return "Abri: your account is open again.";
    }

    @Override
    public String factorLost(Language language) {
        return "Abri: your second code is said to be lost.";
    }

    @Override
    public String wayBackChanged(Language language) {
        return "Abri: your phone, question or card was changed.";
    }

    @Override
    public String itemWithdrawn(Language language) {
        return "Abri: something changed in your vault.";
    }

    @Override
    public String appointment(Language language, LocalDateTime time, Optional<String> place) {
        var when = "Abri: your appointment, " + time.toLocalDate() + " " + time.toLocalTime();
        return place.map(where -> when + ", " + where).filter(Segment::holds).orElse(when);
    }

    @Override
    public String paperEnds(Language language) {
        return "Abri: a paper ends soon.";
    }

    @Override
    public String unusedAccount(Language language, LocalDate lastDay) {
        return "Abri: your account will be deleted after " + lastDay + ".";
    }

    @Override
    public String factorChanged(Language language) {
        return "Abri: the second code was changed.";
    }

    @Override
    public String rectificationCode(Language language, String code) {
        return "Abri: " + code;
    }

    @Override
    public String rectified(Language language) {
        return "Abri: your names or birth date were put right.";
    }

    @Override
    public String openingCode(Language language, String link, String code) {
        return "Abri: " + code + " /o/" + link;
    }
}
