package org.abri.web.session;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.sealing.Macs;
import org.abri.application.session.DeviceKind;
import org.abri.domain.account.Username;
import org.abri.web.Api;
import org.abri.web.visit.Cookies;

/**
 * AUT-4: which devices a person has signed in on: a signed cookie says so, keyed by the master key and bound to the
 * account. It opens nothing. It gives the person tries of their own there, and it says to nobody whose it is: on a machine
 * that several people use, it holds a line for each of the last few.
 */
@Singleton
final class Devices {
    private static final String PURPOSE = "known device";
    private static final int MOST = 4;
    private static final Duration LIFE = Duration.ofDays(180);
    private static final int MAC_DIGITS = 32;
    private static final Pattern LINE =
            Pattern.compile("[0-9a-f]{32}-[0-9]{1,6}-[0-9a-f]{" + MAC_DIGITS + "}");

    private final Macs macs;
    private final Cookies cookies;
    private final InstantSource clock;

    Devices(Macs macs, Cookies cookies, InstantSource clock) {
        this.macs = macs;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** SES-3: what it looks like; of what browsers say, nothing else is kept. */
    static DeviceKind kind(HttpRequest<?> request) {
        if (request.getPath().startsWith(Api.AT)) { return DeviceKind.PROGRAM; }
        var said = request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, "");
        if (saysOneOf(said, "Mobi", "Android", "iPhone", "iPad")) { return DeviceKind.PHONE; }
        return saysOneOf(said, "Windows", "Macintosh", "X11", "CrOS") ? DeviceKind.COMPUTER
                : DeviceKind.UNKNOWN;
    }

    private static boolean saysOneOf(String said, String... words) {
        return Arrays.stream(words).anyMatch(said::contains);
    }

    /** What this device is called, if that person has signed in on it. */
    Optional<String> known(HttpRequest<?> request, Username username) {
        return lines(request).filter(line -> isOf(line, username)).map(line -> line.substring(0, 32))
                .findFirst();
    }

    /** From now on it is known as one of that person's, for half a year. */
    <T> MutableHttpResponse<T> remember(HttpRequest<?> request, MutableHttpResponse<T> response,
            Username username) {
        var id = known(request, username).orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        var others = lines(request).filter(line -> !isOf(line, username));
        var line = signed(id + "-" + (today() + LIFE.toDays()), username);
        return cookies.devices(response,
                Stream.concat(Stream.of(line), others).limit(MOST).collect(Collectors.joining(".")), LIFE);
    }

    private Stream<String> lines(HttpRequest<?> request) {
        return cookies.devices(request).stream().flatMap(value -> Arrays.stream(value.split("\\.", MOST + 1)))
                .limit(MOST).filter(line -> LINE.matcher(line).matches());
    }

    private boolean isOf(String line, Username username) {
        var said = line.substring(0, line.lastIndexOf('-'));
        return MessageDigest.isEqual(signed(said, username).getBytes(StandardCharsets.US_ASCII),
                line.getBytes(StandardCharsets.US_ASCII))
                && Long.parseLong(said.substring(said.indexOf('-') + 1)) > today();
    }

    private String signed(String said, Username username) {
        var mac = macs.of(PURPOSE, (said + "/" + username.value()).getBytes(StandardCharsets.UTF_8));
        return said + "-" + HexFormat.of().formatHex(mac).substring(0, MAC_DIGITS);
    }

    private long today() {
        return clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
    }
}
