package org.abri.application.sealing;

/** What the renewing of keys needs from outside. */
public record SealingPorts(WrappingKeys wrapping, KeySetsToRenew keySets, BlindIndex index,
        FoundRows found) {}
