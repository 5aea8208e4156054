package org.abri.contracts;

import static org.abri.contracts.Fault.in;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.abri.application.UnitOfWork;
import org.abri.contracts.Fault.Call;

/** Faults of units of work. */
final class FaultsOfWork {
    private FaultsOfWork() {}

    static Stream<Fault> table() {
        return Stream.of(
                in(UnitOfWork.class, "inOne", "swallows what was thrown", call -> {
                    try {
                        return call.answer();
                    } catch (RuntimeException swallowed) {
                        return null;
                    }
                }),
                in(UnitOfWork.class, "inOne", "wraps what was thrown", call -> {
                    try {
                        return call.answer();
                    } catch (RuntimeException thrown) {
                        throw new IllegalArgumentException(thrown);
                    }
                }),
                in(UnitOfWork.class, "inOne", "answers nothing", call -> {
                    call.answer();
                    return null;
                }),
                in(UnitOfWork.class, "inOne", "does the work twice", call -> {
                    call.answer();
                    return call.answer();
                }),
                in(UnitOfWork.class, "inOne", "commits what fails", FaultsOfWork::committing),
                in(UnitOfWork.class, "inOne", "commits what fails with an error",
                        call -> committing(call, Error.class)),
                in(UnitOfWork.class, "inOne", "commits what fails with an exception of ours",
                        call -> committing(call, IllegalStateException.class)),
                in(UnitOfWork.class, "asTheService", "answers nothing", call -> {
                    call.answer();
                    return null;
                }),
                in(UnitOfWork.class, "asTheService", "swallows what was thrown", call -> {
                    try {
                        return call.answer();
                    } catch (RuntimeException swallowed) {
                        return null;
                    }
                }),
                in(UnitOfWork.class, "asTheService", "wraps what was thrown", call -> {
                    try {
                        return call.answer();
                    } catch (RuntimeException thrown) {
                        throw new IllegalArgumentException(thrown);
                    }
                }),
                in(UnitOfWork.class, "afterwards", "at once", call -> {
                    call.<Runnable> argument(0).run();
                    return null;
                }),
                in(UnitOfWork.class, "afterwards", "whatever becomes of the unit", call -> {
                    call.answer();
                    call.<Runnable> argument(0).run();
                    return null;
                }),
                in(UnitOfWork.class, "afterwards", "never", call -> null),
                in(UnitOfWork.class, "afterwards", "also outside of units", call -> {
                    try {
                        return call.answer();
                    } catch (IllegalStateException outside) {
                        call.<Runnable> argument(0).run();
                        return null;
                    }
                }));
    }

    private static Object committing(Call call) throws Throwable {
        return committing(call, Throwable.class);
    }

    /** What it throws comes out once what was done is kept. */
    private static Object committing(Call call, Class<? extends Throwable> kind) throws Throwable {
        var thrown = new AtomicReference<Throwable>();
        Supplier<?> work = call.argument(0);
        Supplier<Object> kept = () -> {
            try {
                return work.get();
            } catch (RuntimeException | Error failed) {
                if (!kind.isInstance(failed)) { throw failed; }
                thrown.set(failed);
                return null;
            }
        };
        var answer = call.answerTo(kept);
        if (thrown.get() != null) { throw thrown.get(); }
        return answer;
    }
}
