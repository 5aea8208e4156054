package org.abri.sms.smpp;

import java.time.Duration;
import org.abri.sms.ProviderSettings.Secret;

/** Where an SMS centre is, and as whom we bind there. */
record Centre(String host, int port, boolean tls, String systemId, String systemType, Secret password,
        Duration patience) {}
