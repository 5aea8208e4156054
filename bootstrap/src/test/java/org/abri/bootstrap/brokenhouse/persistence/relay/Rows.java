package org.abri.bootstrap.brokenhouse.persistence.relay;

import org.abri.bootstrap.brokenhouse.persistence.account.Table;

/** One half of a circle. */
public record Rows(Table table) {}
