package org.abri.domain.moderation;

/** MOD-1: what is said to be wrong with an item. The names are stored: they are never renamed, only added to. */
public enum Wrong {
    /** It harms or threatens somebody. */
    ABUSIVE,
    /** The law forbids to keep it. */
    ILLICIT
}
