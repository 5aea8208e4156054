package org.abri.bootstrap;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.Ports;
import org.abri.application.sms.SmsGateway;
import org.abri.persistence.OwnerOnly;
import org.abri.persistence.Storage;
import org.abri.sms.DemoSmsGateway;
import org.abri.web.face.DemoGuide;

/** With {@code ABRI_DEMO=true} only: brings the invented people in at the first start, and tells who they are at every one. */
@Singleton
@Requires(beans = Settings.class, property = Storage.DEMO, value = "true")
final class Demo implements DemoGuide, ApplicationEventListener<StartupEvent> {
    private static final String SEPARATOR = "\t";

    private final Abri abri;
    private final Ports ports;
    private final SmsGateway gateway;
    private final InstantSource clock;
    private final Path list;
    private volatile List<DemoAccount> accounts = List.of();

    Demo(Abri abri, Ports ports, InstantSource clock, Settings settings) {
        this.abri = abri;
        this.ports = ports;
        this.gateway = ports.sms().gateway();
        this.clock = clock;
        this.list = accountsIn(settings.data());
    }

    /** The file with everybody's passwords. */
    static Path accountsIn(Path data) {
        return data.resolve("demo-accounts.txt");
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        try {
            if (Files.notExists(list) && isEmpty()) {
                write(new DemoPeople(abri, ports, clock.instant()).moveIn());
            }
            accounts = Files.exists(list) ? read() : List.of();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        System.out.println("\nThis is a demo with invented people. Anybody can sign in as one of them:");
        accounts.forEach(account -> System.out.printf("  %-16s  %s  (%s)%n", account.username(),
                account.password(), account.who()));
        System.out.println();
    }

    /** Or a restored backup has brought them, whose list stayed where it was. */
    private boolean isEmpty() {
        return ports.work().inOne(() -> ports.relay().relays().all()).isEmpty();
    }

    @Override
    public List<DemoAccount> accounts() {
        return accounts;
    }

    @Override
    public List<DemoSms> sms() {
        return gateway instanceof DemoSmsGateway shown ? shown.last().stream()
                .map(sms -> new DemoSms(sms.at(), sms.to().value(), sms.text())).toList() : List.of();
    }

    private void write(List<DemoAccount> people) throws IOException {
        OwnerOnly.keep(list);
        Files.write(list, people.stream()
                .map(account -> String.join(SEPARATOR, account.who(), account.username(), account.password(),
                        account.whatFor()))
                .toList());
    }

    private List<DemoAccount> read() throws IOException {
        return Files.readAllLines(list, StandardCharsets.UTF_8).stream().map(line -> line.split(SEPARATOR))
                .map(parts -> new DemoAccount(parts[0], parts[1], parts[2], parts[3])).toList();
    }
}
