package org.abri.bootstrap.brokenhouse.web.relay;

import org.abri.bootstrap.brokenhouse.web.account.Page;

/** One half of a circle. */
public record Desk(Page page) {}
