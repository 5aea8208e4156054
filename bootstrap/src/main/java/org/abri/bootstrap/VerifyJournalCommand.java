package org.abri.bootstrap;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Abri;
import org.abri.application.Outage;
import org.abri.application.journal.VerifyJournal;
import org.abri.application.journal.VerifyJournal.Alteration;
import org.abri.application.watch.Round;
import org.abri.domain.journal.Chain;
import org.abri.domain.vault.VaultId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "verify-journal",
        description = "Reads every journal again and holds it against its published heads (LOG-1). Ends with 1 when one was altered, with 3 when one could not be read.")
final class VerifyJournalCommand extends Task {
    @Option(names = "--from",
            description = "Goes on after that journal, by its id, where a verification was cut off.") private @Nullable String from;

    private Optional<Chain> reached = Optional.empty();

    @Override
    public Integer call() {
        var after = fromAsked();
        return onAbri(service -> {
            var report = verified(service, after);
            print(report, out());
            if (after.isEmpty()) {
                note(service, report.breaks().size());
            }
            if (!report.whole()) { return Obstacle.ALTERED; }
            return report.allRead() ? Obstacle.DONE : Obstacle.OUTAGE;
        });
    }

    private Optional<Chain> fromAsked() {
        try {
            return Optional.ofNullable(from).map(UUID::fromString)
                    .map(VerifyJournalCommand::chain);
        } catch (IllegalArgumentException noId) {
            throw new StartRefused("--from must be the id of a journal.");
        }
    }

    private static Chain chain(UUID key) {
        var service = new Chain.OfService();
        return key.equals(service.key()) ? service : new Chain.OfVault(new VaultId(key));
    }

    /** Says how far it came before it passes on that the storage does not answer any more. */
    private VerifyJournal.Report verified(Abri service, Optional<Chain> after) {
        reached = after;
        try {
            return service.journal().verifyJournal().verify(after, (chain, entries) -> {
                reached = Optional.of(chain);
                tell(entries, "entries read, up to journal " + chain.key());
            });
        } catch (Outage cutOff) {
            reached.ifPresent(
                    chain -> errors().println("To go on from here: verify-journal --from " + chain.key()));
            throw cutOff;
        }
    }

    /** What was found counts, whether it can be kept or not. */
    private void note(Abri service, long breaks) {
        try {
            service.watch().noteRounds().done(Round.JOURNAL, breaks);
        } catch (Outage readOnly) {
            errors().println("That journals were verified could not be noted.");
        }
    }

    static void print(VerifyJournal.Report report, PrintWriter out) {
        out.println(report.chains() + " journals, " + report.entries() + " entries read, "
                + report.erased() + " journals of people who were erased.");
        report.breaks().forEach(found -> out.println("ALTERED: journal " + found.chain().key()
                + " from entry " + found.number() + " on: " + said(found.how()) + "."));
        report.unread().forEach(found -> out.println("COULD NOT READ: journal " + found.chain().key()
                + ", entry " + found.number() + "."));
        if (report.unreadPublished() > 0) {
            out.println("COULD NOT READ: " + report.unreadPublished() + " lines of the published heads.");
        }
    }

    private static String said(Alteration how) {
        return switch (how) {
            case ENTRIES -> "entries were changed, taken out or put in";
            case NOT_AS_PUBLISHED -> "it stood elsewhere when that was published";
            case CHAIN_GONE -> "it was published, and is gone";
            case VAULT_WITHOUT_CHAIN -> "there is the vault, and no journal";
            case CHAIN_WITHOUT_VAULT -> "there is the journal, and no vault";
        };
    }
}
