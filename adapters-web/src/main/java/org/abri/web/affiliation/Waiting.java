package org.abri.web.affiliation;

import java.time.Instant;
import java.util.stream.Stream;
import org.abri.application.relay.KeepTeam;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Renewal;
import org.abri.web.face.Page;

/**
 * What waits at a desk for whoever keeps the team.
 *
 * @param what {@code RENEWAL}: a way in that whoever looks may approve; {@code MANAGER}: that a colleague becomes a manager,
 *             which an operator answers
 */
public record Waiting(What what, AccountId colleague, String name, Instant since) {
    public enum What {
        RENEWAL, MANAGER
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
