package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.abri.application.Abri;
import org.abri.application.sealing.RenewIndex.Outcome;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On PostgreSQL")
class PostgreSqlFoundAgainTest extends SqlFoundAgain {
    @Override
    Database place() {
        var name = "found_" + UUID.randomUUID().toString().replace('-', '_');
        TestDatabase.postgresql().execute("create database " + name);
        return TestDatabase.postgresql(name);
    }

    @Test
    @DisplayName("CRY-5: while another node runs, and from a node, nothing is renewed; one that starts meanwhile waits, and knows the new key then")
    void alone() throws Exception {
        var database = place();
        var cryptography = new TestCryptography();
        var heads = folder.resolve("heads of these");
        cryptography.addIndexKey();
        try (var node = new TestDatabase(Storage.open(database, new TestCryptography(), heads));
                var alone = new TestDatabase(
                        Storage.open(database.workingAlone(), cryptography, heads))) {
            assertThat(renewed(alone)).isEqualTo(new Outcome.NotAlone());
            assertThat(renewed(node)).isEqualTo(new Outcome.NotAlone());
        }
        try (var alone = new TestDatabase(Storage.open(database.workingAlone(), cryptography, heads));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var username = new org.abri.contracts.Given(alone.ports()).vault();
            var renewing = threads.submit(() -> Abri.on(alone.portsOfViewpoints()).sealing().renewIndex()
                    .use(false, looked -> {
                        begun.countDown();
                        await(goOn);
                    }));
            await(begun);
            var starting = threads.submit(
                    () -> new TestDatabase(Storage.open(database, cryptography, heads)));
            Assertions.assertThrows(TimeoutException.class, () -> starting.get(2, TimeUnit.SECONDS));
            goOn.countDown();
            assertThat(renewing.get(1, TimeUnit.MINUTES)).isInstanceOf(Outcome.Used.class);
            try (var started = starting.get(1, TimeUnit.MINUTES)) {
                var given = new org.abri.contracts.Given(started.ports());
                var account = given.get(() -> started.ports().account().accounts().find(username.owner()))
                        .orElseThrow();
                assertThat(given.get(
                        () -> started.ports().account().accounts().ofUsername(account.username())))
                                .contains(account);
            }
        }
    }

    private static Outcome renewed(TestDatabase by) {
        return Abri.on(by.portsOfViewpoints()).sealing().renewIndex().use(false, looked -> {});
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
