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
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database whose statements and units of work are counted, but for those of jobs. Only where a test asks for it. */
@Singleton
@Requires(property = "abri.test.counted")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Counted implements BeanCreatedEventListener<DataSource> {
    private static final String OF_JOBS = "db-scheduler";

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
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                count(method.getName(), watched);
                var answer = method.invoke(watched, arguments);
                if (answer instanceof Connection connection && method.getReturnType() == Connection.class) {
                    return watched(Connection.class, connection);
                }
                if (answer instanceof PreparedStatement prepared && watched instanceof Connection) {
                    return watchedStatement(prepared);
                }
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler);
    }

    private PreparedStatement watchedStatement(PreparedStatement prepared) {
        return (PreparedStatement) Proxy.newProxyInstance(Statement.class.getClassLoader(),
                new Class<?>[] { PreparedStatement.class }, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute") && !ofJobs()) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(prepared, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void count(String method, Object on) {
        if (on instanceof Connection && (method.equals("commit") || method.equals("rollback")) && !ofJobs()) {
            units.incrementAndGet();
        }
    }

    private static boolean ofJobs() {
        return Thread.currentThread().getName().startsWith(OF_JOBS);
    }
}
