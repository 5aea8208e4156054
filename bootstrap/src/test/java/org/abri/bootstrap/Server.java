package org.abri.bootstrap;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server, started as operators start it: a process of its own, set up by its environment, on a free port. */
final class Server implements Served, AutoCloseable {
    private static final Pattern USED = Pattern.compile(" used (\\d+)K");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final int port;
    private final String scheme;
    private final List<String> through;
    private Process process;

    private Server(Path home, int port, String scheme, List<String> through) {
        this.home = home;
        this.port = port;
        this.scheme = scheme;
        this.through = through;
    }

    /** A new deployment with a master key of its own, not started yet. */
    static Server fresh(Map<String, String> settings) {
        return fresh(settings, List.of());
    }

    /** As well, with words that stand before those that start it, and its commands. */
    static Server fresh(Map<String, String> settings, List<String> through) {
        try {
            var server = new Server(Files.createTempDirectory("abri-server-"), freePort(),
                    settings.containsKey("ABRI_TLS_KEY_FILE") ? "https" : "http", through);
            Files.createDirectory(server.temp());
            server.environment.put("ABRI_DATA", server.data().toString());
            server.environment.put("ABRI_MASTER_KEY_FILE", server.home.resolve("key").toString());
            server.environment.put("ABRI_PORT", String.valueOf(server.port));
            server.environment.put("ABRI_SMS", "log");
            server.environment.putAll(settings);
            server.command("create-master-key");
            return server;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** One more process on what that one works on, with other settings where these say so; not started yet. */
    static Server beside(Server first, Map<String, String> settings) {
        try {
            var server = new Server(Files.createTempDirectory("abri-server-"), freePort(),
                    first.scheme, first.through);
            Files.createDirectory(server.temp());
            server.environment.putAll(first.environment);
            server.environment.put("ABRI_PORT", String.valueOf(server.port));
            server.environment.putAll(settings);
            return server;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Started, with these options of the Java machine. */
    Server started(String... options) {
        return started(Server::isReady, options);
    }

    /** Whether a service answers at its address for readiness. */
    interface Readiness {
        boolean at(URI address) throws IOException, InterruptedException;
    }

    /** Started, when {@code readiness} is given. */
    Server started(Readiness readiness, String... options) {
        begins(options);
        for (var end = System.nanoTime() + PATIENCE.toNanos(); !ready(readiness);) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the server did not start:\n" + log());
            }
            pause();
        }
        return this;
    }

    /** On its way to be started: whoever calls this does not wait. */
    void begins(String... options) {
        try {
            process = java(options, List.of());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** An operator, opened on the command line: username and activation code. */
    String[] operator() {
        var lines = command("create-operator", "--given", "Odile", "--family", "Verdier").split("\n");
        return List.of(lines).stream()
                .filter(line -> line.startsWith("Username") || line.startsWith("Activation code"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1).strip()).toArray(String[]::new);
    }

    /** Runs a command of the command line to its end and answers what it printed; fails when the command does. */
    String command(String... words) {
        var ran = run(words);
        if (ran.code() != 0) {
            throw new IllegalStateException(
                    String.join(" ", words) + " ended with " + ran.code() + ":\n" + ran.output());
        }
        return ran.output();
    }

    record Ran(int code, String output) {}

    /** As {@link #command}, whatever comes of it. */
    Ran run(String... words) {
        try {
            var output = home.resolve("command.log");
            Files.deleteIfExists(output);
            var command = java(new String[] { "-Xmx96m" }, List.of(words), output);
            if (!command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                command.destroyForcibly();
                throw new IllegalStateException("the command did not end");
            }
            return new Ran(command.exitValue(), Files.readString(output));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Asks the process to end and waits until it has. */
    void stop() {
        if (process == null) { return; }
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop:\n" + log());
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        process = null;
    }

    /** Waits until the process has ended by itself; answers what it ended with. */
    int ended() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server goes on:\n" + log());
            }
            var code = process.exitValue();
            process = null;
            return code;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Ends the process without asking. */
    void kill() {
        process.destroyForcibly().onExit().join();
        process = null;
    }

    @Override
    public void close() {
        stop();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public URI address(String path) {
        return URI.create(scheme + "://localhost:" + port + path);
    }

    /** How many bytes of the heap hold something, as the Java machine counts them when it has cleaned up. */
    long usedHeap() {
        try {
            var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var pid = process.descendants().map(ProcessHandle::pid).findFirst().orElse(process.pid());
            for (var command : List.of("GC.run", "GC.heap_info")) {
                var ran = new ProcessBuilder(tool, pid.toString(), command).redirectErrorStream(true).start();
                var said = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (command.equals("GC.heap_info")) {
                    return said.lines()
                            .filter(line -> !line.contains("etaspace") && !line.contains("class space"))
                            .map(USED::matcher).filter(Matcher::find)
                            .mapToLong(used -> Long.parseLong(used.group(1)) << 10).sum();
                }
            }
            throw new IllegalStateException("the Java machine does not say what it uses");
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** How it is set up. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    Path home() {
        return home;
    }

    Path data() {
        return home.resolve("data");
    }

    Path masterKey() {
        return home.resolve("key");
    }

    /** What the server uses as the folder for temporary files. */
    Path temp() {
        return home.resolve("tmp");
    }

    String log() {
        try {
            return Files.readString(home.resolve("server.log"));
        } catch (IOException none) {
            return "";
        }
    }

    private Process java(String[] options, List<String> words) throws IOException {
        return java(options, words, home.resolve("server.log"));
    }

    private Process java(String[] options, List<String> words, Path output) throws IOException {
        var command = new ArrayList<>(through);
        command.add(System.getProperty("abri.launcher"));
        command.addAll(words);
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ABRI_")); // those of the tests
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ABRI_JAVA_OPTIONS",
                "-Djava.io.tmpdir=" + temp() + " " + String.join(" ", options));
        return builder.start();
    }

    private boolean ready(Readiness readiness) {
        try {
            return readiness.at(address("/health/readiness"));
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean isReady(URI address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
