package org.abri.domain.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.relay.RelayId;

/**
 * ACC-7: an account that staff of a relay opened for somebody who is not there. Until that person validates it, with the link
 * and the code of the last SMS, nobody sees or feeds anything; what was not validated within seven days is nobody's any more.
 *
 * @param account   whose it will be, or is; nobody's once it lapsed
 * @param askedBy   one of the staff of that relay
 * @param affiliate ACC-9: whether that relay offers to accompany the person, who alone says yes or no to it
 * @param sent      what the last SMS carried; nothing once it lapsed
 * @param since     of the stage
 */
public record DistantOpening(OpeningId id, Optional<AccountId> account, RelayId relay, AccountId askedBy,
        Instant askedAt, boolean affiliate, Optional<Sent> sent, Stage stage, Instant since) {
    /** ACC-7. */
    public static final Duration LIFE = Duration.ofDays(7);
    /** For so long staff of the relay see what became of it. */
    public static final Duration TOLD = Duration.ofDays(30);

    /** What becomes of it. What is over stays so. */
    public enum Stage {
        WAITING, VALIDATED, LAPSED
    }

    /**
     * What one SMS carried. The link says which opening it is, and opens nothing without the code.
     *
     * @param link of which only a hash is kept
     */
    public record Sent(String link, OneTimeCode code) {}

    public static DistantOpening asked(OpeningId id, AccountId account, RelayId relay, AccountId by,
            boolean affiliate, String link, SecretHash code, Instant now) {
        return new DistantOpening(id, Optional.of(account), relay, by, now, affiliate,
                Optional.of(new Sent(link, OneTimeCode.issued(code, now, LIFE))), Stage.WAITING, now);
    }

    public Instant lapsesAt() {
        return askedAt.plus(LIFE);
    }

    /** Whether the person can still validate it. */
    public boolean waitsAt(Instant now) {
        return stage == Stage.WAITING && now.isBefore(lapsesAt());
    }

    /** As staff are told: it is over with its last moment, whether the job has come by or not. */
    public Stage stageAt(Instant now) {
        return stage == Stage.WAITING && !waitsAt(now) ? Stage.LAPSED : stage;
    }

    /** REC-1: the hash of the code, while it is looked at: to validate, or to be told once more what was validated with it. */
    public Optional<SecretHash> codeAt(Instant now) {
        return sent.map(Sent::code).filter(code -> code.usableAt(now)).map(OneTimeCode::hash);
    }

    /** Sent again: link and code of the SMS before are dead. It lapses no later for that. Only while it waits. */
    public DistantOpening sentAgain(String link, SecretHash code, Instant now) {
        if (!waitsAt(now)) { throw new IllegalStateException("only an opening that waits is sent again"); }
        return with(Optional.of(
                new Sent(link, OneTimeCode.issued(code, now, Duration.between(now, lapsesAt())))));
    }

    /** REC-1: a wrong code was given. */
    public DistantOpening withWrongCode() {
        return with(sent.map(last -> new Sent(last.link(), last.code().failed())));
    }

    /** By the person. Only while it waits: it is validated once. */
    public DistantOpening validated(Instant now) {
        if (!waitsAt(now)) { throw new IllegalStateException("only an opening that waits is validated"); }
        return new DistantOpening(id, account, relay, askedBy, askedAt, affiliate, sent, Stage.VALIDATED,
                now);
    }

    /** Its time is over: what stays tells nothing about anybody. Only of one that was not validated. */
    public DistantOpening lapsed(Instant now) {
        if (stage == Stage.VALIDATED) { throw new IllegalStateException("what was validated stays"); }
        return new DistantOpening(id, Optional.empty(), relay, askedBy, askedAt, affiliate, Optional.empty(),
                Stage.LAPSED, now);
    }

    private DistantOpening with(Optional<Sent> other) {
        return new DistantOpening(id, account, relay, askedBy, askedAt, affiliate, other, stage, since);
    }
}
