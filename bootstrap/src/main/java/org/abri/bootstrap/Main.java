package org.abri.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.abri.application.Abri;
import org.abri.crypto.sealing.MasterKey;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.text.InvalidValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: without a command, serves. What it ends with is in {@link Obstacle}. */
@Command(name = "abri", description = "A digital vault for people whose papers get lost.",
        mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        subcommands = { Main.CreateMasterKey.class, Main.CreateOperator.class, Check.class,
                VerifyJournalCommand.class, VerifyDocumentsCommand.class, BackupCommand.class,
                RestoreCommand.class, RestoreDrillCommand.class, MaintenanceCommand.class,
                SettingsCommand.class, RotateSigningKeyCommand.class, ExportReceiptKeysCommand.class,
                VerifyReceiptCommand.class,
                RotateMasterKeyCommand.class,
                Main.Rehearse.class })
public final class Main implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Path folder;
    private final List<String> words;
    private final Optional<ApplicationContext> running;

    private Main(Map<String, String> environment, Path folder, List<String> words,
            Optional<ApplicationContext> running) {
        this.environment = environment;
        this.folder = folder;
        this.words = words;
        this.running = running;
    }

    public static void main(String[] args) {
        var code = run(System.getenv(), new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()), args);
        if (code != Obstacle.DONE || args.length > 0) {
            System.exit(code);
        }
    }

    /** Answers what the process ends with. */
    static int run(Map<String, String> environment, PrintWriter out, PrintWriter errors, String... args) {
        // To serve, which somebody waits for, the command line need not even be loaded.
        return args.length == 0 ? served(environment, out, errors)
                : done(new Main(environment, Path.of("").toAbsolutePath(), List.of(args), Optional.empty()),
                        out,
                        errors);
    }

    /** Within the service that runs, for somebody in that folder of this machine: see {@link CommandSocket}. */
    static int runWithin(ApplicationContext running, Path folder, List<String> words, PrintWriter out,
            PrintWriter errors) {
        var environment = running.getBean(Settings.class).all();
        return done(new Main(environment, folder, words, Optional.of(running)), out, errors);
    }

    private static int served(Map<String, String> environment, PrintWriter out, PrintWriter errors) {
        try {
            return serve(environment, out);
        } catch (RuntimeException failure) {
            return ended("Abri does not start. ", failure, errors);
        }
    }

    private static int done(Main main, PrintWriter out, PrintWriter errors) {
        var line = new CommandLine(main).setOut(out).setErr(errors);
        line.setExecutionExceptionHandler((failure, command, parsed) -> ended("", failure, errors));
        line.setParameterExceptionHandler((mistake, words) -> {
            errors.println(mistake.getMessage() + ". \"abri --help\" says what there is.");
            return Obstacle.REFUSED;
        });
        return line.execute(main.words.toArray(String[]::new));
    }

    /** One sentence for what is no bug, after what did not come of it; the whole story for a bug. */
    private static int ended(String what, Exception failure, PrintWriter errors) {
        var obstacle = failure instanceof RuntimeException unchecked ? Obstacle.in(unchecked)
                : Optional.<Obstacle> empty();
        if (obstacle.isEmpty()) {
            failure.printStackTrace(errors);
            return Obstacle.FAULT;
        }
        errors.println(what + obstacle.get().sentence());
        return obstacle.get().code();
    }

    @Override
    public Integer call() {
        return serve(environment, new PrintWriter(System.out, true, System.out.charset()));
    }

    /** Serves until the process is told to stop. */
    private static int serve(Map<String, String> environment, PrintWriter out) {
        var context = started(environment);
        var server = context.getBean(EmbeddedServer.class);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop();
            context.close();
            stopped.countDown();
        }, "stop"));
        out.println("Abri answers on " + server.getURL());
        awaitUninterruptibly(stopped);
        return Obstacle.DONE;
    }

    /** The service, answering; throws what {@link Obstacle#in} knows when it must not, or cannot. */
    static ApplicationContext started(Map<String, String> environment) {
        var settings = Settings.of(environment);
        var findings = new Findings();
        StartChecks.service(settings, findings);
        findings.orGoOn();
        var context = context(settings);
        try {
            var unused = context.getBean(EmbeddedServer.class).start();
            return context;
        } catch (RuntimeException cannot) {
            context.close();
            throw cannot;
        }
    }

    @Command(name = "create-master-key",
            description = "Makes the master key, in the file of ABRI_MASTER_KEY_FILE. Keep a copy apart from the data.")
    static final class CreateMasterKey extends Task {
        @Override
        public Integer call() {
            var settings = Settings.of(abri().environment);
            var findings = new Findings();
            StartChecks.key(settings, findings);
            findings.orGoOn();
            MasterKey.create(settings.masterKeyFile());
            out().println("The master key is in " + settings.masterKeyFile()
                    + ". Without it, nobody can read the vaults: keep a copy apart.");
            return Obstacle.DONE;
        }
    }

    @Command(name = "create-operator",
            description = "Opens the account of an operator, and prints its username and activation code once.")
    static final class CreateOperator extends Task {
        @Option(names = "--given", required = true) private String given = "";

        @Option(names = "--family",
                description = "Of whoever has one name only, none.") private String family = "";

        @Option(names = "--language", defaultValue = "fr") private String language = "";

        @Override
        public Integer call() {
            var name = new PersonName(part("--given", given),
                    family.isEmpty() ? "" : part("--family", family));
            if (!Settings.LANGUAGES.contains(language)) {
                throw new StartRefused("--language must be one of " + String.join(", ", Settings.LANGUAGES)
                        + ".");
            }
            return onAbri(service -> {
                var opened = service.account().openOperatorAccount().open(name, new Language(language));
                out().println("Username: " + opened.username());
                out().println("Activation code, good once for 72 hours: " + opened.activationCode());
                return Obstacle.DONE;
            });
        }

        private static String part(String option, String typed) {
            try {
                return PersonName.part(typed);
            } catch (InvalidValue notAName) {
                throw new StartRefused(option + " must be a name, in letters.");
            }
        }
    }

    /** For the launcher: what {@code make-cache} has the Java machine watch. */
    @Command(name = "rehearse", hidden = true)
    static final class Rehearse implements Callable<Integer> {
        @Override
        public Integer call() {
            Rehearsal.play();
            return Obstacle.DONE;
        }
    }

    /** As the jar says it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] { "Abri " + version() };
        }
    }

    static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "of no known version" : version;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Whether the service that runs does it, for whoever gave the command. */
    boolean isWithin() {
        return running.isPresent();
    }

    /** Where whoever gave the command is. */
    Path folder() {
        return folder;
    }

    /** Without serving; or within the service that runs, where only one process can have the data open. */
    int onAbri(Task task, ToIntFunction<Abri> doing) {
        return onContext(task, context -> doing.applyAsInt(context.getBean(Abri.class)));
    }

    /** As well, while no other program works on the data, which a PostgreSQL is asked about then; never within a service. */
    int onAbriAlone(Task task, ToIntFunction<Abri> doing) {
        return onContext(task, context -> doing.applyAsInt(context.getBean(Abri.class)),
                settings -> context(settings, settings.database().workingAlone().properties()));
    }

    /** On all that there is. */
    int onContext(Task task, ToIntFunction<ApplicationContext> doing) {
        return onContext(task, doing, Main::context);
    }

    private int onContext(Task task, ToIntFunction<ApplicationContext> doing,
            Function<Settings, ApplicationContext> opening) {
        if (running.isPresent()) { return doing.applyAsInt(running.get()); }
        var settings = Settings.of(environment);
        var done = CommandSocket.ask(settings, folder, words, task.out(), task.errors());
        if (done.isPresent()) { return done.getAsInt(); }
        var findings = new Findings();
        StartChecks.data(settings, findings);
        findings.orGoOn();
        try (var context = opening.apply(settings)) {
            return doing.applyAsInt(context);
        }
    }

    static ApplicationContext context(Settings settings) {
        return context(settings, Map.of());
    }

    private static ApplicationContext context(Settings settings, Map<String, Object> otherwise) {
        var context = ApplicationContext.builder().banner(false).properties(settings.properties())
                .properties(otherwise).singletons(settings).build();
        try {
            return context.start();
        } catch (RuntimeException cannot) {
            context.close();
            throw cannot;
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
        }
    }
}
