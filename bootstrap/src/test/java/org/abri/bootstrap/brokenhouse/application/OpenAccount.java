package org.abri.bootstrap.brokenhouse.application;

import org.abri.bootstrap.brokenhouse.persistence.Table;

/** Knows an adapter. */
public record OpenAccount(Table table) {}
