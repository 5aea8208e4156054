package org.abri.sms;

import java.time.InstantSource;
import java.util.Optional;
import org.abri.contracts.sms.SmsGatewayContract;

/** Nobody is behind the gateway of the demonstration who could refuse or be down: it takes everything, and shows it. */
class DemoSmsGatewayContractTest implements SmsGatewayContract {
    @Override
    public Provider providerThat(Mood mood) {
        var demo = new DemoSmsGateway(InstantSource.system());
        return new Provider(demo, () -> demo.last().stream()
                .map(sms -> new Received(Optional.of(sms.id()), sms.to(), sms.text())).toList());
    }

    @Override
    public boolean hasAProvider() {
        return false;
    }
}
