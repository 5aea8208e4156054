package org.abri.crypto.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.abri.application.Outage;
import org.jspecify.annotations.Nullable;

/**
 * CRY-1: keys in a token that speaks PKCS#11 (a hardware security module, SoftHSM), by their labels: {@code pkcs11:object=abri-2}.
 * AES-256-GCM is done in the token, and the keys do not leave it.
 *
 * <p>The module is native code of somebody else's, which may hang, crash, and once it lost its token often finds it again only after
 * it was loaded anew. So it runs in a {@link TokenProcess}, which is ended when it does not answer, and begun again when it is wanted.
 */
public final class Pkcs11Keys implements KmsClient, AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("pkcs11:object=([A-Za-z0-9._-]{1,64})");
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    /**
     * So long it is left alone after it fell silent, or did not come up; twice as long each time that it does not again, up to eight
     * times. Whoever asks meanwhile is told at once.
     */
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int MOST_DOUBLED = 3;

    private final Pkcs11Settings settings;
    private final Duration start;
    private final Duration answer;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable TokenProcess running;
    private @Nullable Failure last;
    /** Too many wrong ones lock a token: what it refused is not shown to it again. */
    private @Nullable String refusedPin;

    private record Failure(RuntimeException why, long at, int before) {
        boolean isFresh() {
            return System.nanoTime() - at < PAUSE << Math.min(before, MOST_DOUBLED);
        }
    }

    public Pkcs11Keys(Pkcs11Settings settings) {
        this(settings, START, ANSWER);
    }

    Pkcs11Keys(Pkcs11Settings settings, Duration start, Duration answer) {
        this.settings = settings;
        this.start = start;
        this.answer = answer;
    }

    @Override
    public boolean doesSupport(String address) {
        return address.startsWith("pkcs11:");
    }

    @Override
    public KmsClient withCredentials(String path) {
        throw new UnsupportedOperationException("the PIN stands in a file of its own");
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    /** Throws {@link MasterKeyRefused} for any other address, which is not told: it may hold a PIN. */
    @Override
    public Aead getAead(String address) {
        var label = ADDRESS.matcher(address);
        if (!label.matches()) {
            throw new MasterKeyRefused(
                    "A key in a token is named pkcs11:object= and its label, of letters, digits, dots, _ and -. Slot and PIN are settings.");
        }
        return new InToken(label.group(1));
    }

    private final class InToken implements Aead {
        private final String label;

        InToken(String label) {
            this.label = label;
        }

        @Override
        public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
            return asked(new TokenTalk.Request(TokenTalk.SEAL, label, plain, associated));
        }

        @Override
        public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
            return asked(new TokenTalk.Request(TokenTalk.OPEN, label, sealed, associated));
        }
    }

    /** What ended by itself, as it does when its session is lost, is begun once more for it. */
    private byte[] asked(TokenTalk.Request request) throws GeneralSecurityException {
        var first = running();
        var said = asked(first, request);
        if (said.isEmpty()) {
            said = asked(running(), request);
        }
        var answered =
                said.orElseThrow(() -> new Outage("the token was lost while it was asked: look at it"));
        return switch (answered.what()) {
            case TokenTalk.DONE -> answered.bytes();
            case TokenTalk.NO_KEY ->
                    throw new MasterKeyRefused("The token has no secret key with the label \""
                            + request.label() + "\".");
            case TokenTalk.COMES_OUT ->
                    throw new MasterKeyRefused("The key with the label \"" + request.label()
                            + "\" could be taken out of the token. Make another one that is sensitive and not extractable.");
            default -> throw new GeneralSecurityException("the token does not open it");
        };
    }

    private Optional<TokenTalk.Answer> asked(TokenProcess process, TokenTalk.Request request) {
        try {
            return process.ask(request, answer);
        } catch (Outage silent) {
            end(process, silent);
            throw silent;
        }
    }

    /** Of many who waited for it, the first one ends it. */
    private void end(TokenProcess process, Outage silent) {
        lock.lock();
        try {
            if (process.equals(running)) {
                failed(silent);
                running = null;
            }
            process.close();
        } finally {
            lock.unlock();
        }
    }

    private TokenProcess running() {
        lock.lock();
        try {
            var before = running;
            if (before != null && before.isAlive()) { return before; }
            var failed = last;
            if (failed != null && failed.isFresh()) { throw failed.why(); }
            var pin = pin();
            if (pin.equals(refusedPin)) { throw refusedPin(); }
            return begun(pin);
        } finally {
            lock.unlock();
        }
    }

    private void failed(RuntimeException why) {
        var before = last;
        last = new Failure(why, System.nanoTime(), before == null ? 0 : before.before() + 1);
    }

    private TokenProcess begun(String pin) {
        try {
            var begun = TokenProcess.begin(settings);
            try {
                begun.signIn(pin, start);
            } catch (TokenProcess.PinRefused wrong) {
                begun.close();
                refusedPin = pin;
                throw refusedPin();
            } catch (RuntimeException notReady) {
                begun.close();
                throw notReady;
            }
            running = begun;
            last = null;
            return begun;
        } catch (RuntimeException failed) {
            failed(failed);
            throw failed;
        }
    }

    private static MasterKeyRefused refusedPin() {
        return new MasterKeyRefused(
                "The token refuses the PIN in the file of ABRI_PKCS11_PIN_FILE. It is not shown to it again before that file says another one: too many lock the token.");
    }

    private String pin() {
        try (var lines = Files.lines(settings.pinFile())) {
            var pin = lines.findFirst().map(String::strip).orElse("");
            if (!pin.isEmpty()) { return pin; }
        } catch (IOException | UncheckedIOException unreadable) {
            // said below
        }
        throw new MasterKeyRefused("The file of ABRI_PKCS11_PIN_FILE holds no PIN, or cannot be read.");
    }

    /** Signs out; whoever asks afterwards begins anew. */
    @Override
    public void close() {
        lock.lock();
        try {
            var before = running;
            if (before != null) {
                before.close();
            }
            running = null;
        } finally {
            lock.unlock();
        }
    }
}
