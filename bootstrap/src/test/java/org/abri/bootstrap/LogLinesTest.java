package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogLinesTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    @DisplayName("LOG-2: for machines, whatever is said is one object in one line, with what it says, and without what it was made of")
    void json() throws IOException {
        var line = written("json", "two lines\n\"and\" {}");
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        var said = (Map<?, ?>) ObjectMapper.getDefault().readValue(line, Object.class);
        assertThat(said.get("formattedMessage")).isEqualTo("two lines\n\"and\" an argument");
        assertThat(said.get("level")).isEqualTo("WARN");
        assertThat(said.get("loggerName")).isEqualTo("org.abri.told");
        assertThat(line).contains("{\"request\":\"an id\"}", "on purpose");
        assertThat(said.keySet()).extracting(String::valueOf)
                .doesNotContain("arguments", "mdc", "message", "context");
    }

    @Test
    @DisplayName("LOG-2: for people, a line is as it ever was")
    void text() {
        assertThat(written("text", "one {}"))
                .matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\S+ WARN  told - one an argument\n.*on purpose.*");
    }

    private String written(String kind, String message) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var lines = new LogLines();
        lines.setContext(context);
        lines.setKind(kind);
        lines.start();
        var event = new LoggingEvent("", context.getLogger("org.abri.told"), Level.WARN, message,
                new IOException("on purpose"), new Object[] { "an argument" });
        event.addKeyValuePair(new KeyValuePair("request", "an id"));
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }
}
