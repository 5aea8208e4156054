package org.abri.bootstrap.brokenhouse.sms;

import org.abri.bootstrap.brokenhouse.web.account.Page;

/** An adapter that knows another. */
public record Gateway(Page page) {}
