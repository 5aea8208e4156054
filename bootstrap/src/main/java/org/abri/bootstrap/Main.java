package org.abri.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
                VerifyJournalCommand.class, VerifyDocumentsCommand.class, Main.Rehearse.class })
public final class Main implements Callable<Integer> {
    private final Map<String, String> environment;

    private Main(Map<String, String> environment) {
        this.environment = environment;
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
        return args.length == 0 ? served(environment, out, errors) : done(environment, out, errors, args);
    }

    private static int served(Map<String, String> environment, PrintWriter out, PrintWriter errors) {
        try {
            return serve(environment, out);
        } catch (RuntimeException failure) {
            return ended(failure, errors);
        }
    }

    private static int done(Map<String, String> environment, PrintWriter out, PrintWriter errors,
            String... args) {
        var line = new CommandLine(new Main(environment)).setOut(out).setErr(errors);
        line.setExecutionExceptionHandler((failure, command, parsed) -> ended(failure, errors));
        line.setParameterExceptionHandler((mistake, words) -> {
            errors.println(mistake.getMessage() + ". \"abri --help\" says what there is.");
            return Obstacle.REFUSED;
        });
        return line.execute(args);
    }

    /** One sentence for what is no bug; the whole story for one. */
    private static int ended(Exception failure, PrintWriter errors) {
        var obstacle = failure instanceof RuntimeException unchecked ? Obstacle.in(unchecked)
                : Optional.<Obstacle> empty();
        if (obstacle.isEmpty()) {
            failure.printStackTrace(errors);
            return Obstacle.FAULT;
        }
        errors.println("Abri does not start. " + obstacle.get().sentence());
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
            description = "Opens the account of an operator, and prints its username and first password once.")
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
            return abri().onAbri(service -> {
                var opened = service.account().openOperatorAccount().open(name, new Language(language));
                out().println("Username: " + opened.username());
                out()
                        .println("First password, good for 72 hours: " + opened.firstPassword());
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
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] { "Abri " + (version == null ? "of no known version" : version) };
        }
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Without serving. */
    int onAbri(ToIntFunction<Abri> task) {
        var settings = Settings.of(environment);
        var findings = new Findings();
        StartChecks.data(settings, findings);
        findings.orGoOn();
        try (var context = context(settings)) {
            return task.applyAsInt(context.getBean(Abri.class));
        }
    }

    static ApplicationContext context(Settings settings) {
        var context = ApplicationContext.builder().banner(false).properties(settings.properties())
                .singletons(settings).build();
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
