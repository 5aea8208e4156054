package org.abri.bootstrap.brokenhouse.persistence.account;

import org.abri.bootstrap.brokenhouse.crypto.sealing.Key;
import org.abri.bootstrap.brokenhouse.persistence.relay.Rows;

/** An adapter that knows another, and goes round in a circle. */
public record Table(Key key, Rows rows) {}
