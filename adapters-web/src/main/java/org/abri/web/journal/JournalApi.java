package org.abri.web.journal;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.journal.ReadJournal;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.ItemId;
import org.abri.web.access.Answers;
import org.abri.web.affiliation.Sides;
import org.abri.web.session.Visitor;
import org.jspecify.annotations.Nullable;

/** PRI-3: the owner reads who did what, for programs. */
@Controller("/api/v1/vault/journal")
@ExecuteOn(TaskExecutors.BLOCKING)
final class JournalApi {
    private static final int LAST_PAGE = 1_000_000;

    /** {@code name} and {@code relay} only for staff of a relay. */
    @Serdeable.Serializable
    record ActorJson(String kind, @Nullable String name, @Nullable String relay) {
        static ActorJson of(Actor actor) {
            return switch (actor) {
                case Actor.Owner() -> new ActorJson("OWNER", null, null);
                case Actor.Staff staff -> new ActorJson("STAFF", staff.name(), staff.relayName());
                case Actor.Worker(var account) -> new ActorJson("WORKER", null, null);
                case Actor.Service() -> new ActorJson("SERVICE", null, null);
            };
        }
    }

    @Serdeable.Serializable
    record EventJson(Instant at, ActorJson by, String act, @Nullable String item, String subject) {
        static EventJson of(Event event) {
            return new EventJson(event.at(), ActorJson.of(event.actor()), event.act().name(),
                    event.item().map(ItemId::toString).orElse(null),
                    event.subject());
        }
    }

    @Serdeable.Serializable
    record JournalJson(List<EventJson> events, boolean more) {}

    private final Abri abri;

    JournalApi(Abri abri) {
        this.abri = abri;
    }

    /** The newest first; {@code page} counts from 0. */
    @Get
    JournalJson read(Visitor visitor, @QueryValue(defaultValue = "0") int page) {
        var by = Sides.owner(visitor);
        return switch (abri.readJournal()
                .read(new ReadJournal.Command(by, by.vault(), Math.clamp(page, 0, LAST_PAGE)))) {
            case ReadJournal.Outcome.Read(var events, var more) ->
                    new JournalJson(events.stream().map(EventJson::of).toList(), more);
            case ReadJournal.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }
}
