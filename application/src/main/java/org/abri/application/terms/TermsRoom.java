package org.abri.application.terms;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about the terms of service. */
public record TermsRoom(ReadTerms readTerms, AcceptTerms acceptTerms, PublishTerms publishTerms,
        TellTerms tellTerms) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static TermsRoom of(Ports ports, Inside inside) {
        return new TermsRoom(new ReadTerms(ports), new AcceptTerms(ports, inside),
                new PublishTerms(ports, inside), new TellTerms(ports));
    }
}
