package org.abri.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.abri.application.sms.SmsGateway;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmsGatewaysTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final PhoneNumber NUMBER = new PhoneNumber("+33639980001");
    private static final String TEXT = "Canari: rendez-vous demain à 9 h";

    private static List<String> logged(Runnable work) {
        var lines = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(new SimpleFormatter().format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var logger = Logger.getLogger(LogSmsGateway.class.getName());
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    @Test
    @DisplayName("LOG-2: the log says that an SMS left, by its id, and neither to whom nor what")
    void logs_the_id_alone() {
        for (var gateway : List.of(new LogSmsGateway(), new DemoSmsGateway(InstantSource.system()))) {
            var id = UUID.randomUUID();

            assertThat(logged(() -> gateway.send(id, NUMBER, TEXT))).singleElement().asString()
                    .contains(id.toString())
                    .doesNotContain("639980001").doesNotContain("Canari");
        }
    }

    @Test
    @DisplayName("AFF-2: both gateways take every SMS")
    void take_everything() {
        for (var gateway : List.of(new LogSmsGateway(), new DemoSmsGateway(InstantSource.system()))) {
            assertThat(gateway.send(UUID.randomUUID(), NUMBER, ""))
                    .isEqualTo(new SmsGateway.Answer.Accepted());
        }
    }

    @Test
    @DisplayName("LOG-2: the gateway of the demonstration keeps the last fifty, the newest first, each once")
    void demo_keeps_the_last() {
        var demo = new DemoSmsGateway(InstantSource.fixed(NOW));
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < 60; i++) {
            ids.add(new UUID(0, i));
            demo.send(ids.get(i), NUMBER, TEXT + i);
        }
        demo.send(ids.get(30), NUMBER, TEXT);

        assertThat(demo.last()).hasSize(50);
        assertThat(demo.last().getFirst())
                .isEqualTo(new DemoSmsGateway.Shown(ids.get(30), NOW, NUMBER, TEXT));
        assertThat(demo.last()).extracting(DemoSmsGateway.Shown::id).doesNotHaveDuplicates()
                .contains(ids.get(59)).doesNotContain(ids.get(9));
    }

    @Test
    @DisplayName("LOG-2: an SMS that is kept for showing shows itself by its id alone")
    void shows_nothing() {
        assertThat(new DemoSmsGateway.Shown(new UUID(0, 1), NOW, NUMBER, TEXT))
                .hasToString("Shown[" + new UUID(0, 1) + "]");
    }
}
