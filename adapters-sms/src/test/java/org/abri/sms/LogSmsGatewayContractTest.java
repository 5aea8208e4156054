package org.abri.sms;

import java.util.ArrayList;
import java.util.Optional;
import org.abri.application.sms.SmsGateway;
import org.abri.contracts.sms.SmsGatewayContract;

/** Nobody is behind it: what it was handed is what it was called with. */
class LogSmsGatewayContractTest implements SmsGatewayContract {
    @Override
    public Provider providerThat(Mood mood) {
        var log = new LogSmsGateway();
        var received = new ArrayList<Received>();
        SmsGateway watched = (id, to, text) -> {
            received.add(new Received(Optional.of(id), to, text));
            return log.send(id, to, text);
        };
        return new Provider(watched, () -> received);
    }

    @Override
    public boolean hasAProvider() {
        return false;
    }
}
