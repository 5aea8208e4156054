package org.abri.bootstrap;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/**
 * LOG-2: the log as ABRI_LOG says: lines for people, or one JSON object a line for machines. Neither has what a line was made of, or
 * what belongs to its thread, beside what it says. Named by {@code logback.xml}.
 */
public final class LogLines extends EncoderBase<ILoggingEvent> {
    /** One line, whatever stands in it: nobody makes up another. */
    private static final String FOR_PEOPLE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}"
            + " - %replace(%msg){'[\\r\\n\\u0085\\u2028\\u2029]+', ' '}%n";
    private static final String JSON = "json";

    private Encoder<ILoggingEvent> lines = new JsonEncoder();
    private String kind = "";

    /** Public for logback. */
    public LogLines() {}

    /** {@code json}; anything else is for people. */
    public void setKind(String kind) {
        this.kind = kind;
    }

    @Override
    public void start() {
        lines = kind.equals(JSON) ? forMachines() : forPeople();
        lines.setContext(getContext());
        lines.start();
        super.start();
    }

    private static Encoder<ILoggingEvent> forPeople() {
        var people = new PatternLayoutEncoder();
        people.setPattern(FOR_PEOPLE);
        return people;
    }

    private static Encoder<ILoggingEvent> forMachines() {
        var machines = new JsonEncoder();
        machines.setWithSequenceNumber(false);
        machines.setWithNanoseconds(false);
        machines.setWithContext(false);
        machines.setWithMDC(false);
        machines.setWithMessage(false);
        machines.setWithArguments(false);
        machines.setWithFormattedMessage(true);
        return machines;
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return lines.encode(event);
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }
}
