package org.abri.sms.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.UUID;
import org.abri.application.reminder.SmsGateway;
import org.abri.application.reminder.SmsGatewayContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody is behind the gateway of the demonstration who could refuse or be down: it takes everything. */
class DemoSmsGatewayContractTest implements SmsGatewayContract {
    @Override
    public Provider providerThat(Mood mood) {
        var demo = new DemoSmsGateway(InstantSource.system());
        return new Provider(demo,
                () -> demo.last().stream().map(sms -> new Received(sms.to(), sms.text())).toList());
    }

    @Override
    @Test
    @DisplayName("REM-5: the demonstration has no provider that could refuse an SMS for good")
    public void refused() {
        takes();
    }

    @Override
    @Test
    @DisplayName("REM-5: the demonstration has no provider that could be down")
    public void unavailable() {
        takes();
    }

    private static void takes() {
        assertThat(new DemoSmsGateway(InstantSource.system()).send(UUID.randomUUID(), NUMBER, "Bonjour"))
                .isEqualTo(new SmsGateway.Answer.Accepted());
    }
}
