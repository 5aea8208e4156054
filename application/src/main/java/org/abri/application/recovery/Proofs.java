package org.abri.application.recovery;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.SecretAnswers;
import org.abri.application.inside.Secrets;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.RescueCode;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.account.SecretHash;
import org.abri.domain.journal.Act;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.VaultId;

/** SEC-4, REC-1: compares what was given as a proof with what is expected of somebody, whichever proof it is. */
final class Proofs {
    private final UnitOfWork work;
    private final AllCredentials credentials;
    private final Recoveries recoveries;
    private final Limiter limiter;
    private final Secrets secrets;
    private final SecretAnswers answers;
    private final Recorder recorder;

    Proofs(Ports ports, Inside inside) {
        work = ports.work();
        credentials = ports.account().credentials();
        recoveries = ports.recoveries();
        limiter = inside.limiter();
        secrets = inside.secrets();
        answers = inside.answers();
        recorder = inside.recorder();
    }

    /** The hash that a proof is compared with, while it is good; nobody's is looked for too (AUT-5). Inside a unit of work. */
    Optional<SecretHash> expected(RecoveryProof proof, Optional<Credentials> whose, Instant now) {
        var person = whose.map(Credentials::account).orElse(AccountId.NOBODY);
        var recovery = recoveries.find(person);
        return switch (proof) {
            case SMS_CODE, STAFF -> recovery.flatMap(found -> found.codeOf(proof, now))
                    .filter(code -> limiter.mayTryCodes(person, now));
            case RESCUE_CARD -> whose.flatMap(Credentials::rescueCard);
            case SECRET_ANSWER ->
                    whose.flatMap(Credentials::secretAnswer).filter(SecretAnswer::isAlive)
                            .map(SecretAnswer::hash);
        };
    }

    /** Whether it is right. Slow on purpose, and as slow for nobody's (AUT-5): outside of units of work. */
    boolean isRight(RecoveryProof proof, Optional<Credentials> whose, String typed,
            Optional<SecretHash> expected) {
        var person = whose.map(Credentials::account);
        if (proof == RecoveryProof.SECRET_ANSWER) { return answers.isRight(person, typed); }
        var read = readable(proof, typed) ? Optional.of(read(proof, typed)) : Optional.<String> empty();
        return secrets.matches(person.map(owner -> of(proof, owner)), read.orElse(""),
                read.flatMap(code -> expected));
    }

    private static boolean readable(RecoveryProof proof, String typed) {
        return InvalidValue.in(() -> read(proof, typed)).isEmpty();
    }

    private static String read(RecoveryProof proof, String typed) {
        return proof == RecoveryProof.RESCUE_CARD ? RescueCode.typed(typed) : OneTimeCode.typed(typed);
    }

    /** What a code is bound to. */
    static Secrets.Of of(RecoveryProof proof, AccountId person) {
        return switch (proof) {
            case SMS_CODE -> Secrets.Of.recoveryBySms(person);
            case STAFF -> Secrets.Of.recoveryByStaff(person);
            case RESCUE_CARD -> Secrets.Of.card(person);
            case SECRET_ANSWER -> Secrets.Of.answer(person);
        };
    }

    /**
     * REC-1, SEC-6: a wrong one was given: five and a code is dead, ten in a day and none is looked at; the person can read of
     * it. What cannot be one, however it is grouped, was no try and is written nowhere.
     */
    void wrong(RecoveryProof proof, Credentials person, String typed, Optional<SecretHash> compared,
            Instant now) {
        if (proof != RecoveryProof.SECRET_ANSWER && !readable(proof, typed)) { return; }
        work.inOne(() -> {
            var locked = credentials.lock(person.account())
                    .filter(found -> found.kind() == AccountKind.BENEFICIARY);
            locked.flatMap(found -> recoveries.find(found.account()))
                    .filter(found -> compared.isPresent() && found.codeOf(proof, now).equals(compared))
                    .ifPresent(found -> {
                        limiter.wrongCode(found.account(), now);
                        recoveries.save(found.withWrongCode(proof));
                    });
            locked.ifPresent(found -> recorder.refused(VaultId.of(found.account()), Act.RECOVERY_REFUSED,
                    proof.name(), now));
            return locked.isPresent();
        });
    }
}
