package org.abri.domain.vault;

/** LAW-4: what the service does with the papers of a vault by itself: each for as long as their owner wishes it. */
public enum Processing {
    /** Draws what they look like. */
    PREVIEWS,
    /** Reads what they say, so that they are found by their words. */
    READING
}
