package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.relay.Registrations;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.SupportingPaper;

/** Registrations in memory, with their documents. */
final class MemoryRegistrations implements Registrations {
    private record Paper(RegistrationId of, SupportingPaper paper, byte[] bytes) {}

    private final Table<RegistrationId, Registration> registrations;
    private final Table<RegistrationId, Reference> references;
    private final Table<PaperId, Paper> papers;

    MemoryRegistrations(Memory memory) {
        this.registrations = new Table<>(memory);
        this.references = new Table<>(memory);
        this.papers = new Table<>(memory);
    }

    @Override
    public void add(Registration registration, Reference reference) {
        registrations.add(registration.id(), registration);
        references.put(registration.id(), reference);
    }

    @Override
    public void refer(RegistrationId id, Reference reference) {
        if (registrations.has(id)) {
            references.put(id, reference);
        }
    }

    @Override
    public void save(Registration changed) {
        registrations.change(changed.id(), changed);
    }

    @Override
    public Optional<Registration> find(RegistrationId id) {
        return registrations.find(id);
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public Optional<Registration> lock(RegistrationId id) {
        return find(id);
    }

    @Override
    public Optional<RegistrationId> ofReference(Reference reference) {
        return references.keys().filter(id -> references.find(id).filter(reference::equals).isPresent())
                .findFirst();
    }

    @Override
    public List<Registration> list(boolean waiting, Listing wanted) {
        return registrations.rows()
                .filter(one -> waiting == (one.state() == Registration.State.WAITING))
                .filter(one -> wanted.after().map(mark -> mark(one).isAfter(mark)).orElse(true))
                .sorted(Comparator.comparing(Registration::sentAt)
                        .thenComparing(one -> one.id().value()).reversed())
                .limit(wanted.most() + 1L).toList();
    }

    private static Listing.Mark mark(Registration one) {
        return new Listing.Mark(one.sentAt(), one.id().value());
    }

    @Override
    public boolean fewerWait(int than) {
        return registrations.rows()
                .filter(one -> one.state() == Registration.State.WAITING && one.documented()).count() < than;
    }

    @Override
    public void addPaper(RegistrationId registration, SupportingPaper paper, byte[] bytes) {
        papers.add(paper.id(), new Paper(registration, paper, bytes.clone()));
    }

    @Override
    public List<SupportingPaper> papers(RegistrationId registration) {
        return papers.rows().filter(kept -> kept.of().equals(registration)).map(Paper::paper)
                .sorted(Comparator.comparing(SupportingPaper::addedAt)
                        .thenComparing(paper -> paper.id().value()))
                .toList();
    }

    @Override
    public Optional<byte[]> bytes(RegistrationId registration, PaperId paper) {
        return papers.find(paper).filter(kept -> kept.of().equals(registration))
                .map(kept -> kept.bytes().clone());
    }

    @Override
    public void removePapers(RegistrationId registration) {
        papers.removeIf(kept -> kept.of().equals(registration));
    }

    @Override
    public int removeErased(Instant now) {
        var erased = registrations.rows().filter(one -> !one.erasedAt().isAfter(now)).map(Registration::id)
                .toList();
        erased.forEach(id -> {
            removePapers(id);
            references.remove(id);
            registrations.remove(id);
        });
        return erased.size();
    }
}
