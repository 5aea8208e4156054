package org.abri.domain.text;

/**
 * A value that cannot be built from what was given. Whoever reads input turns it into a clear message on the field at
 * fault; it never carries the value itself, which may be personal.
 */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    public InvalidValue(Flaw flaw) {
        super(flaw.name());
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }
}
