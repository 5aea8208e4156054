package org.abri.domain.account;

/** AUT-6: nobody but the person ever knows what opens their account together with its username. */
public sealed interface Password {
    /** A password that the person chose. */
    record Chosen(SecretHash hash) implements Password {}

    /** None was chosen yet: nothing signs in, and whoever has the code chooses one. */
    record ToChoose(ActivationCode code) implements Password {}
}
