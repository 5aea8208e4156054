package org.abri.bootstrap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.abri.application.maintenance.KeepMaintenance;
import org.abri.domain.maintenance.Maintenance.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "maintenance",
        description = "Announces that the service will be closed, closes it, or opens it again, on all nodes within seconds (AVL-1).")
final class MaintenanceCommand extends Task {
    private enum What {
        announce, on, off
    }

    @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}.") private @Nullable What what;

    @Option(names = "--from",
            description = "To announce: from when, by the clock of this machine, such as 2026-12-01T22:00.") private @Nullable String from;

    @Option(names = "--until", description = "To announce: until when.") private @Nullable String until;

    @Override
    public Integer call() {
        var period = period();
        return onAbri(service -> done(service.maintenance().keepMaintenance(), period));
    }

    private int done(KeepMaintenance keep, Optional<Period> period) {
        if (period.isPresent()) {
            if (!keep.announce(period.get())) {
                throw new StartRefused("What is announced would be over already.");
            }
            out().println("Every page says it now.");
        } else if (what == What.on) {
            keep.begin();
            out().println("The service is closed. What is under way goes on to its end.");
        } else {
            keep.end();
            out().println("The service is open, and nothing is announced.");
        }
        return Obstacle.DONE;
    }

    private Optional<Period> period() {
        if (what != What.announce) {
            if (from != null || until != null) {
                throw new StartRefused("--from and --until are for maintenance announce.");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new Period(moment("--from", from), moment("--until", until)));
        } catch (IllegalArgumentException backwards) {
            throw new StartRefused("--until must come after --from.");
        }
    }

    private static Instant moment(String option, @Nullable String typed) {
        try {
            return LocalDateTime.parse(String.valueOf(typed)).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException notOne) {
            throw new StartRefused(option + " must be a day and a time, such as 2026-12-01T22:00.");
        }
    }
}
