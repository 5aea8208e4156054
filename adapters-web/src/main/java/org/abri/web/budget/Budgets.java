package org.abri.web.budget;

import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * WEB-3: what all requests share, in one place: connections, bodies that are coming in, answers that were not taken yet,
 * documents on their way in and out.
 */
@Singleton
public final class Budgets {
    /** Of one address, at most one part in so many of what all have. */
    private static final int SHARE = 4;

    private final BudgetSettings settings;
    private final Room connections;
    private final Room bodies;
    private final Room answers;
    private final Limited streams;
    private final Limited uploads;

    Budgets(BudgetSettings settings) {
        this.settings = settings;
        var most = settings.mostConnections();
        connections = new Room(most, most / SHARE, Door::idleFor, 0);
        var bytes = settings.mostBodyBytes();
        var grace = settings.grace().toNanos();
        bodies = new Room(bytes, bytes / SHARE, Door::bodyLateBy, grace);
        var waiting = settings.mostAnswerBytes();
        answers = new Room(waiting, waiting, Door::notTakenFor, grace);
        streams = new Limited(settings.mostStreams(), settings.streamsPerAccount());
        uploads = new Limited(Math.max(1, bytes / Door.MOST_HELD), settings.uploadsPerAccount());
    }

    BudgetSettings settings() {
        return settings;
    }

    Room connections() {
        return connections;
    }

    Room bodies() {
        return bodies;
    }

    Room answers() {
        return answers;
    }

    /** A document on its way out to that account. Throws the answer "busy" when there are too many. */
    public Slot stream(String account) {
        return streams.take(Optional.of(account), 1).orElseThrow(Turned.BUSY::problem);
    }

    /** A document on its way in from that account; as {@link #stream}. */
    public Slot upload(String account) {
        return uploads.take(Optional.of(account), 1).orElseThrow(Turned.BUSY::problem);
    }

    /** How much is taken now, for whoever watches over it. */
    public Taken taken() {
        return new Taken(connections.taken(), bodies.taken(), answers.taken(), streams.taken(),
                uploads.taken());
    }

    /** How many connections, bytes of bodies, bytes of answers, documents going out and coming in there are. */
    public record Taken(long connections, long bodyBytes, long answerBytes, long streams, long uploads) {}
}
