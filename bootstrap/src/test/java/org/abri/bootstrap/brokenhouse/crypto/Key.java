package org.abri.bootstrap.brokenhouse.crypto;

import org.abri.bootstrap.brokenhouse.sms.Gateway;

/** An adapter that knows another. */
public record Key(Gateway gateway) {}
