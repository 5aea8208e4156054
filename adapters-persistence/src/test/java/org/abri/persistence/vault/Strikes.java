package org.abri.persistence.vault;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** The n-th thing that is done with files fails, once. */
public final class Strikes {
    public enum Fault {
        /** Nothing was done. */
        NOT_DONE,
        /** It was done, and said to have failed. */
        DONE,
        /** Of what was to be written, half was. */
        HALF
    }

    /** Something done with a file. */
    interface Doing<T> {
        T does() throws IOException;
    }

    private @Nullable Fault waiting;
    private int left;

    /** From now on. */
    public void at(Fault fault, int n) {
        waiting = fault;
        left = n;
    }

    /** Whether that has come; no more of it. */
    public boolean areOver() {
        var struck = waiting == null;
        waiting = null;
        return struck;
    }

    <T> T doing(Doing<T> what) throws IOException {
        return doing(what, what);
    }

    /** As well; {@code half} is done in its place where half of it is to be. */
    <T> T doing(Doing<T> what, Doing<?> half) throws IOException {
        if (waiting == null || --left > 0) { return what.does(); }
        var fault = waiting;
        waiting = null;
        if (fault == Fault.DONE && what.does() instanceof AutoCloseable opened) {
            close(opened);
        }
        if (fault == Fault.HALF && half != what) {
            half.does();
        }
        throw new FileSystemException("a file", null, "Input/output error");
    }

    private static void close(AutoCloseable opened) throws IOException {
        try {
            opened.close();
        } catch (IOException cannot) {
            throw cannot;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
