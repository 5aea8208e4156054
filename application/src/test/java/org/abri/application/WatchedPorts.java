package org.abri.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Every port of a memory, watched: things happen before or after a call, a failure among them. */
public final class WatchedPorts {
    /** A call of a port, before it is answered or, with an answer, after. */
    @FunctionalInterface
    public interface Watching {
        void call(Method method, Object[] arguments, Optional<Object> answer);
    }

    private Optional<UnitOfWork> work = Optional.empty();
    private Watching watching = (method, arguments, answer) -> {};

    public WatchedPorts() {}

    public void watch(Watching happening) {
        watching = happening;
    }

    /** These ports, but each of them watched. */
    public Ports in(Ports ports) {
        return (Ports) inside(ports);
    }

    /** As {@link #in(Ports)}, with that unit of work in the place of theirs. */
    public Ports in(Ports ports, UnitOfWork mine) {
        work = Optional.of(mine);
        return in(ports);
    }

    private Object inside(Record ports) {
        var parts = ports.getClass().getRecordComponents();
        try {
            var watched = new Object[parts.length];
            for (var i = 0; i < parts.length; i++) {
                watched[i] = watched(parts[i].getType(), parts[i].getAccessor().invoke(ports));
            }
            return ports.getClass().getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(watched);
        } catch (ReflectiveOperationException notPublic) {
            throw new LinkageError("a record of ports", notPublic);
        }
    }

    private Object watched(Class<?> type, Object part) {
        if (type == UnitOfWork.class) { return work.orElse((UnitOfWork) part); }
        if (part instanceof Record more) { return inside(more); }
        if (!type.isInterface() || !type.getPackageName().startsWith("org.abri")) { return part; }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (proxy, method, arguments) -> answer(part, method,
                        arguments == null ? new Object[0] : arguments));
    }

    private Object answer(Object part, Method method, Object[] arguments) throws Throwable {
        watching.call(method, arguments, Optional.empty());
        try {
            var answer = method.invoke(part, arguments);
            if (answer != null) {
                watching.call(method, arguments, Optional.of(answer));
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
