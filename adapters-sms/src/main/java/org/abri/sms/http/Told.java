package org.abri.sms.http;

import java.util.Optional;
import org.abri.application.sms.SmsGateway.Answer;

/** What a provider answered, as far as it is looked at. May hold a number, and is never logged (LOG-2). */
record Told(int status, String body) {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_EARLY = 425;
    private static final int UNAVAILABLE = 503;

    boolean isSuccess() {
        return status / 100 == 2;
    }

    Optional<Json> json() {
        return Json.read(body);
    }

    /**
     * What the status alone says. Sent elsewhere, or refused as a request (credentials, credit, pace): surely not taken, and
     * another provider may take it. What a server says when something in it broke says nothing about what it did before.
     */
    Answer meaning() {
        var refused =
                status / 100 == 3 || (status / 100 == 4 && status != REQUEST_TIMEOUT && status != CONFLICT
                        && status != TOO_EARLY);
        return refused || status == UNAVAILABLE ? new Answer.Unavailable() : new Answer.Unknown();
    }

    @Override
    public String toString() {
        return "Told[" + status + "]";
    }
}
