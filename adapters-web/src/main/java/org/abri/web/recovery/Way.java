package org.abri.web.recovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.abri.application.recovery.FinishRecovery.Remaining;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.web.problem.ProblemException;

/** What a proof is called in addresses and in the words of pages. */
public enum Way {
    PHONE(RecoveryProof.SMS_CODE), CARD(RecoveryProof.RESCUE_CARD), RELAY(RecoveryProof.STAFF),
    ANSWER(RecoveryProof.SECRET_ANSWER);

    private final RecoveryProof proof;

    Way(RecoveryProof proof) {
        this.proof = proof;
    }

    public RecoveryProof proof() {
        return proof;
    }

    /** As it stands in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link ProblemException} when it is none. */
    static Way of(String path) {
        return Arrays.stream(values()).filter(way -> way.path().equals(path)).findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    /** Those that can be the second proof, the easiest first. */
    public static Stream<Way> second(Remaining remaining) {
        return Stream.of(ANSWER, CARD, PHONE, RELAY).filter(way -> switch (way) {
            case ANSWER -> remaining.question().isPresent();
            case CARD -> remaining.card();
            case PHONE -> remaining.phone();
            case RELAY -> remaining.first() != RecoveryProof.STAFF;
        });
    }
}
