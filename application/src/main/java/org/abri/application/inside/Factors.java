package org.abri.application.inside;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.abri.application.Sha256;
import org.abri.application.account.AccountPorts;
import org.abri.application.account.Passkeys;
import org.abri.application.account.SecondFactors;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.Keyring;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasskeyId;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Seed;

/**
 * MFA-1: compares the codes of second factors, and uses them up. AUT-4: they are guessed at no more often than passwords, and
 * on a device that the person knows by a count of its own, so that whoever knows a password locks nobody out.
 */
public final class Factors {
    private static final String HMAC = "HmacSHA1";
    private static final int MODULUS = 1_000_000;
    private static final String SHOWING = "show";
    private static final String MAKING = "make";

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Limiter limiter;
    private final Draw draw;

    Factors(AccountPorts ports, Limiter limiter, Draw draw) {
        this.factors = ports.factors();
        this.passkeys = ports.passkeys();
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

    private Optional<SecondFactor> used(SecondFactor factor, FactorCode code, Instant now) {
        return switch (code) {
            case FactorCode.OfApp(var digits) -> factor.app()
                    .flatMap(app -> stepOf(digits, app.seed(), app.goodSteps(now))).map(factor::usedStep);
            case FactorCode.OnPaper(var letters) -> Optional.of(hash(factor.account(), letters))
                    .filter(hash -> factor.isSet() && factor.onPaper().contains(hash))
                    .map(factor::usedOnPaper);
            case FactorCode.OfPasskey shown -> usedPasskey(factor, shown, now);
        };
    }

    /** ADR 170: the salt changes with it, so that the same answer, and whatever else was asked before, is good no more. */
    private Optional<SecondFactor> usedPasskey(SecondFactor factor, FactorCode.OfPasskey shown, Instant now) {
        var keyring = factor.keyring();
        return keyring.known(shown.credential())
                .flatMap(passkey -> challenges(SHOWING, factor, shown.boundTo(), now)
                        .flatMap(challenge -> passkeys
                                .shown(new Passkeys.Asked(challenge, shown.origin()), passkey, shown.answer())
                                .stream())
                        .findFirst().filter(passkey::countsOn)
                        .map(count -> factor
                                .usedPasskey(keyring.used(passkey.id(), count, draw.token(), now))));
    }

    /**
     * REC-2: the password of these credentials, which are locked, is another one: a factor that was said to be lost is not lifted by
     * that any more. Whoever lost both waits twice.
     */
    public void passwordChanged(Credentials person) {
        if (person.factor().set()) {
            factors.find(person.account()).filter(factor -> factor.lostAt().isPresent())
                    .ifPresent(factor -> factors.save(factor.found()));
        }
    }

    /** What a browser is to ask of a passkey. {@code credentials}: what it knows those by that may answer, or that are there already. */
    public record Asking(String challenge, List<String> credentials) {}

    /** To show one of those there are; empty when there is none. {@code boundTo} is the token of the session, whole or half. */
    public static Optional<Asking> toShow(SecondFactor factor, String boundTo, Instant now) {
        return factor.keyring().passkeys().isEmpty() ? Optional.empty()
                : Optional.of(asking(SHOWING, factor, boundTo, now));
    }

    /** To make another one; empty when none was offered in the session of that token, or too long ago. */
    public static Optional<Asking> toMake(SecondFactor factor, String boundTo, Instant now) {
        return factor.keyring().offersAt(Tokens.hash(boundTo), now)
                ? Optional.of(asking(MAKING, factor, boundTo, now))
                : Optional.empty();
    }

    /** What was made for that asking, with the name its owner gives it; empty when it was not, or is there already. */
    public Optional<SecondFactor> made(SecondFactor factor, FactorCode.OfPasskey made, String name,
            Instant now) {
        if (!factor.keyring().offersAt(Tokens.hash(made.boundTo()), now)) { return Optional.empty(); }
        return challenges(MAKING, factor, made.boundTo(), now)
                .flatMap(challenge -> passkeys
                        .made(new Passkeys.Asked(challenge, made.origin()), made.answer()).stream())
                .findFirst().filter(key -> factor.keyring().known(key.credential()).isEmpty())
                .map(key -> factor.with(factor.keyring()
                        .with(new Passkey(new PasskeyId(draw.id()), name, key.credential(),
                                key.publicKey(), key.count(), now), draw.token())));
    }

    private static Asking asking(String what, SecondFactor factor, String boundTo, Instant now) {
        return new Asking(challenge(what, factor, boundTo, Keyring.stretchAt(now)),
                factor.keyring().passkeys().stream().map(Passkey::credential).toList());
    }

    /** What may be answered now: what was asked in this stretch of time, and in the one before. */
    private static Stream<String> challenges(String what, SecondFactor factor, String boundTo, Instant now) {
        var stretch = Keyring.stretchAt(now);
        return Stream.of(stretch, stretch - 1).map(each -> challenge(what, factor, boundTo, each));
    }

    private static String challenge(String what, SecondFactor factor, String boundTo, long stretch) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(String
                .join("/", "passkey", what, factor.account().toString(), factor.keyring().salt(), boundTo,
                        Long.toString(stretch))
                .getBytes(StandardCharsets.UTF_8)));
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

    /** As {@link #hash}, of all of these. */
    public static Set<String> hashes(AccountId account, List<String> codes) {
        return codes.stream().map(FactorCode::typed)
                .map(code -> hash(account, ((FactorCode.OnPaper) code).letters()))
                .collect(Collectors.toSet());
    }

    private static byte[] ascii(String digits) {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }

    private static String limit(AccountId account, boolean atHome) {
        return (atHome ? "factor-at-home/" : "factor/") + account;
    }
}
