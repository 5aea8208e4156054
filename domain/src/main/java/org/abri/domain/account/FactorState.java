package org.abri.domain.account;

/**
 * SEC-2: whether somebody has set up a second factor, and whether they must: operators do, and staff of a relay where its
 * manager, or the service, decides so. What it is made of is {@link SecondFactor}.
 */
public record FactorState(boolean required, boolean set) {
    /** Offered, as to everybody. */
    public static final FactorState OFFERED = new FactorState(false, false);
    /** To be set up at the first sign-in. */
    public static final FactorState REQUIRED = new FactorState(true, false);

    /** Whether nothing else is done before it is set up. */
    public boolean missing() {
        return required && !set;
    }

    FactorState requiredFromNowOn(boolean must) {
        return new FactorState(must, set);
    }

    FactorState setFromNowOn(boolean there) {
        return new FactorState(required, there);
    }
}
