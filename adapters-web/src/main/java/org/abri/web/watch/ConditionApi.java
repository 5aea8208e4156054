package org.abri.web.watch;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.watch.Condition;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Round;
import org.abri.application.watch.SeeCondition.Seen;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;

/** CRY-7, OPS-1: how the service does, for programs of operators. */
@Api
@Controller(Api.AT)
final class ConditionApi {
    /** {@code oldest}: when the first of those that are due should have begun. */
    @Serdeable.Serializable
    record JobsJson(long due, @Nullable Instant oldest, long failing) {}

    /** {@code state}: LEFT, UNKNOWN, DELIVERED, NOT_DELIVERED, NUMBER_CANNOT_RECEIVE, REFUSED or TOO_LATE; of the last day. */
    @Serdeable.Serializable
    record SmsJson(String provider, String state, long count) {
        static SmsJson of(Condition.Became became) {
            return new SmsJson(became.provider(), became.state().name(), became.count());
        }
    }

    /** {@code round}: DOCUMENTS, JOURNAL or BACKUP; {@code flaws}: what was altered, damaged or missing then. */
    @Serdeable.Serializable
    record RoundJson(String round, Instant at, long flaws, long unnamed) {}

    /** {@code harm}: ROW_DAMAGED, MISSING or DAMAGED. */
    @Serdeable.Serializable
    record FindingJson(String item, String vault, String harm, Instant since) {
        static FindingJson of(Finding finding) {
            return new FindingJson(finding.item().toString(), finding.vault().toString(),
                    finding.harm().name(), finding.since());
        }
    }

    /** {@code findings}: the first of the {@code harmed} documents. */
    @Serdeable.Serializable
    record ConditionJson(JobsJson jobs, long smsWaiting, List<SmsJson> sms, long vaults, long nearlyFull,
            List<RoundJson> rounds, long harmed, List<FindingJson> findings) {
        static ConditionJson of(Seen seen) {
            var now = seen.condition();
            return new ConditionJson(
                    new JobsJson(now.jobs().due(), now.jobs().oldest().orElse(null), now.jobs().failing()),
                    now.sms().waiting(), now.sms().lately().stream().map(SmsJson::of).toList(),
                    now.vaults(), now.nearlyFull(),
                    now.rounds().entrySet().stream().sorted(Map.Entry.comparingByKey())
                            .map(one -> json(one.getKey(), one.getValue())).toList(),
                    now.allHarmed(), seen.findings().stream().map(FindingJson::of).toList());
        }

        private static RoundJson json(Round round, Round.Done done) {
            return new RoundJson(round.name(), done.at(), done.flaws(), done.unnamed());
        }
    }

    private final Abri abri;

    ConditionApi(Abri abri) {
        this.abri = abri;
    }

    @Get("/condition")
    ConditionJson seeCondition(@Found Visitor visitor) {
        return ConditionJson.of(Answers.of(abri.watch().seeCondition().see(visitor.viewpoint())));
    }
}
