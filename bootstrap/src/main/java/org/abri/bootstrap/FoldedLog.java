package org.abri.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * I6: while a database is down or a disk is full, every request fails alike; the log says each kind of failure once in ten
 * seconds, with how many there were, and shows where it was thrown once an hour. What is less than a warning passes as it is.
 * Named by {@code logback.xml}, to stand before another appender.
 */
public final class FoldedLog extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {
    static final Duration WINDOW = Duration.ofSeconds(10);
    static final Duration TRACED = Duration.ofHours(1);
    private static final int MOST_KINDS = 500;

    private static final class Kind {
        private long saidAt;
        private long tracedAt;
        private boolean traced;
        private int more;
        private @Nullable ILoggingEvent last;
    }

    private final AppenderAttachableImpl<ILoggingEvent> behind = new AppenderAttachableImpl<>();
    private final LongSupplier nanos;
    private final Map<String, Kind> kinds = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kind> eldest) {
            if (size() <= MOST_KINDS) { return false; }
            sayMore(eldest.getValue());
            return true;
        }
    };

    public FoldedLog() {
        this(System::nanoTime);
    }

    FoldedLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public void start() {
        if (getContext() != null) {
            getContext().getScheduledExecutorService().scheduleWithFixedDelay(this::sayWhatIsDue, 1, 1,
                    TimeUnit.SECONDS);
        }
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            behind.appendLoopOnAppenders(event);
            return;
        }
        event.prepareForDeferredProcessing();
        synchronized (kinds) {
            var now = nanos.getAsLong();
            var kind = kinds.get(nameOf(event));
            if (kind == null) {
                kind = new Kind();
                kinds.put(nameOf(event), kind);
            } else if (now - kind.saidAt < WINDOW.toNanos()) {
                kind.more++;
                kind.last = event;
                return;
            }
            say(kind, event, now);
        }
    }

    private void say(Kind kind, ILoggingEvent event, long now) {
        kind.saidAt = now;
        if (event.getThrowableProxy() == null || !kind.traced || now - kind.tracedAt >= TRACED.toNanos()) {
            sayMore(kind);
            kind.traced = true;
            kind.tracedAt = now;
            behind.appendLoopOnAppenders(event);
        } else if (kind.more > 0) {
            kind.more++;
            kind.last = event;
            sayMore(kind);
        } else {
            behind.appendLoopOnAppenders(as(event, withCause(event)));
        }
    }

    /** Windows that have ended, with what they folded: an outage that ends is told to its end. */
    void sayWhatIsDue() {
        synchronized (kinds) {
            var now = nanos.getAsLong();
            for (var kind : new ArrayList<>(kinds.values())) {
                if (kind.more > 0 && now - kind.saidAt >= WINDOW.toNanos()) {
                    sayMore(kind);
                    kind.saidAt = now;
                }
            }
        }
    }

    private void sayMore(Kind kind) {
        var last = kind.last;
        if (last != null) {
            behind.appendLoopOnAppenders(as(last, kind.more + " more of these within " + WINDOW.toSeconds()
                    + " s, at last: " + withCause(last)));
            kind.more = 0;
            kind.last = null;
        }
    }

    /** Without what was thrown. */
    private static LoggingEvent as(ILoggingEvent event, String message) {
        var made = new LoggingEvent();
        made.setInstant(event.getInstant());
        made.setLevel(event.getLevel());
        made.setLoggerName(event.getLoggerName());
        made.setThreadName(event.getThreadName());
        made.setMessage(message);
        return made;
    }

    /** LOG-2: where it began, without what was said there. */
    private static String withCause(ILoggingEvent event) {
        var root = event.getThrowableProxy();
        if (root == null) { return event.getFormattedMessage(); }
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var places = root.getStackTraceElementProxyArray();
        return event.getFormattedMessage() + ": "
                + (places.length == 0 ? root.getClassName() : places[0].getSTEAsString());
    }

    /** What is thrown at the same places, for the same causes, is of one kind; or what is said in the same words. */
    private static String nameOf(ILoggingEvent event) {
        var name = new StringBuilder(event.getLoggerName()).append(' ').append(event.getLevel());
        var thrown = event.getThrowableProxy();
        if (thrown == null) {
            var arguments = event.getArgumentArray();
            return name.append(' ').append(arguments == null || arguments.length == 0
                    ? event.getFormattedMessage()
                    : event.getMessage()).toString();
        }
        for (@Nullable IThrowableProxy each = thrown; each != null; each = each.getCause()) {
            name.append(' ').append(each.getClassName());
            var places = each.getStackTraceElementProxyArray();
            if (places.length > 0) {
                name.append(places[0].getSTEAsString());
            }
        }
        return name.toString();
    }

    @Override
    public void stop() {
        synchronized (kinds) {
            kinds.values().forEach(this::sayMore);
        }
        super.stop();
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> appender) {
        behind.addAppender(appender);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return behind.iteratorForAppenders();
    }

    @Override
    public Appender<ILoggingEvent> getAppender(String name) {
        return behind.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> appender) {
        return behind.isAttached(appender);
    }

    @Override
    public void detachAndStopAllAppenders() {
        behind.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> appender) {
        return behind.detachAppender(appender);
    }

    @Override
    public boolean detachAppender(String name) {
        return behind.detachAppender(name);
    }
}
