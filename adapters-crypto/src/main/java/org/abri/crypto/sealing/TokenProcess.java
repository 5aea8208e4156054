package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.abri.application.Outage;

/**
 * A process of its own in which {@link TokenMain} speaks to a token, for whoever asks, several at once. The PIN comes through
 * the pipe. It ends when this
 * is closed, or when the service is gone, however that ended.
 */
final class TokenProcess implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-Xmx48m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError");
    private static final int SIGNING_IN = 0;

    private final Process process;
    private final DataOutputStream to;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<Integer, CompletableFuture<Optional<TokenTalk.Answer>>> asked =
            new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger(SIGNING_IN);
    private volatile boolean ended;

    private TokenProcess(Process process) {
        this.process = process;
        to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        Thread.ofPlatform().daemon().name("token").start(this::listen);
    }

    /** The token takes another PIN. */
    static final class PinRefused extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Begun, and not signed in yet. Throws {@link Outage} when no process can be begun. */
    static TokenProcess begin(Pkcs11Settings settings) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var ours = TokenMain.class.getProtectionDomain().getCodeSource().getLocation();
        var words = List.of("-cp", Path.of(URI.create(ours.toString())).toString(), TokenMain.class.getName(),
                settings.module().toString(), String.valueOf(settings.slot()));
        var builder = new ProcessBuilder(
                Stream.of(List.of(java), OPTIONS, words).flatMap(List::stream).toList())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        try {
            return new TokenProcess(builder.start());
        } catch (IOException cannot) {
            throw new Outage("no process can be begun to speak to the token", cannot);
        }
    }

    /**
     * Throws {@link PinRefused}; {@link MasterKeyRefused} when the module is none, or the PIN is locked; {@link Outage} when the token
     * is not there, or is not ready in time.
     */
    void signIn(String pin, Duration longest) throws PinRefused {
        var answer = answered(SIGNING_IN, talk -> talk.writeUTF(pin), longest)
                .orElseThrow(() -> new Outage(
                        "the process that loads the module of ABRI_PKCS11_MODULE ends before the token is ready"));
        switch (answer.what()) {
            case TokenTalk.DONE -> {}
            case TokenTalk.PIN_REFUSED -> throw new PinRefused();
            default -> throw notReady(new String(answer.bytes(), US_ASCII));
        }
    }

    private static RuntimeException notReady(String code) {
        if (code.isEmpty()) {
            return new MasterKeyRefused(
                    "The module of ABRI_PKCS11_MODULE cannot be loaded. Name the library of the token, for this machine, and let this user read it.");
        }
        if (code.equals("CKR_PIN_LOCKED")) {
            return new MasterKeyRefused(
                    "The PIN of the token is locked (CKR_PIN_LOCKED). Its security officer unlocks it.");
        }
        return new Outage("the token in the slot of ABRI_PKCS11_SLOT does not come up (" + code
                + "): look at it, and at what its module needs");
    }

    /** Empty when the process ended before it answered. Throws {@link Outage} when it takes too long. */
    Optional<TokenTalk.Answer> ask(TokenTalk.Request request, Duration longest) {
        var number = last.incrementAndGet();
        return answered(number, talk -> request.write(number, talk), longest);
    }

    @FunctionalInterface
    private interface Saying {
        void to(DataOutputStream talk) throws IOException;
    }

    private Optional<TokenTalk.Answer> answered(int number, Saying saying, Duration longest) {
        var answer = new CompletableFuture<Optional<TokenTalk.Answer>>();
        asked.put(number, answer);
        try {
            say(saying);
            return ended && !answer.isDone() ? Optional.empty()
                    : answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException itEnded) {
            return Optional.empty();
        } catch (TimeoutException late) {
            throw new Outage("the token does not answer within " + longest.toSeconds() + " s: look at it",
                    late);
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
            throw new Outage("told to stop while the token was asked", toldToStop);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            asked.remove(number);
        }
    }

    private void say(Saying saying) throws IOException {
        writing.lock();
        try {
            saying.to(to);
            to.flush();
        } finally {
            writing.unlock();
        }
    }

    private void listen() {
        try (var from = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                var number = from.readInt();
                var answer = TokenTalk.Answer.read(from);
                var waiting = asked.get(number);
                if (waiting != null) {
                    waiting.complete(Optional.of(answer));
                }
            }
        } catch (IOException itEnded) {
            ended = true;
            asked.values().forEach(each -> each.complete(Optional.empty()));
            process.destroyForcibly();
        }
    }

    boolean isAlive() {
        return !ended && process.isAlive();
    }

    @Override
    public void close() {
        ended = true;
        process.destroyForcibly();
    }
}
