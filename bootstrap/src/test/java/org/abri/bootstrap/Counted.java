package org.abri.bootstrap;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database whose statements, and units of work that had any, are counted, but for those of jobs and for the opening of key
 * sets. Only where a test asks for it.
 */
@Singleton
@Requires(property = "abri.test.counted")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Counted implements BeanCreatedEventListener<DataSource> {
    private static final List<String> OF_JOBS = List.of("db-scheduler", BackgroundWork.MAINTENANCE);

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger units = new AtomicInteger();

    /** What was counted since. */
    record Took(int statements, int units) {}

    Took took() {
        return new Took(statements.get(), units.get());
    }

    void reset() {
        statements.set(0);
        units.set(0);
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return watched(DataSource.class, event.getBean());
    }

    @SuppressWarnings("unchecked")
    private <T> T watched(Class<T> type, T watched) {
        var inUnit = new AtomicInteger();
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                if (ends(method.getName()) && inUnit.getAndSet(0) > 0 && !ofJobs()) {
                    units.incrementAndGet();
                }
                var answer = method.invoke(watched, arguments);
                if (answer instanceof Connection connection && method.getReturnType() == Connection.class) {
                    return watched(Connection.class, connection);
                }
                if (answer instanceof PreparedStatement prepared && watched instanceof Connection) {
                    return isKeySetOpened(String.valueOf(arguments[0])) ? prepared
                            : watchedStatement(prepared, inUnit);
                }
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler);
    }

    private PreparedStatement watchedStatement(PreparedStatement prepared, AtomicInteger inUnit) {
        return (PreparedStatement) Proxy.newProxyInstance(Statement.class.getClassLoader(),
                new Class<?>[] { PreparedStatement.class }, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute") && !ofJobs()) {
                        statements.incrementAndGet();
                        inUnit.incrementAndGet();
                    }
                    try {
                        return method.invoke(prepared, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static boolean ends(String method) {
        return method.equals("commit") || method.equals("rollback");
    }

    /** What is kept opened for two minutes is looked up when they are over, whatever is asked just then. */
    private static boolean isKeySetOpened(String sql) {
        return sql.startsWith("select") && sql.contains("key_set");
    }

    private static boolean ofJobs() {
        return OF_JOBS.stream().anyMatch(Thread.currentThread().getName()::startsWith);
    }
}
