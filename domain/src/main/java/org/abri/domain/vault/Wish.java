package org.abri.domain.vault;

/**
 * LAW-4: whether a person lets the service do something with their papers. They are asked, and say otherwise whenever they
 * like. The names are stored: they are never renamed, only added to.
 */
public enum Wish {
    NOT_ASKED, WISHED, NOT_WISHED
}
