package org.abri.application.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.abri.application.memory.InMemory.Job;
import org.abri.application.sms.SentSms;
import org.abri.application.watch.Condition;
import org.abri.application.watch.Conditions;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Round;
import org.abri.domain.sms.SmsState;
import org.abri.domain.vault.Vault;

/** How what rests in memory does, counted anew each time. */
final class MemoryConditions implements Conditions {
    private static final int ALL_PERCENT = 100;

    private record Kind(String provider, SmsState state) {}

    private final Table<Round, Round.Done> rounds;
    private final MemoryJobs jobs;
    private final MemoryOutbox outbox;
    private final MemorySmsStates states;
    private final MemoryVaults vaults;
    private final MemoryFindings findings;

    MemoryConditions(Memory memory, MemoryJobs jobs, MemoryOutbox outbox, MemorySmsStates states,
            MemoryVaults vaults, MemoryFindings findings) {
        this.rounds = new Table<>(memory);
        this.jobs = jobs;
        this.outbox = outbox;
        this.states = states;
        this.vaults = vaults;
        this.findings = findings;
    }

    @Override
    public Condition at(Instant now) {
        return new Condition(waiting(now), new Condition.Messages(outbox.count(), lately(now)),
                vaults.rows().count(), vaults.rows().filter(MemoryConditions::isNearlyFull).count(),
                findings.rows().collect(Collectors.groupingBy(Finding::harm, Collectors.counting())),
                latest());
    }

    /** A job that failed here waits as if it had not been tried. */
    private Condition.Waiting waiting(Instant now) {
        var due = jobs.dueAt(now);
        return new Condition.Waiting(due.size(), due.stream().findFirst().map(Job::at), 0);
    }

    private List<Condition.Became> lately(Instant now) {
        return states.rows()
                .filter(sms -> !sms.at().isBefore(now.minus(Condition.LATELY)) && !sms.at().isAfter(now))
                .collect(Collectors.groupingBy(MemoryConditions::kind, Collectors.counting())).entrySet()
                .stream().map(counted -> new Condition.Became(counted.getKey().provider(),
                        counted.getKey().state(), counted.getValue()))
                .toList();
    }

    private static Kind kind(SentSms sms) {
        return new Kind(sms.provider(), sms.state());
    }

    private static boolean isNearlyFull(Vault vault) {
        return vault.used() * ALL_PERCENT >= vault.quota() * Condition.NEARLY_FULL_PERCENT;
    }

    private Map<Round, Round.Done> latest() {
        var latest = new HashMap<Round, Round.Done>();
        for (var round : Round.values()) {
            rounds.find(round).ifPresent(done -> latest.put(round, done));
        }
        return latest;
    }

    @Override
    public void done(Round round, Round.Done done) {
        rounds.put(round, done);
    }
}
