package org.abri.sms.http;

import java.net.URI;
import java.util.Map;

/** What a provider is asked. The body holds number and text, and is never logged (LOG-2). */
record Asked(URI address, String type, Map<String, String> headers, String body) {
    @Override
    public String toString() {
        return "Asked[" + address.getHost() + "]";
    }
}
