package org.abri.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list is wanted (pagination by key): at most {@code most} lines, from the first or after a mark. It costs
 * the same wherever the list is entered, and what is added or removed meanwhile shows no line twice.
 */
public record Listing(Optional<Mark> after, int most) {
    /** The longest part that is given at once. */
    public static final int MOST = 200;
    public static final int USUAL = 50;

    public Listing {
        most = Math.clamp(most, 1, MOST);
    }

    /** The same, with no more lines than that. */
    public Listing upTo(int fewer) {
        return new Listing(after, Math.min(most, fewer));
    }

    /** The beginning of a list. */
    public static Listing first(int most) {
        return new Listing(Optional.empty(), most);
    }

    /** Where a list goes on: after the line of that time and id. Lists show the newest first, and of one time by id. */
    public record Mark(Instant at, UUID id) {
        private static final String BETWEEN = ".";

        /** For addresses; {@link #parse} reads it. */
        public String text() {
            return at.toEpochMilli() + BETWEEN + id;
        }

        /** Empty when it is no mark. */
        public static Optional<Mark> parse(String text) {
            var dot = text.indexOf(BETWEEN);
            try {
                return Optional.of(new Mark(Instant.ofEpochMilli(Long.parseLong(text, 0, dot, 10)),
                        UUID.fromString(text.substring(dot + 1))));
            } catch (RuntimeException noMark) {
                return Optional.empty();
            }
        }

        /** The order of lists: whether this comes after {@code other}. */
        public boolean isAfter(Mark other) {
            return at.isBefore(other.at) || (at.equals(other.at) && id.compareTo(other.id) < 0);
        }
    }
}
