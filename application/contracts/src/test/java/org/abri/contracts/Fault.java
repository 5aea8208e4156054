package org.abri.contracts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.abri.application.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * One deliberate fault of an adapter that is right in everything else.
 *
 * @param spoiling what becomes of each call of the port
 * @param work     what becomes of units of work meanwhile, for faults that show there
 */
record Fault(Class<?> port, String what, Spoiling spoiling, @Nullable Spoiling work) {
    Fault(Class<?> port, String what, Spoiling spoiling) {
        this(port, what, spoiling, null);
    }

    /** In one method; all others are right. */
    static Fault in(Class<?> port, String method, String what, Spoiling spoiling) {
        if (Arrays.stream(port.getMethods()).noneMatch(one -> one.getName().equals(method))) {
            throw new IllegalArgumentException(port + " has no " + method);
        }
        return new Fault(port, method + ": " + what,
                call -> call.is(method) ? spoiling.answer(call) : call.answer());
    }

    @Nullable
    Spoiling spoilingOf(Class<?> type) {
        if (type == port) { return spoiling; }
        return type == UnitOfWork.class ? work : null;
    }

    @FunctionalInterface
    interface Spoiling {
        @Nullable
        Object answer(Call call) throws Throwable;
    }

    /**
     * One call of a port.
     *
     * @param scene where it is called: what a contract tells its adapters apart by, such as a mood of the provider
     */
    record Call(Object scene, Object right, Method method, Object[] arguments) {
        boolean is(String name) {
            return method.getName().equals(name);
        }

        /** What the right adapter answers. */
        Object answer() throws Throwable {
            return answerTo(arguments);
        }

        Object answerTo(Object... others) throws Throwable {
            try {
                return method.invoke(right, others);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        Object answerWith(int index, Object other) throws Throwable {
            var others = arguments.clone();
            others[index] = other;
            return answerTo(others);
        }

        @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // whoever writes a fault knows the method
        <T> T argument(int index) {
            return (T) arguments[index];
        }
    }
}
