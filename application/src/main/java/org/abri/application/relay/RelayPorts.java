package org.abri.application.relay;

/** What relays need from outside. */
public record RelayPorts(Relays relays, Memberships memberships, Renewals renewals, LastLooks looks,
        Figures figures) {}
