package org.abri.web.affiliation;

import java.time.Instant;
import java.util.stream.Stream;
import org.abri.application.moderation.SeeUnusualUses.SeenUse;
import org.abri.application.relay.KeepTeam;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Renewal;
import org.abri.web.face.Page;

/**
 * What waits at a desk for whoever keeps the team.
 *
 * @param what {@code RENEWAL}: a way in that whoever looks may approve; {@code MANAGER}: that a colleague becomes a manager,
 *             which an operator answers; {@code UNUSUAL_USE}: that a colleague used something more than is usual (SEC-6)
 */
public record Waiting(What what, AccountId colleague, String name, Instant since) {
    /** By its drawing. */
    public String icon() {
        return switch (what) {
            case RENEWAL -> "key";
            case MANAGER -> "person";
            case UNUSUAL_USE -> "warn";
        };
    }

    public enum What {
        RENEWAL, MANAGER, UNUSUAL_USE
    }

    static Stream<Waiting> of(SeenUse seen) {
        return seen.by().filter(who -> seen.recent()).map(who -> new Waiting(What.UNUSUAL_USE, who.id(),
                who.name().full(), seen.use().at())).stream();
    }

    static Stream<Waiting> of(KeepTeam.Member member, Page page, Viewpoint by) {
        return Stream.concat(
                member.renewal().map(KeepTeam.SeenRenewal::renewal).stream()
                        .filter(renewal -> page.isOpen(renewal) && renewal.stage() == Renewal.Stage.WAITING
                                && by.who().filter(who -> who.equals(renewal.askedBy())
                                        || who.equals(renewal.account())).isEmpty())
                        .map(renewal -> new Waiting(What.RENEWAL, member.account(), member.name().full(),
                                renewal.askedAt())),
                member.membership().asked().stream().map(asked -> new Waiting(What.MANAGER, member.account(),
                        member.name().full(), asked.at())));
    }
}
