package org.abri.bootstrap.brokenhouse.crypto.sealing;

import org.abri.bootstrap.brokenhouse.crypto.account.Hasher;
import org.abri.bootstrap.brokenhouse.sms.Gateway;

/** An adapter that knows another, and goes round in a circle. */
public record Key(Gateway gateway, Hasher hasher) {}
