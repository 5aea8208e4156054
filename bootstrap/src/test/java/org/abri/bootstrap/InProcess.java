package org.abri.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.abri.application.Abri;
import org.abri.application.Ports;
import org.abri.application.later.Jobs;
import org.abri.crypto.sealing.MasterKey;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.sms.DemoSmsGateway;

/** The service in this process, on a free port, so that a test may look behind it. */
final class InProcess implements Served, AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private InProcess(ApplicationContext context) {
        this.context = context;
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    /** With everything in that folder; {@code properties} are for beans of tests. */
    static InProcess in(Path folder, Map<String, Object> properties) {
        return in(folder, properties, Map.of());
    }

    /** As well, with more variables of the environment. */
    static InProcess in(Path folder, Map<String, Object> properties, Map<String, String> variables) {
        MasterKey.create(folder.resolve("key"));
        return again(folder, properties, variables);
    }

    /** Once more, or beside the first, on what is in that folder. */
    static InProcess again(Path folder, Map<String, Object> properties) {
        return again(folder, properties, Map.of());
    }

    static InProcess again(Path folder, Map<String, Object> properties, Map<String, String> variables) {
        var environment = new LinkedHashMap<>(
                Map.of("ABRI_DATA", folder.resolve("data").toString(), "ABRI_MASTER_KEY_FILE",
                        folder.resolve("key").toString(), "ABRI_PORT", "0", "ABRI_SMS", "show"));
        environment.putAll(variables);
        var settings = Settings.of(environment);
        var all = new LinkedHashMap<String, Object>(settings.properties());
        all.putAll(properties);
        return new InProcess(
                ApplicationContext.builder().banner(false).deduceEnvironment(false).properties(all)
                        .singletons(settings).start());
    }

    /** An operator: username and activation code. */
    String[] operator() {
        var opened = bean(Abri.class).account().openOperatorAccount().openForDemo(
                new PersonName("Odile", "Verdier"),
                Language.FRENCH);
        return new String[] { opened.username().value(), opened.activationCode() };
    }

    /** SEC-4: as if whoever has that vault had given back the code that was sent to their phone. */
    void provenPhone(String vault) {
        var ports = bean(Ports.class);
        var whose = new AccountId(UUID.fromString(vault));
        ports.work().inOne(() -> {
            ports.account().credentials().lock(whose);
            var account = ports.account().accounts().find(whose).orElseThrow();
            ports.account().accounts().save(account.with(account.ownPhone().orElseThrow().nowProven()));
            return account;
        });
    }

    /** Lets every SMS leave that waits, and answers the code of the last one. */
    String codeBySms() {
        return sms().replaceAll("\\D*(\\d{6}).*", "$1");
    }

    /** Lets every SMS leave that waits, and answers what the last one says that has a code. */
    String sms() {
        letSmsLeave();
        return left().filter(text -> text.matches("(?s).*\\b\\d{6}\\b.*")).findFirst().orElseThrow();
    }

    /** What the SMS say that left, the last one first. */
    Stream<String> left() {
        return ((DemoSmsGateway) bean(Ports.class).sms().gateway()).last().stream().map(sms -> sms.text());
    }

    /** Every SMS that waits. */
    void letSmsLeave() {
        try (var connection = DelegatingDataSource.unwrapDataSource(bean(DataSource.class)).getConnection();
                var statement = connection.createStatement();
                var jobs = statement.executeQuery(
                        "select task_instance from scheduled_tasks where task_name = 'SEND_SMS'")) {
            while (jobs.next()) {
                var sms = UUID.fromString(jobs.getString(1).replaceAll("@.*", ""));
                bean(Abri.class).later().tasks().run(Jobs.Task.SEND_SMS, sms);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    List<String> routes() {
        return Routes.of(context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public URI address(String path) {
        return URI.create(server.getURL() + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
