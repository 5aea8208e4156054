package org.abri.domain.vault;

/**
 * How a document is turned before it is shown: pages that were photographed or scanned on their side stand upright then. The
 * names are stored: they are never renamed, only added to.
 */
public enum Turn {
    UPRIGHT, RIGHT, UPSIDE_DOWN, LEFT;

    /** A quarter turn more, clockwise. */
    public Turn right() {
        return switch (this) {
            case UPRIGHT -> RIGHT;
            case RIGHT -> UPSIDE_DOWN;
            case UPSIDE_DOWN -> LEFT;
            case LEFT -> UPRIGHT;
        };
    }

    /** A quarter turn more, the other way. */
    public Turn left() {
        return right().right().right();
    }
}
