package org.abri.web.budget;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * WEB-3: how much all requests may take together, and how long each may take. What is not said grows with the heap.
 *
 * @param head               for a head to come in, from its first byte
 * @param body               for a body of fields to come in whole
 * @param idle               how long a connection is kept without a request
 * @param stalled            how long a stream may stand still because of who is at its other end
 * @param slowest            bytes a second: an upload that is slower, over its whole time, is ended
 * @param grace              how long a body has to come in before it gives way to a newer one when there is no room left
 * @param connections        at once
 * @param bodyBytes          of all bodies that are coming in
 * @param answerBytes        of all answers that were not taken yet
 * @param streams            documents on their way out at once
 * @param streamsPerAccount  documents on their way out to one account
 * @param uploadsPerAccount  documents on their way in from one account
 * @param failuresPerAddress sign-ins that may fail from one address in ten minutes
 * @param slowAsksPerAddress sign-ins and codes that one address may come with in ten minutes, whether they fail or not
 */
@ConfigurationProperties("abri.budget")
record BudgetSettings(@Bindable(defaultValue = "15s") Duration head,
        @Bindable(defaultValue = "25s") Duration body,
        @Bindable(defaultValue = "75s") Duration idle, @Bindable(defaultValue = "60s") Duration stalled,
        @Bindable(defaultValue = "2048") long slowest, @Bindable(defaultValue = "3s") Duration grace,
        @Bindable(defaultValue = "0") long connections, @Bindable(defaultValue = "0") long bodyBytes,
        @Bindable(defaultValue = "0") long answerBytes, @Bindable(defaultValue = "0") long streams,
        @Bindable(defaultValue = "4") long streamsPerAccount,
        @Bindable(defaultValue = "4") long uploadsPerAccount,
        @Bindable(defaultValue = "50") int failuresPerAddress,
        @Bindable(defaultValue = "120") int slowAsksPerAddress) {

    private static final long ONE_CONNECTION = 96 * 1024;
    private static final long ONE_STREAM = 512 * 1024;

    /** One for each 96 KiB of the heap: some 2,700 on the smallest that is supported. */
    long mostConnections() {
        return connections > 0 ? connections : heap() / ONE_CONNECTION;
    }

    /** An eighth of the heap. */
    long mostBodyBytes() {
        return bodyBytes > 0 ? bodyBytes : heap() / 8;
    }

    /** An eighth of the heap. */
    long mostAnswerBytes() {
        return answerBytes > 0 ? answerBytes : heap() / 8;
    }

    /** A document takes some 300 KiB on its way out, sealed, opened and sent: an eighth of the heap. */
    long mostStreams() {
        return streams > 0 ? streams : heap() / 8 / ONE_STREAM;
    }

    private static long heap() {
        return Runtime.getRuntime().maxMemory();
    }
}
