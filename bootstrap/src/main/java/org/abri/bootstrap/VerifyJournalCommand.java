package org.abri.bootstrap;

import java.io.PrintWriter;
import org.abri.application.journal.VerifyJournal;
import org.abri.application.journal.VerifyJournal.Alteration;
import picocli.CommandLine.Command;

@Command(name = "verify-journal",
        description = "Reads every journal again and holds it against its published heads (LOG-1). Ends with 1 when one was altered, with 3 when one could not be read.")
final class VerifyJournalCommand extends Task {
    @Override
    public Integer call() {
        return onAbri(service -> {
            var report = service.journal().verifyJournal().verify();
            print(report, out());
            if (!report.whole()) { return Obstacle.ALTERED; }
            return report.allRead() ? Obstacle.DONE : Obstacle.OUTAGE;
        });
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
