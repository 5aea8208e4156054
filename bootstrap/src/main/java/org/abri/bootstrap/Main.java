package org.abri.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.abri.application.Abri;
import org.abri.application.Outage;
import org.abri.application.account.OpenOperatorAccount;
import org.abri.application.journal.VerifyJournal.Alteration;
import org.abri.crypto.sealing.MasterKey;
import org.abri.crypto.sealing.MasterKeyRefused;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.persistence.SchemaRefused;
import org.abri.persistence.journal.JournalHeadsRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: without a command, serves. */
@Command(name = "abri", description = "A digital vault for people whose papers get lost.",
        mixinStandardHelpOptions = true,
        subcommands = { Main.CreateMasterKey.class, Main.CreateOperator.class, Main.VerifyJournal.class,
                Main.Rehearse.class })
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private Main() {}

    public static void main(String[] args) {
        // To serve, which somebody waits for, the command line need not even be loaded.
        var code = args.length == 0 ? served() : done(args);
        if (code != 0 || args.length > 0) {
            System.exit(code);
        }
    }

    private static int served() {
        try {
            return serve();
        } catch (RuntimeException failure) {
            return refused(failure, new PrintWriter(System.err, true, System.err.charset()));
        }
    }

    private static int done(String... args) {
        var line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> refused(failure, command.getErr()));
        return line.execute(args);
    }

    /** One sentence for what an operator can mend; the whole story for anything else. */
    private static int refused(Exception failure, PrintWriter errors) {
        var refusal = refusalIn(failure);
        if (refusal == null) {
            failure.printStackTrace(errors);
            return FAILED;
        }
        errors.println("Abri does not start. " + refusal);
        return REFUSED;
    }

    @Override
    public Integer call() {
        return serve();
    }

    /** Serves until the process is told to stop. */
    private static int serve() {
        var settings = Settings.of(System.getenv());
        var context = context(settings);
        var server = context.getBean(EmbeddedServer.class).start();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop();
            context.close();
            stopped.countDown();
        }, "stop"));
        System.out.println("Abri answers on " + server.getURL());
        awaitUninterruptibly(stopped);
        return 0;
    }

    @Command(name = "create-master-key",
            description = "Makes the master key, in the file of ABRI_MASTER_KEY_FILE. Keep a copy apart from the data.")
    static final class CreateMasterKey implements Callable<Integer> {
        @Override
        public Integer call() {
            var settings = Settings.of(System.getenv());
            MasterKey.create(settings.masterKeyFile());
            System.out.println("The master key is in " + settings.masterKeyFile()
                    + ". Without it, nobody can read the vaults: keep a copy apart.");
            return 0;
        }
    }

    @Command(name = "create-operator",
            description = "Opens the account of an operator, and prints its username and first password once.")
    static final class CreateOperator implements Callable<Integer> {
        @Option(names = "--given", required = true) private String given = "";

        @Option(names = "--family", required = true) private String family = "";

        @Option(names = "--language", defaultValue = "fr") private String language = "";

        @Override
        public Integer call() {
            return onAbri(abri -> {
                OpenOperatorAccount.Opened opened = abri.account().openOperatorAccount()
                        .open(new PersonName(given, family), new Language(language));
                System.out.println("Username: " + opened.username());
                System.out.println("First password, good for 72 hours: " + opened.firstPassword());
                return 0;
            });
        }
    }

    @Command(name = "verify-journal",
            description = "Reads every journal again and holds it against its published heads (LOG-1). Ends with 1 when one was altered, with 3 when one could not be read.")
    static final class VerifyJournal implements Callable<Integer> {
        private static final int ALTERED = 1;
        private static final int UNREAD = 3;

        @Override
        public Integer call() {
            try {
                return verified();
            } catch (Outage noAnswer) {
                System.out.println("COULD NOT READ: " + noAnswer.getMessage() + ".");
                return UNREAD;
            }
        }

        private static int verified() {
            return onAbri(abri -> {
                var report = abri.journal().verifyJournal().verify();
                print(report);
                if (!report.whole()) { return ALTERED; }
                return report.allRead() ? 0 : UNREAD;
            });
        }
    }

    /** For the launcher: what {@code make-cache} has the Java machine watch. */
    @Command(name = "rehearse", hidden = true)
    static final class Rehearse implements Callable<Integer> {
        @Override
        public Integer call() {
            Rehearsal.play();
            return 0;
        }
    }

    private static void print(org.abri.application.journal.VerifyJournal.Report report) {
        System.out.println(report.chains() + " journals, " + report.entries() + " entries read, "
                + report.erased() + " journals of people who were erased.");
        report.breaks().forEach(found -> System.out.println("ALTERED: journal " + found.chain().key()
                + " from entry " + found.number() + " on: " + said(found.how()) + "."));
        report.unread().forEach(found -> System.out.println("COULD NOT READ: journal " + found.chain().key()
                + ", entry " + found.number() + "."));
        if (report.unreadPublished() > 0) {
            System.out.println(
                    "COULD NOT READ: " + report.unreadPublished() + " lines of the published heads.");
        }
    }

    private static String said(Alteration how) {
        return switch (how) {
            case ENTRIES -> "entries were changed, taken out or put in";
            case NOT_AS_PUBLISHED -> "it stood elsewhere when that was published";
            case CHAIN_GONE -> "it was published, and is gone";
            case VAULT_WITHOUT_CHAIN -> "there is the vault, and no journal";
            case CHAIN_WITHOUT_VAULT -> "there is the journal, and no vault";
        };
    }

    private interface Task {
        int on(Abri abri);
    }

    private static int onAbri(Task task) {
        var settings = Settings.of(System.getenv());
        try (var context =
                ApplicationContext.builder().properties(settings.properties()).singletons(settings).start()) {
            return task.on(context.getBean(Abri.class));
        }
    }

    static ApplicationContext context(Settings settings) {
        return ApplicationContext.builder().banner(false).properties(settings.properties())
                .singletons(settings).start();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
        }
    }

    /** What an operator can mend, said in one sentence; null for anything else. */
    private static @Nullable String refusalIn(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused || cause instanceof MasterKeyRefused
                    || cause instanceof SchemaRefused || cause instanceof JournalHeadsRefused) {
                return cause.getMessage();
            }
        }
        return null;
    }
}
