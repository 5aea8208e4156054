package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.jspecify.annotations.Nullable;

/** A relay with its agreement; {@code works}: REL-3, whether it is in force now. */
@Serdeable.Serializable
record RelayJson(String id, String name, String zone, AgreementJson agreement, boolean works) {
    /** REL-2. Days as ISO 8601 writes them. */
    @Serdeable
    record AgreementJson(@Nullable String from, @Nullable String until, @Nullable String costOfUse) {
        static AgreementJson of(ServiceAgreement agreement) {
            return new AgreementJson(agreement.from().toString(), agreement.until().toString(),
                    agreement.costOfUse());
        }

        static ServiceAgreement read(@Nullable AgreementJson given) {
            if (given == null) { throw ProblemException.invalid("agreement", Flaw.MISSING); }
            var from = Answers.reading("agreement.from", () -> day(given.from()));
            var until = Answers.reading("agreement.until", () -> day(given.until()));
            return Answers.reading(until.isBefore(from) ? "agreement.until" : "agreement.costOfUse",
                    () -> ServiceAgreement.concluded(from, until, Answers.typed(given.costOfUse())));
        }
    }

    static RelayJson of(Relay relay, Instant now) {
        return new RelayJson(relay.id().toString(), relay.name(), relay.zone().getId(),
                AgreementJson.of(relay.agreement()), relay.worksAt(now));
    }

    static ZoneId zone(@Nullable String given) {
        try {
            return ZoneId.of(Answers.typed(given));
        } catch (DateTimeException notAZone) {
            throw ProblemException.invalid("zone", Flaw.NOT_A_CHOICE);
        }
    }

    private static LocalDate day(@Nullable String given) {
        var text = Answers.typed(given);
        if (text.isBlank()) { throw new InvalidValue(Flaw.MISSING); }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            throw new InvalidValue(Flaw.NOT_A_DATE);
        }
    }
}
