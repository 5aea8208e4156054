package org.abri.bootstrap.brokenhouse.crypto.account;

import org.abri.bootstrap.brokenhouse.crypto.sealing.Key;

/** One half of a circle. */
public record Hasher(Key key) {}
