package org.abri.application.journal;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about the record of what was done. */
public record JournalRoom(ReadJournal readJournal, VerifyJournal verifyJournal) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static JournalRoom of(Ports ports, Inside inside) {
        return new JournalRoom(new ReadJournal(ports, inside), new VerifyJournal(ports));
    }
}
