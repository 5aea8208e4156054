package org.abri.bootstrap;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command of the command line, once it has been parsed. */
abstract class Task implements Callable<Integer> {
    @ParentCommand private @Nullable Main abri;

    @Spec private @Nullable CommandSpec spec;

    final Main abri() {
        return Objects.requireNonNull(abri);
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
