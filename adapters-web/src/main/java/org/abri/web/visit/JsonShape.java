package org.abri.web.visit;

import org.abri.web.budget.Bounds;

/**
 * WEB-3, GATE-5: the shape of a JSON text, found in one pass over its bytes and without keeping any: how deep it goes, how
 * much is in it, and whether it ends where its first value does. What holds it to the grammar is the reader that comes
 * after, for whom nothing is left that could take long.
 *
 * @param names   how many fields the outermost object has
 * @param parts   how many values there are, in whatever
 * @param depth   how many objects and lists are in one another
 * @param longest the longest of what is not in quotes: a number, most of all
 * @param alone   whether nothing but blanks comes after it
 */
record JsonShape(int names, int parts, int depth, int longest, boolean alone) {
    static JsonShape of(byte[] json) {
        return new Reading(json).shape();
    }

    /** Whether it may be read, by somebody who wants at most so many fields. */
    boolean isWithin(int mostFields) {
        return alone && names <= mostFields && parts <= 2 * mostFields && depth <= Bounds.DEEPEST_JSON
                && longest <= Bounds.LONGEST_NUMBER;
    }

    private static final class Reading {
        private final byte[] json;
        private int names;
        private int parts = 1;
        private int deepest;
        private int longest;
        private int depth;
        private int bare;
        private boolean ended;
        private boolean alone = true;

        Reading(byte[] json) {
            this.json = json;
        }

        JsonShape shape() {
            for (int at = 0; at < json.length; at++) {
                switch (json[at]) {
                    case ' ', '\t', '\r', '\n' -> bare = 0;
                    case '"' -> {
                        at = endOfText(at);
                        value();
                    }
                    case '{', '[' -> {
                        value();
                        depth++;
                        deepest = Math.max(deepest, depth);
                    }
                    case '}', ']' -> {
                        value();
                        depth--;
                        ended |= depth <= 0;
                    }
                    case ',' -> {
                        value();
                        parts++;
                    }
                    case ':' -> {
                        value();
                        names += depth == 1 ? 1 : 0;
                    }
                    default -> {
                        alone &= !ended;
                        bare++;
                        longest = Math.max(longest, bare);
                    }
                }
            }
            return new JsonShape(names, parts, deepest, longest, alone);
        }

        private void value() {
            bare = 0;
            alone &= !ended;
        }

        /** Where the quote is that ends it, or the end of all. */
        private int endOfText(int from) {
            var at = from + 1;
            while (at < json.length && json[at] != '"') {
                at += json[at] == '\\' ? 2 : 1;
            }
            return at;
        }
    }
}
