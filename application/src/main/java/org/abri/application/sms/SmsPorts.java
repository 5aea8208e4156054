package org.abri.application.sms;

import java.util.List;

/**
 * What SMS need from outside.
 *
 * @param ways one, or two: the second one is for when the first is down
 */
public record SmsPorts(SmsOutbox outbox, List<SmsWay> ways, SmsStates states, SmsTexts texts,
        SmsStops stops) {
    /** With more, handing over could take longer than a claim lasts. */
    public static final int MOST_WAYS = 2;

    public SmsPorts {
        ways = List.copyOf(ways);
        if (ways.isEmpty() || ways.size() > MOST_WAYS) {
            throw new IllegalArgumentException("there are one or two ways for SMS to leave");
        }
    }

    /** The first way's. */
    public SmsGateway gateway() {
        return ways.getFirst().gateway();
    }

    /** These ports, but that gateway. */
    public SmsPorts withGateway(SmsGateway mine) {
        return withWays(List.of(SmsWay.only(mine)));
    }

    /** These ports, but those ways, the first one first. */
    public SmsPorts withWays(List<SmsWay> mine) {
        return new SmsPorts(outbox, mine, states, texts, stops);
    }

    /** These ports, but those words. */
    public SmsPorts withTexts(SmsTexts mine) {
        return new SmsPorts(outbox, ways, states, mine, stops);
    }
}
