package org.abri.sms.smpp;

import java.time.Duration;
import java.util.Map;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsProvider;
import org.abri.sms.OneSegment;
import org.abri.sms.ProviderSettings;

/** An SMS centre, or a provider that speaks SMPP 3.4 as one. */
public final class SmppSms implements SmsProvider {
    static final String NAME = "smpp";
    /** What SMPP has room for. */
    private static final int LONGEST_PASSWORD = 8;
    private static final int LONGEST_SYSTEM_ID = 15;
    private static final int LONGEST_SYSTEM_TYPE = 12;
    private static final int PORT_OVER_TLS = 3550;
    private static final int PORT = 2775;

    private final Duration patience;

    public SmppSms() {
        this(SmsGateway.PATIENCE.minusSeconds(2).dividedBy(3));
    }

    /** {@code patience} is for connecting, for binding, and for an answer, each. */
    SmppSms(Duration patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SmsGateway open(Map<String, String> all) {
        var settings = new ProviderSettings(NAME, all);
        var address = settings.address("ADDRESS", null, "smpps", "smpp");
        var tls = address.getScheme().equals("smpps");
        var port = address.getPort() < 0 ? (tls ? PORT_OVER_TLS : PORT) : address.getPort();
        var systemId =
                fitting("SYSTEM_ID", settings.required("SYSTEM_ID", "says who binds"), LONGEST_SYSTEM_ID);
        var systemType =
                fitting("SYSTEM_TYPE", settings.optional("SYSTEM_TYPE").orElse(""), LONGEST_SYSTEM_TYPE);
        var password = settings.secret("PASSWORD_FILE", "the password that binds");
        if (password.value().length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "The file named by ABRI_SMS_SMPP_PASSWORD_FILE must hold at most 8 letters, as SMPP has room for.");
        }
        var sender = settings.requiredSender();
        settings.andNoOthers();
        var centre = new Centre(address.getHost(), port, tls, systemId, systemType, password, patience);
        return new OneSegment(new SmppGateway(new Binding(centre), Sender.of(sender)));
    }

    private static String fitting(String key, String value, int longest) {
        if (value.length() <= longest) { return value; }
        throw new IllegalArgumentException(
                "ABRI_SMS_SMPP_" + key + " must be at most " + longest + " letters, as SMPP has room for.");
    }
}
