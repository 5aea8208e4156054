package org.abri.domain.vault;

/**
 * LAW-4: whether a person lets the service draw what their papers look like. They are asked once, and say otherwise whenever
 * they like. The names are stored: they are never renamed, only added to.
 */
public enum PreviewWish {
    NOT_ASKED, WISHED, NOT_WISHED
}
