package org.abri.application.vault;

import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;

/** LAW-4: what the service does with the documents of vaults by itself, for whoever wishes it. */
public final class ProcessDocuments {
    private final DrawPreviews drawPreviews;
    private final ReadDocuments readDocuments;

    ProcessDocuments(Ports ports, Inside inside, Contents contents, DrawnSheets sheets) {
        drawPreviews = new DrawPreviews(ports, inside, contents, sheets);
        readDocuments = new ReadDocuments(ports, inside, contents);
    }

    /**
     * Does it with some documents of that vault, and asks for the next run when there may be more; when its owner no longer
     * wishes it, forgets everything that was made. Throws {@link Outage} when it cannot be done now.
     */
    public void process(Processing processing, VaultId vault) {
        switch (processing) {
            case PREVIEWS -> drawPreviews.process(vault);
            case READING -> readDocuments.process(vault);
        }
    }
}
