package org.abri.application.inside;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.abri.application.Sha256;
import org.abri.application.account.SecondFactors;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Seed;

/**
 * MFA-1: compares the codes of second factors, and uses them up. AUT-4: they are guessed at no more often than passwords, and
 * on a device that the person knows by a count of its own, so that whoever knows a password locks nobody out.
 */
public final class Factors {
    private static final String HMAC = "HmacSHA1";
    private static final int MODULUS = 1_000_000;

    private final SecondFactors factors;
    private final Limiter limiter;
    private final Draw draw;

    Factors(SecondFactors factors, Limiter limiter, Draw draw) {
        this.factors = factors;
        this.limiter = limiter;
        this.draw = draw;
    }

    /** AUT-4: counts a try; answers until when none is looked at, and then it was not counted. */
    public Optional<Instant> pauseBeforeTry(AccountId account, boolean atHome, Instant now) {
        return limiter.pauseBeforeTry(limit(account, atHome), now);
    }

    /**
     * Whether the code is good for that account, which is then used up. Inside the unit of work of what it leads to, in which
     * the account's credentials are locked: of two who come with the same code one is too late.
     */
    public boolean use(AccountId account, boolean atHome, FactorCode code, Instant now) {
        var used = factors.find(account).flatMap(factor -> used(factor, code, now));
        used.ifPresent(factor -> {
            factors.save(factor);
            limiter.forget(limit(account, atHome));
        });
        return used.isPresent();
    }

    private static Optional<SecondFactor> used(SecondFactor factor, FactorCode code, Instant now) {
        return factor.app().flatMap(app -> switch (code) {
            case FactorCode.OfApp(var digits) ->
                    stepOf(digits, app.seed(), app.goodSteps(now)).map(factor::usedStep);
            case FactorCode.OnPaper(var letters) ->
                    Optional.of(hash(factor.account(), letters)).filter(app.onPaper()::contains)
                            .map(factor::usedOnPaper);
        });
    }

    /** Of which of these steps that is the code. */
    public static Optional<Long> stepOf(String digits, Seed seed, List<Long> steps) {
        return steps.stream().filter(step -> MessageDigest.isEqual(ascii(codeAt(seed, step)), ascii(digits)))
                .findFirst();
    }

    /** RFC 6238, 4 and RFC 4226, 5.3: the code of a step, from the JDK's HMAC-SHA-1. */
    static String codeAt(Seed seed, long step) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(seed.bytes(), HMAC));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xF;
            var number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format("%0" + OneTimeCode.DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** As many codes on paper as one has at first, to be shown once. */
    public List<String> codesOnPaper() {
        return Stream.generate(draw::factorCode).distinct().limit(SecondFactor.CODES_ON_PAPER).toList();
    }

    /** What is kept of a code on paper: bound to whose it is, and sealed with the rest of the factor (ADR 140). */
    public static String hash(AccountId account, String letters) {
        return HexFormat.of().formatHex(Sha256.of(
                ("factor-code/" + account + "/" + letters).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] ascii(String digits) {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }

    private static String limit(AccountId account, boolean atHome) {
        return (atHome ? "factor-at-home/" : "factor/") + account;
    }
}
