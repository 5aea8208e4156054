package org.abri.domain.vault;

/**
 * Which of an item's states somebody saw: each change of what it says or of who sees it makes the next one. Whoever changes
 * what others may change too says from which they came, so that nobody's words are lost unseen.
 */
public record Version(long number) {
    public static final Version FIRST = new Version(1);

    public Version {
        if (number < 1) { throw new IllegalArgumentException("versions count from one"); }
    }

    Version next() {
        return new Version(number + 1);
    }
}
