package org.abri.application;

/**
 * More is asked at once than can be done. Nothing was done, and nothing is broken: trying again in some seconds helps. For
 * whoever does not tell them apart, an outage.
 */
public final class Busy extends Outage {
    private static final long serialVersionUID = 1L;

    public Busy(String what, Throwable cause) {
        super(what, cause);
    }
}
