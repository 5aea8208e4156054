package org.abri.domain.vault;

/**
 * VLT-1: which kind of paper a document is to its owner; LAW-4: it is sealed like its title, since it tells of a life. The
 * names are stored: they are never renamed, only added to.
 */
public enum PaperKind {
    /** Who somebody is: identity card, passport, birth certificate. */
    IDENTITY,
    /** That they may be where they are: residence permit, request for asylum. */
    RESIDENCE, HEALTH, HOUSING, WORK,
    /** What they live on: pay slips, benefits, taxes. */
    INCOME, FAMILY, SCHOOL,
    /** Whatever else, and as long as nobody has said. */
    OTHER
}
