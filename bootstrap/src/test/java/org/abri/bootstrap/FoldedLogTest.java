package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class FoldedLogTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final FoldedLog folded = new FoldedLog(nanos::get);
    /** Asks of each what those that write do ask. */
    private final ListAppender<ILoggingEvent> written = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        written.start();
        folded.addAppender(written);
        folded.start();
        context.getLogger("ROOT").addAppender(folded);
    }

    @Test
    @DisplayName("I6: what fails over and over is one line in ten seconds, with how often, and one trace; the end of it is told")
    void repeated() {
        for (var i = 0; i < 1_000; i++) {
            log("a").error("request {} failed", i, outage());
            pass(50);
        }
        pass(FoldedLog.WINDOW.toMillis());
        folded.sayWhatIsDue();

        assertThat(lines()).hasSize(6);
        assertThat(lines().getFirst()).isEqualTo("request 0 failed");
        assertThat(lines().get(1))
                .startsWith("200 more of these within 10 s, at last: request 200 failed: at ");
        assertThat(lines().getLast()).contains("request 999 failed");
        assertThat(written.list).filteredOn(event -> event.getThrowableProxy() != null).hasSize(1);
        folded.sayWhatIsDue();
        assertThat(lines()).hasSize(6);
    }

    @Test
    @DisplayName("I6: failures of another kind, and words of another meaning, each have their line; what is no failure always has")
    void kinds() {
        for (var i = 0; i < 3; i++) {
            log("a").error("request {} failed", i, outage());
            log("a").error("request {} failed", i, fullDisk());
            log("b").error("request {} failed", i, outage());
            log("a").warn("DAMAGED: row " + i);
            log("a").warn("node {} is gone", i);
            log("a").info("head {}", i);
        }

        assertThat(lines()).containsExactlyInAnyOrder("request 0 failed", "request 0 failed",
                "request 0 failed", "DAMAGED: row 0", "DAMAGED: row 1", "DAMAGED: row 2", "node 0 is gone",
                "head 0", "head 1", "head 2");
    }

    @Test
    @DisplayName("I6: after an hour the trace of a failure is told again; what waits to be counted is told at the end")
    void later() {
        log("a").error("failed", outage());
        pass(FoldedLog.TRACED.toMillis());
        log("a").error("failed", outage());
        log("a").error("failed", outage());
        folded.stop();

        assertThat(written.list).filteredOn(event -> event.getThrowableProxy() != null).hasSize(2);
        assertThat(lines().getLast()).startsWith("1 more");
    }

    @Test
    @DisplayName("LOG-2: whatever is logged is one line, with its time and how far that is from UTC, on standard output and nowhere else")
    void oneLine() throws JoranException {
        var ofService = new LoggerContext();
        ofService.setMDCAdapter(new LogbackMDCAdapter());
        var reader = new JoranConfigurator();
        reader.setContext(ofService);
        reader.doConfigure(FoldedLog.class.getResource("/logback.xml"));
        var root = ofService.getLogger("ROOT");
        var outermost = (FoldedLog) root.iteratorForAppenders().next();
        var console = (ConsoleAppender<ILoggingEvent>) outermost.iteratorForAppenders().next();
        assertThat(root.iteratorForAppenders()).toIterable().hasSize(1);
        assertThat(outermost.iteratorForAppenders()).toIterable().hasSize(1);
        assertThat(console.getTarget()).isEqualTo("System.out");
        assertThat(ofService.getLoggerList()).filteredOn(logger -> !logger.getName().equals("ROOT"))
                .noneMatch(logger -> logger.iteratorForAppenders().hasNext());

        var event = new LoggingEvent("", ofService.getLogger("a"), Level.INFO,
                "one\r\n2026-11-30T20:00:00.000Z INFO  a - two\u0085three\u2028four", null, null);
        var line = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
        assertThat(line).matches(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) INFO +a - one [^\\r\\n\\u0085\\u2028]*four\\R");
        ofService.stop();
    }

    private static Exception outage() {
        return new IllegalStateException("this one");
    }

    private static Exception fullDisk() {
        return new IllegalStateException(new IOException());
    }

    private void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    private Logger log(String name) {
        return context.getLogger(name);
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
