package org.abri.web.moderation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.moderation.SeeUnusualUses;
import org.abri.application.moderation.SeeUnusualUses.SeenUse;
import org.abri.domain.relay.Relay;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Visitor;

/** SEC-6: what was used more than is usual, for programs of managers and operators. */
@Api
@Controller(Api.AT)
final class UnusualUsesApi {
    /**
     * {@code tool}: SEARCH, AFFILIATION, OPENING, RECOVERY, LOCK, LOST_FACTOR, RENEWAL, RECTIFICATION or INVITATION; {@code username}
     * and {@code name}: none when that account is gone; {@code relay}: none of an operator.
     */
    @Serdeable.Serializable
    record UnusualUseJson(String tool, String account, @Nullable String username, @Nullable String name,
            @Nullable String relay, @Nullable String relayName, Instant at) {
        static UnusualUseJson of(SeenUse seen) {
            return new UnusualUseJson(seen.use().tool().name(), seen.use().by().toString(),
                    seen.by().map(who -> who.username().value()).orElse(null),
                    seen.by().map(who -> who.name().full()).orElse(null),
                    seen.use().relay().map(Object::toString).orElse(null),
                    seen.relay().map(Relay::name).orElse(null), seen.use().at());
        }
    }

    @Serdeable.Serializable
    record UnusualUsesJson(List<UnusualUseJson> uses, @Nullable String next) {
        static UnusualUsesJson of(Listed<SeenUse> part) {
            return new UnusualUsesJson(part.lines().stream().map(UnusualUseJson::of).toList(),
                    part.next().map(Listing.Mark::text).orElse(null));
        }
    }

    private final Abri abri;

    UnusualUsesApi(Abri abri) {
        this.abri = abri;
    }

    private SeeUnusualUses uses() {
        return abri.moderation().seeUnusualUses();
    }

    @InParts
    @Get("/relays/{relay}/unusual-uses")
    UnusualUsesJson listUnusualUsesOfRelay(@Found Desk desk, @Found Listing wanted) {
        return UnusualUsesJson.of(Answers.of(uses().list(desk.by(), desk.relay(), wanted)));
    }

    @InParts
    @Get("/unusual-uses")
    UnusualUsesJson listUnusualUses(@Found Visitor visitor, @Found Listing wanted) {
        return UnusualUsesJson.of(Answers.of(uses().list(visitor.viewpoint(), wanted)));
    }
}
