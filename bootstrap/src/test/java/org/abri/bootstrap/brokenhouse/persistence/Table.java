package org.abri.bootstrap.brokenhouse.persistence;

import org.abri.bootstrap.brokenhouse.crypto.Key;

/** An adapter that knows another. */
public record Table(Key key) {}
