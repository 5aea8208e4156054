package org.abri.web.journal;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.journal.ReadJournal;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.ItemId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/** PRI-3: the owner reads who did what, for programs. */
@Api
@Controller(Api.AT)
final class JournalApi {
    /** {@code relay} only for staff of a relay; no name for the owner and the service. */
    @Serdeable.Serializable
    record ActorJson(String kind, @Nullable String name, @Nullable String relay) {
        static ActorJson of(Actor actor) {
            return switch (actor) {
                case Actor.Owner() -> new ActorJson("OWNER", null, null);
                case Actor.Staff staff -> new ActorJson("STAFF", staff.name(), staff.relayName());
                case Actor.Worker(var account, var name) -> new ActorJson("WORKER", name, null);
                case Actor.Service() -> new ActorJson("SERVICE", null, null);
            };
        }
    }

    /** {@code times} when it was done again within a day; {@code unreadable} alone, and true, for an entry that rests damaged. */
    @Serdeable.Serializable
    record EventJson(@Nullable Instant at, @Nullable ActorJson by, @Nullable String act,
            @Nullable String item,
            @Nullable String subject,
            @Nullable Integer times,
            @Nullable Boolean unreadable) {
        static EventJson of(ReadJournal.Line line) {
            return line.entry().event().map(event -> of(event, line.times()))
                    .orElseGet(() -> new EventJson(null, null, null, null, null, null, true));
        }

        private static EventJson of(Event event, int times) {
            return new EventJson(event.at(), ActorJson.of(event.actor()), event.act().name(),
                    event.item().map(ItemId::toString).orElse(null), event.subject(),
                    times == 1 ? null : times, null);
        }
    }

    /** {@code before} is what to ask for next; null at the beginning of the record. */
    @Serdeable.Serializable
    record JournalJson(List<EventJson> events, @Nullable Long before) {
        static JournalJson of(ReadJournal.Read read) {
            return new JournalJson(read.lines().stream().map(EventJson::of).toList(),
                    read.before().orElse(null));
        }
    }

    private final Abri abri;

    JournalApi(Abri abri) {
        this.abri = abri;
    }

    /** The newest first. */
    @Get("/vault/journal")
    JournalJson readJournal(@Found Shelf shelf, @Nullable @QueryValue Long before) {
        return JournalJson
                .of(Answers.of(abri.journal().readJournal().read(shelf.by(), shelf.vault(),
                        Optional.ofNullable(before))));
    }
}
