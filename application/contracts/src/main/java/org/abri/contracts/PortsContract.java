package org.abri.contracts;

import org.abri.application.Ports;

/**
 * What the contracts of the ports that keep data stand on: all the ports, working together. Whoever swaps one gives the
 * ports in memory with theirs in its place; whoever swaps the storage gives all of theirs once, and implements one contract
 * after the other.
 *
 * <p>The ports may hold data of other tests: each test makes people and places of its own.
 */
public interface PortsContract {
    /** The same ones, each time it is called within one test. */
    Ports ports();

    default Given given() {
        return new Given(ports());
    }
}
