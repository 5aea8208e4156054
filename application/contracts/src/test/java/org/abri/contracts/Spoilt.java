package org.abri.contracts;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Gives the adapters under a contract the fault that is looked for; without one they are as they were. */
final class Spoilt {
    private static volatile @Nullable Fault fault;
    private static volatile @Nullable UnitOfWork rightWork;

    private Spoilt() {}

    static void by(@Nullable Fault now) {
        fault = now;
    }

    static boolean isAny() {
        return fault != null;
    }

    /** Inside a unit of work that is right, whatever the ports make of theirs. */
    static Object inOne(Fault.Spoiling work, Fault.Call call) {
        return Objects.requireNonNull(rightWork).inOne(() -> {
            try {
                return work.answer(call);
            } catch (Throwable thrown) {
                throw Spoilt.<RuntimeException> asItIs(thrown);
            }
        });
    }

    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // hides a checked exception from the compiler
    static <T extends Throwable> T asItIs(Throwable thrown) throws T {
        throw (T) thrown;
    }

    static Ports all(Ports right) {
        rightWork = right.work();
        return fault == null ? right : (Ports) inside(right);
    }

    /** The ports of a feature are a record of ports. */
    private static Object inside(Record ports) {
        var parts = ports.getClass().getRecordComponents();
        try {
            Constructor<?> made = ports.getClass().getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            var spoilt = new Object[parts.length];
            for (var i = 0; i < parts.length; i++) {
                var part = parts[i].getAccessor().invoke(ports);
                spoilt[i] =
                        part instanceof Record more ? inside(more) : spoiltAt("", parts[i].getType(), part);
            }
            return made.newInstance(spoilt);
        } catch (ReflectiveOperationException notPublic) {
            throw new LinkageError("a record of ports", notPublic);
        }
    }

    static <P> P at(Object scene, Class<P> port, P right) {
        return port.cast(spoiltAt(scene, port, right));
    }

    private static Object spoiltAt(Object scene, Class<?> port, Object right) {
        var now = fault;
        var spoiling = now == null ? null : now.spoilingOf(port);
        if (spoiling == null) { return right; }
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] { port },
                (proxy, method, arguments) -> spoiling.answer(new Fault.Call(scene, right, method,
                        arguments == null ? new Object[0] : arguments)));
    }

    /** One of which every call fails like that. */
    static <P> P broken(Class<P> port, Supplier<Exception> failure) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] { port },
                (proxy, method, arguments) -> {
                    throw failure.get();
                }));
    }
}
