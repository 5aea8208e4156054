package org.abri.bootstrap.brokenhouse.domain.account;

import java.text.Normalizer;
import java.time.Instant;
import org.abri.bootstrap.brokenhouse.domain.relay.Relay;
import org.abri.bootstrap.brokenhouse.web.account.Page;

/** Breaks the rules of the domain: it knows a page, reads the clock, normalises by itself, and goes round in a circle. */
public record Account(Relay relay, Page page) {
    public Instant openedAt() {
        return Instant.now();
    }

    public String composed(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }
}
