package org.abri.bootstrap.brokenhouse.web;

import org.abri.bootstrap.brokenhouse.persistence.Table;

/** An adapter that knows another. */
public record Page(Table table) {}
