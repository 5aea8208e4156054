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
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * ADR 350: a database in which every statement on rows of vaults is tried before, once from where its unit of work looks and once as the
 * service, and undone: what comes of it must be the same, or else row-level security hides what the query asks for. Only where a
 * test asks for it.
 */
@Singleton
@Requires(property = "abri.test.compared")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Compared implements BeanCreatedEventListener<DataSource> {
    private static final Pattern OF_VAULTS = Pattern.compile(
            "\\b(item|folder|given_link|calendar_feed|resumable_upload|upload_part|preview|reading|scan|item_report|reminder|receipt)\\b");
    private static final List<String> UNSEEN = List.of("", "service");

    private final Queue<String> differences = new ConcurrentLinkedQueue<>();
    private final TreeMap<String, Integer> compared = new TreeMap<>();

    /** The statements of which something else comes when everything is seen. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** How many statements were compared, by the kind of viewpoint. */
    synchronized Map<String, Integer> compared() {
        return new TreeMap<>(compared);
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return watched(DataSource.class, event.getBean());
    }

    @SuppressWarnings("unchecked")
    private <T> T watched(Class<T> type, T watched) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                var answer = method.invoke(watched, arguments);
                if (answer instanceof Connection connection && method.getReturnType() == Connection.class) {
                    return watched(Connection.class, connection);
                }
                return answer instanceof PreparedStatement prepared
                        && watched instanceof Connection connection
                        && OF_VAULTS.matcher(String.valueOf(arguments[0])).find()
                                ? compared(prepared, connection, String.valueOf(arguments[0]))
                                : answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler);
    }

    private PreparedStatement compared(PreparedStatement prepared, Connection connection, String sql) {
        return (PreparedStatement) Proxy.newProxyInstance(PreparedStatement.class.getClassLoader(),
                new Class<?>[] { PreparedStatement.class }, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().startsWith("execute")) {
                            compare(prepared, connection, sql);
                        }
                        return method.invoke(prepared, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void compare(PreparedStatement prepared, Connection connection, String sql) throws SQLException {
        var sight = sight(connection);
        if (connection.getAutoCommit() || UNSEEN.contains(sight)) { return; }
        var seen = tried(prepared, connection, sight);
        var all = tried(prepared, connection, "service");
        if (!seen.equals(all)) {
            differences.add(sight.replaceAll(" .*", "") + ": " + sql + "\n  " + seen + "\n  " + all);
        }
        synchronized (this) {
            compared.merge(sight.replaceAll(" .*", ""), 1, Integer::sum);
        }
    }

    private static String sight(Connection connection) throws SQLException {
        try (var asked = connection.createStatement();
                var said = asked.executeQuery("select coalesce(current_setting('abri.sight', true), '')")) {
            said.next();
            return said.getString(1);
        }
    }

    /** What comes of it, undone. */
    private static String tried(PreparedStatement prepared, Connection connection, String sight)
            throws SQLException {
        var before = connection.setSavepoint();
        try (var telling = connection.prepareStatement("select set_config('abri.sight', ?, true)")) {
            telling.setString(1, sight);
            telling.execute();
            return prepared.execute() ? rows(prepared) : prepared.getUpdateCount() + " rows";
        } catch (SQLException failed) {
            return "failed " + failed.getSQLState();
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    private static String rows(PreparedStatement prepared) throws SQLException {
        try (var found = prepared.getResultSet()) {
            var rows = new StringBuilder();
            while (found.next()) {
                for (var i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    var value = found.getObject(i);
                    rows.append(value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value).append(' ');
                }
                rows.append('\n');
            }
            return rows.toString();
        }
    }
}
