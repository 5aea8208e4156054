package org.abri.bootstrap;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.abri.application.Abri;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command of the command line, once it has been parsed. */
abstract class Task implements Callable<Integer> {
    private static final long TOLD = Duration.ofSeconds(5).toNanos();

    private long toldAt = System.nanoTime();

    @ParentCommand private @Nullable Main abri;

    @Spec private @Nullable CommandSpec spec;

    final Main abri() {
        return Objects.requireNonNull(abri);
    }

    /** On the data that there are. */
    final int onAbri(ToIntFunction<Abri> doing) {
        return abri().onAbri(this, doing);
    }

    /** A folder or file as it was typed, from where it was typed. */
    final Path path(String typed) {
        return abri().folder().resolve(typed).normalize();
    }

    /** Says how many of something were done, when the last time is some seconds ago. */
    final void tell(long count, String what) {
        if (System.nanoTime() - toldAt > TOLD) {
            toldAt = System.nanoTime();
            errors().println(count + " " + what + " …");
        }
    }

    /** What was asked for. */
    final PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** How it goes. */
    final PrintWriter errors() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
