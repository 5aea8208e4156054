package org.abri.application;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.abri.application.vault.BlobStore;

/** A fault that waits for its moment: the n-th call of a port, or the n-th unit of work. It strikes once, and says so. */
final class Striking {
    enum Fault {
        /** It does not answer, and nothing was done. */
        NO_ANSWER,
        /** It was done, and nobody hears of it. */
        ANSWER_LOST,
        /** What was done together is committed, and nobody hears of it. */
        COMMIT_LOST,
        /** Somebody got in the way: what was done together is undone, and done again. */
        DONE_AGAIN,
        /** Just before something is done together, something else happens. */
        MEANWHILE;

        boolean isOfUnits() {
            return this == COMMIT_LOST || this == DONE_AGAIN || this == MEANWHILE;
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Optional<Fault> waiting = Optional.empty();
    private Runnable meanwhile = () -> {};
    private int left;
    private int deep;
    private boolean struck;

    /** Those ports, struck whenever that is asked for. */
    Ports in(Ports ports) {
        var watched = new WatchedPorts();
        watched.watch(this::call);
        return watched.in(ports, new Units(ports.work()));
    }

    /** At the n-th call or unit from now on. */
    void at(Fault fault, int n, Runnable then) {
        waiting = Optional.of(fault);
        meanwhile = then;
        left = n;
        struck = false;
    }

    /** No more; answers whether it has struck. */
    boolean over() {
        waiting = Optional.empty();
        return struck;
    }

    private boolean strikes(Fault fault) {
        if (waiting.filter(fault::equals).isEmpty() || --left > 0) { return false; }
        waiting = Optional.empty();
        struck = true;
        return true;
    }

    private void call(Method method, Object[] arguments, Optional<Object> answer) {
        if (method.getDeclaringClass().getPackageName().startsWith("org.abri")
                && strikes(answer.isEmpty() ? Fault.NO_ANSWER : Fault.ANSWER_LOST)) {
            throw lost(method);
        }
    }

    /** As an adapter tells it: a blob store by its own exception, which nobody may forget. */
    private static RuntimeException lost(Method method) {
        return method.getDeclaringClass() == BlobStore.class
                ? sneaking(new IOException("struck"))
                : new Outage("struck");
    }

    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
    private static <E extends Throwable> RuntimeException sneaking(Throwable checked) throws E {
        throw (E) checked;
    }

    private final class Units implements UnitOfWork {
        private final UnitOfWork units;

        Units(UnitOfWork units) {
            this.units = units;
        }

        @Override
        public <T> T inOne(Supplier<T> work) {
            if (deep > 0) { return units.inOne(work); }
            if (strikes(Fault.MEANWHILE)) {
                meanwhile.run();
            }
            if (strikes(Fault.DONE_AGAIN)) {
                undone(work);
            }
            var answer = inside(work);
            if (strikes(Fault.COMMIT_LOST)) { throw new Outage("struck"); }
            return answer;
        }

        private <T> T inside(Supplier<T> work) {
            return units.inOne(() -> {
                deep++;
                try {
                    return work.get();
                } finally {
                    deep--;
                }
            });
        }

        private void undone(Supplier<?> work) {
            var done = new AtomicBoolean();
            try {
                inside(() -> {
                    var unused = work.get();
                    done.set(true);
                    throw new Undone();
                });
            } catch (Undone asItShould) {
                if (!done.get()) { throw asItShould; }
            }
        }

        @Override
        public void afterwards(Runnable then) {
            units.afterwards(then);
        }
    }

}
