package org.abri.application.relay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.SupportingPaper;

/**
 * REL-1: the registration forms that entities sent, with their documents, which rest with them: they are few and small, and go
 * as they do. Inside units of work only.
 */
public interface Registrations {
    /** Throws {@link IllegalStateException}, a bug, if there is one of that id. */
    void add(Registration registration, Reference reference);

    /** That it leads there from now on, in place of the one before. Of one that is not there, nothing. */
    void refer(RegistrationId id, Reference reference);

    /** With its decision, or with {@linkplain Registration#withDocuments documents}. Throws {@link IllegalStateException}, a bug, if there is none of that id. */
    void save(Registration changed);

    /** Empty when there is none, or no longer. */
    Optional<Registration> find(RegistrationId id);

    /** As {@link #find}; whoever else locks that one waits until this unit of work ends. */
    Optional<Registration> lock(RegistrationId id);

    /** Where that reference leads; empty when nowhere. */
    Optional<RegistrationId> ofReference(Reference reference);

    /** Those that wait, or those that were decided; the newest first, one more than wanted if there is one. */
    List<Registration> list(boolean waiting, Listing wanted);

    /** Whether fewer than so many wait that are {@linkplain Registration#documented documented}. */
    boolean fewerWait(int than);

    /** Throws {@link IllegalStateException}, a bug, if there is one of that id. */
    void addPaper(RegistrationId registration, SupportingPaper paper, byte[] bytes);

    /** Of that registration, the first one first. */
    List<SupportingPaper> papers(RegistrationId registration);

    /** Of a document of that registration; empty when there is none. */
    Optional<byte[]> bytes(RegistrationId registration, PaperId paper);

    /** All of that registration. Removing what is not there changes nothing. */
    void removePapers(RegistrationId registration);

    /** Those that are {@linkplain Registration#erasedAt erased} at or before {@code now}, with their documents; answers how many. */
    int removeErased(Instant now);
}
