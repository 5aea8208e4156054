package org.abri.bootstrap.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The packaged server with the people of the demo, run as operators run it; watched from outside. */
final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Somebody who can sign in. */
    record Person(String username, String password) {}

    private final List<String> command;
    private final Map<String, String> settings;
    private final Path home;
    private final int port;
    private Process process;
    private Duration firstAnswer = Duration.ZERO;
    private Duration workToFirstAnswer = Duration.ZERO;

    private Service(List<String> command, Map<String, String> settings) throws IOException {
        this.command = command;
        this.settings = settings;
        this.home = Files.createTempDirectory("abri-bench-");
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        this.process = run();
    }

    /** Started for the first time, by that command; {@code settings} are added to its environment. */
    static Service fresh(List<String> command, Map<String, String> settings) {
        try {
            return new Service(command, settings);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Ends it and starts it again, on what it kept. */
    void again() {
        stop();
        try {
            process = run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Process run() throws IOException {
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("ABRI_")); // those of the tests
        builder.environment().put("ABRI_DATA", home.resolve("data").toString());
        builder.environment().put("ABRI_DEMO", "true");
        builder.environment().put("ABRI_PORT", String.valueOf(port));
        builder.environment().putAll(settings);
        var begun = System.nanoTime();
        var started = builder.start();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "the server did not start:\n" + Files.readString(home.resolve("log")));
            }
            Machine.pause(Duration.ofMillis(5));
        }
        firstAnswer = Duration.ofNanos(System.nanoTime() - begun);
        workToFirstAnswer = Machine.work(started);
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("GET /sign-in HTTP/1.0\r\nHost: localhost\r\n\r\n"
                    .getBytes(US_ASCII));
            return socket.getInputStream().read() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Of the people of the demo, the one with that name. */
    Person person(String name) {
        try {
            return Files.readAllLines(home.resolve("data/demo-accounts.txt")).stream()
                    .filter(line -> line.startsWith(name)).map(line -> line.split("\t", -1))
                    .map(line -> new Person(line[1], line[2])).findFirst().orElseThrow();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Duration firstAnswer() {
        return firstAnswer;
    }

    Duration workToFirstAnswer() {
        return workToFirstAnswer;
    }

    /** The processor time that it has taken since it started. */
    Duration work() {
        return Machine.work(process);
    }

    long residentBytes() {
        return Machine.residentBytes(process);
    }

    private void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        stop();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<String> words(String command) {
        return Arrays.asList(command.split(" ", -1));
    }
}
