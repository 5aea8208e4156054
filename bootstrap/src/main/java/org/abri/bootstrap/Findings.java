package org.abri.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** OPS-1: whatever keeps a set-up from running, as far as it was looked for. */
final class Findings {
    private final List<Obstacle> all = new ArrayList<>();

    /** Something that an operator must mend, in one sentence that holds no secret. */
    void refuse(String sentence) {
        all.add(new Obstacle(Obstacle.REFUSED, sentence));
    }

    void refuseIf(boolean wrong, String sentence) {
        if (wrong) {
            refuse(sentence);
        }
    }

    /** Does it, and keeps what stands in its way; a bug passes through. Answers whether nothing did. */
    boolean whileDoing(Runnable something) {
        try {
            something.run();
            return true;
        } catch (RuntimeException failure) {
            all.add(Obstacle.in(failure).orElseThrow(() -> failure));
            return false;
        }
    }

    List<Obstacle> all() {
        return List.copyOf(all);
    }

    /** Throws {@link StartRefused} with the first one. */
    void orGoOn() {
        if (!all.isEmpty()) { throw new StartRefused(all.getFirst().sentence()); }
    }
}
