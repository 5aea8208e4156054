package org.abri.bootstrap;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.crypto.TinkCryptography;
import org.abri.persistence.backup.Backups;
import org.abri.persistence.backup.RestoreBackup;

/** OPS-2: what restoring and its drill have in common: a backup goes into an empty place, and all of it is read again there. */
final class Restoring {
    private Restoring() {}

    private static RestoreBackup.Restored restored(Backups from, Optional<String> name, Settings into,
            Task told) {
        var composition = new Composition();
        try (var elsewhere = composition.keysElsewhere(into)) {
            return new RestoreBackup(from, TinkCryptography.load(into.masterKeyFile(), elsewhere)).restore(
                    name,
                    into.database(), composition.blobs(into, composition.plugins(into)),
                    copied -> told.tell(copied, "documents and drawings restored"));
        }
    }

    /** Answers what the program ends with: {@link Obstacle#ALTERED} when a journal or a document is not as it was. */
    static int restore(Backups from, Optional<String> name, Settings into, Task told) {
        var findings = new Findings();
        StartChecks.data(into, findings);
        findings.orGoOn();
        var began = System.nanoTime();
        var restored = restored(from, name, into, told);
        var out = told.out();
        out.println("Backup " + restored.name() + " is restored: " + restored.rows() + " rows, "
                + restored.keySets() + " key sets, " + restored.blobs() + " documents and drawings.");
        if (restored.lost() > 0) {
            out.println(restored.lost() + " documents or drawings were lost before it was taken.");
        }
        // Opening it erases again whoever was erased since (CRY-6).
        try (var context = Main.context(into)) {
            var abri = context.getBean(Abri.class);
            abri.maintenance().keepMaintenance().restored(restored.name());
            var journals = abri.journal().verifyJournal().verify();
            VerifyJournalCommand.print(journals, out);
            var documents = abri.vault().verifyDocuments()
                    .verify(read -> told.tell(read, "documents read"));
            VerifyDocumentsCommand.print(documents, out);
            out.println("It took " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s.");
            if (!journals.whole() || !documents.whole()) { return Obstacle.ALTERED; }
            return journals.allRead() && documents.allRead() ? Obstacle.DONE : Obstacle.OUTAGE;
        }
    }
}
