package org.abri.domain.vault;

/** VLT-1: the kinds of item. The names are stored: they are never renamed, only added to. */
public enum ItemKind {
    DOCUMENT, NOTE
}
