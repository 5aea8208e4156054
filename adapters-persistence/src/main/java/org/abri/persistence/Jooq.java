package org.abri.persistence;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ on the connection of the unit of work, and on no other. */
@Factory
final class Jooq {
    @Singleton
    DSLContext jooq(TransactionOperations<Connection> transactions, SqlUnitOfWork work,
            @Property(name = "datasources.default.url") String url) {
        return DSL.using(new OfUnitOfWork(transactions, work), dialect(url), settings());
    }

    static SQLDialect dialect(String url) {
        return Database.isH2(url) ? SQLDialect.H2 : SQLDialect.POSTGRES;
    }

    /** LOG-2: statements are not logged, since their values would be. */
    private static Settings settings() {
        return new Settings().withExecuteLogging(false).withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
    }

    private record OfUnitOfWork(TransactionOperations<Connection> transactions, SqlUnitOfWork work)
            implements ConnectionProvider {
        @Override
        public Connection acquire() {
            work.mustBeInOne();
            var connection = transactions.getConnection();
            work.tell(connection);
            return connection;
        }

        @Override
        public void release(Connection connection) {
            // the unit of work does
        }
    }
}
