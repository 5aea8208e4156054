package org.abri.persistence.vault;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * UPL-2: a process of its own in which what people send is read, which has so much memory, so much time, no settings and no
 * secrets of ours, and is ended when either is used up, or when this is closed. Bytes reach it through a pipe, and what it takes
 * for its folders is none: nothing of them touches the disk (CRY-3). How many there are at once is for whoever calls.
 */
final class OwnProcess implements AutoCloseable {
    /** What it says first: from then on, what it does not do is the doing of what it was given. */
    static final int READY = 0x41627269;

    private static final List<String> OPTIONS = List.of("-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");
    private static final int BUFFER = 64 * 1024;

    private final Process process;
    private final CompletableFuture<Void> ending;
    private final DataInputStream from;

    private OwnProcess(Process process, Duration longest) {
        this.process = process;
        ending = CompletableFuture.runAsync(process::destroyForcibly,
                CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
        from = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
    }

    /**
     * One that runs that class, with so many megabytes, until {@code longest} has passed. Throws {@link IOException} when it was
     * never ready: that is the doing of nothing that it would have been given.
     */
    static OwnProcess ready(Class<?> main, int megabytes, Duration longest, String... arguments)
            throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var where =
                List.of("-Xmx" + megabytes + "m", "-Djava.io.tmpdir=" + java, "-Duser.home=" + java, "-cp",
                        System.getProperty("java.class.path"), main.getName());
        var builder = new ProcessBuilder(
                Stream.of(List.of(java), OPTIONS, where, List.of(arguments)).flatMap(List::stream).toList())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        var begun = new OwnProcess(builder.start(), longest);
        try {
            if (begun.from.readInt() != READY) { throw new IOException("it cannot begin"); }
            return begun;
        } catch (IOException notReady) {
            begun.close();
            throw notReady;
        }
    }

    /** What it tells. */
    DataInputStream from() {
        return from;
    }

    /** Gives it all of them, as far as it takes them: when it does not, it has ended. Throws what reading {@code bytes} throws. */
    void give(InputStream bytes) throws IOException {
        var unused = given(bytes, into -> into);
    }

    /** As {@link #give}, in {@linkplain Pieces pieces}; whether it took them all. */
    boolean givenInPieces(InputStream bytes) throws IOException {
        return given(bytes, Pieces::into) && takes(into -> Pieces.into(into).close());
    }

    private boolean given(InputStream bytes, UnaryOperator<OutputStream> through) throws IOException {
        var buffer = new byte[BUFFER];
        var takes = true;
        for (var read = bytes.read(buffer); read >= 0 && takes; read = bytes.read(buffer)) {
            var count = read;
            takes = takes(into -> through.apply(into).write(buffer, 0, count));
        }
        return takes;
    }

    /** Something that is written to it. */
    @FunctionalInterface
    interface Giving {
        void to(OutputStream into) throws IOException;
    }

    /** Whether it takes it; when it does not, it has ended. */
    boolean takes(Giving giving) {
        try {
            var into = process.getOutputStream();
            giving.to(into);
            into.flush();
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /** Ends it then, unless what is answered is cancelled before. */
    CompletableFuture<Void> endingIn(Duration time) {
        return CompletableFuture.runAsync(process::destroyForcibly,
                CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        ending.cancel(false);
        process.destroyForcibly();
    }
}
