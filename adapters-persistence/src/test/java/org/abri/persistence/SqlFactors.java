package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.Sha256;
import org.abri.application.account.Passkeys;
import org.abri.application.inside.Factors;
import org.abri.application.memory.MemoryPasskey;
import org.abri.application.session.DeviceKind;
import org.abri.application.session.Session;
import org.abri.application.session.SessionId;
import org.abri.application.session.ShowFactor;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.contracts.account.SecondFactorsContract;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.Keyring;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasskeyId;
import org.abri.domain.account.SecondFactor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One code, shown by many at once, on the database that a subclass names. */
abstract class SqlFactors {
    private static final int RACERS = 50;

    abstract TestDatabase database();

    @Test
    @DisplayName("MFA-1: of fifty who show the same code at once, one is let in, and the others are told that it is used, or to wait")
    void oneCode() {
        var account = withFactor("kadolimuperobati");
        var code = new FactorCode.OnPaper("kadolimuperobati");
        var outcomes =
                together(account, IntStream.range(0, RACERS).<FactorCode> mapToObj(i -> code).toList());
        assertThat(outcomes).filteredOn(ShowFactor.Outcome.Done.class::isInstance).hasSize(1);
        assertThat(given().get(() -> ports().sessions().ofAccount(account, Listing.first(RACERS))))
                .hasSize(1);
        assertThat(
                given().get(() -> ports().account().factors().find(account)).orElseThrow()
                        .onPaper()).isEmpty();
    }

    @Test
    @DisplayName("MFA-1: of fifty who show the same code of the app at once, one is let in")
    void oneStep() {
        // RFC 6238's own: that seed, 59 seconds after 1970 began
        var then = Instant.ofEpochSecond(59);
        var ports = ports().withClock(() -> then);
        var account = withFactor("kadolimuperobati");
        given().run(() -> ports().account().factors()
                .save(SecondFactor.none(account)
                        .proposing(SecondFactorsContract.SEED, SecondFactorsContract.SESSION, then)
                        .confirmed(0,
                                Set.of(), then)));
        var show = Abri.on(ports).session().showFactor();
        var racers = IntStream.range(0, RACERS)
                .mapToObj(i -> half(account, then)).<Callable<ShowFactor.Outcome>> map(token -> () -> show
                        .show(new ShowFactor.Command(token, new FactorCode.OfApp("287082"))))
                .toList();
        assertThat(Race.together(racers)).filteredOn(ShowFactor.Outcome.Done.class::isInstance).hasSize(1);
    }

    @Test
    @DisplayName("MFA-1: of fifty who show what the same passkey answered once, one is let in")
    void onePasskey() {
        var account = withFactor("kadolimuperobati");
        var key = new MemoryPasskey("stick", false);
        var now = ports().clock().instant();
        given().run(() -> ports().account().factors().save(SecondFactor.none(account)
                .with(Keyring.EMPTY.with(new Passkey(new PasskeyId(UUID.randomUUID()), "x", "stick",
                        "key-of-stick", 0, now), "salt"))));
        var show = Abri.on(ports()).session().showFactor();
        var token = half(account);
        var asked =
                new Passkeys.Asked(show.passkeyAsked(token).orElseThrow().challenge(), "https://a.example");
        var code = new FactorCode.OfPasskey(key.shown(asked), token, asked.origin());
        var racers = IntStream.range(0, RACERS).<Callable<ShowFactor.Outcome>> mapToObj(
                i -> () -> show.show(new ShowFactor.Command(token, code))).toList();
        assertThat(Race.together(racers)).filteredOn(ShowFactor.Outcome.Done.class::isInstance).hasSize(1);
    }

    @Test
    @DisplayName("AUT-4: of fifty guesses at once no more are looked at than are free")
    void manyGuesses() {
        var account = withFactor("kadolimuperobati");
        var outcomes = together(account,
                IntStream.range(0, RACERS)
                        .<FactorCode> mapToObj(
                                i -> new FactorCode.OnPaper("bababababababab" + "aeiou".charAt(i % 5)))
                        .toList());
        assertThat(outcomes).filteredOn(ShowFactor.Outcome.WrongCode.class::isInstance).hasSize(4);
        assertThat(outcomes).filteredOn(ShowFactor.Outcome.Paused.class::isInstance).hasSize(RACERS - 4);
    }

    private List<ShowFactor.Outcome> together(AccountId account, List<FactorCode> codes) {
        var show = Abri.on(ports()).session().showFactor();
        var racers = new ArrayList<Callable<ShowFactor.Outcome>>();
        codes.forEach(code -> {
            var token = half(account);
            racers.add(() -> show.show(new ShowFactor.Command(token, code)));
        });
        return Race.together(racers);
    }

    /** Somebody of staff with an app, and that code on paper. */
    private AccountId withFactor(String letters) {
        var account = given().staff();
        var now = ports().clock().instant();
        given().run(() -> {
            ports().account().factors()
                    .save(SecondFactor.none(account)
                            .proposing(SecondFactorsContract.SEED, SecondFactorsContract.SESSION, now)
                            .confirmed(1, Set.of(Factors.hash(account, letters)), now));
            ports().account().credentials().save(
                    ports().account().credentials().lock(account).orElseThrow().withFactorSet(true));
        });
        return account;
    }

    private String half(AccountId account) {
        return half(account, ports().clock().instant());
    }

    private String half(AccountId account, Instant now) {
        var token = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        given().run(() -> ports().sessions()
                .add(new Session(new SessionId(UUID.randomUUID()), hash(token), account, AccountKind.STAFF,
                        Session.Stage.HALF, DeviceKind.PHONE, now, now)));
        return token;
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    }

    private Ports ports() {
        return database().ports();
    }

    private Given given() {
        return new Given(ports());
    }
}
