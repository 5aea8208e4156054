package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.REGISTRATION;
import static org.abri.persistence.schema.Tables.REGISTRATION_PAPER;
import static org.jooq.impl.DSL.select;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.relay.Registrations;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.Registration.State;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.SupportingPaper;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Listings;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.RegistrationPaperRecord;
import org.abri.persistence.schema.tables.records.RegistrationRecord;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Registrations in SQL, with their documents; all that was written in them sealed with the service's own key set. */
@Singleton
final class SqlRegistrations implements Registrations {
    private static final String PURPOSE = "registration";
    private static final int NAME = 1;
    private static final int TYPE = 2;
    private static final int BYTES = 1;

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;
    private final BlindKeys blind;

    SqlRegistrations(DSLContext sql, Sealing sealing, Bound bound, BlindKeys blind) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
        this.blind = blind;
    }

    @Override
    public void add(Registration registration, Reference reference) {
        sealing.makeKeySet(KeyOwner.SERVICE);
        sql.executeInsert(row(registration, keyOf(reference)));
    }

    @Override
    public void refer(RegistrationId id, Reference reference) {
        lock(id).ifPresent(found -> sql.executeUpdate(row(found, keyOf(reference))));
    }

    @Override
    public void save(Registration changed) {
        var before = sql.selectFrom(REGISTRATION).where(REGISTRATION.ID.eq(changed.id().value())).forUpdate()
                .fetchOptional().filter(bound::holds)
                .orElseThrow(() -> new IllegalStateException("it is not there"));
        sql.executeUpdate(row(changed, before.getReferenceKey()));
    }

    private String keyOf(Reference reference) {
        return blind.of(PURPOSE, reference.letters());
    }

    private RegistrationRecord row(Registration one, String referenceKey) {
        var row = bound.bound(new RegistrationRecord(one.id().value(), referenceKey, one.state().name(),
                one.documented(), one.sentAt(), one.erasedAt(), null, null));
        sealing.seal(KeyOwner.SERVICE, row, row.getId(), REGISTRATION.SEALED, RegistrationFields.of(one));
        return row;
    }

    @Override
    public Optional<Registration> find(RegistrationId id) {
        return sql.selectFrom(REGISTRATION).where(REGISTRATION.ID.eq(id.value())).fetchOptional()
                .flatMap(this::registration);
    }

    @Override
    public Optional<Registration> lock(RegistrationId id) {
        return sql.selectFrom(REGISTRATION).where(REGISTRATION.ID.eq(id.value())).forUpdate().fetchOptional()
                .flatMap(this::registration);
    }

    @Override
    public Optional<RegistrationId> ofReference(Reference reference) {
        return sql.selectFrom(REGISTRATION).where(REGISTRATION.REFERENCE_KEY.eq(keyOf(reference)))
                .fetchOptional().filter(bound::holds).map(row -> new RegistrationId(row.getId()));
    }

    /** I6: one that does not open hides no other, and is told to whoever runs the service. */
    private Optional<Registration> registration(RegistrationRecord row) {
        return bound.held(row).flatMap(
                held -> sealing.openIfWhole(KeyOwner.SERVICE, held, held.getId(), REGISTRATION.SEALED))
                .map(fields -> RegistrationFields.read(fields, new RegistrationId(row.getId()),
                        State.valueOf(row.getState()), row.getSentAt(), row.getDocumented()));
    }

    @Override
    public List<Registration> list(boolean waiting, Listing wanted) {
        var state = waiting ? REGISTRATION.STATE.eq(State.WAITING.name())
                : REGISTRATION.STATE.in(State.ACCEPTED.name(), State.REFUSED.name());
        return Whole.of(wanted.most() + 1, past -> sql.selectFrom(REGISTRATION).where(state)
                .and(Listings.after(REGISTRATION.SENT_AT, REGISTRATION.ID, wanted))
                .orderBy(REGISTRATION.SENT_AT.desc(), REGISTRATION.ID.desc()).offset(past)
                .limit(wanted.most() + 1).fetch(), this::registration);
    }

    @Override
    public boolean fewerWait(int than) {
        return sql.select(REGISTRATION.ID).from(REGISTRATION)
                .where(REGISTRATION.STATE.eq(State.WAITING.name())).and(REGISTRATION.DOCUMENTED).limit(than)
                .fetch().size() < than;
    }

    @Override
    public void addPaper(RegistrationId registration, SupportingPaper paper, byte[] bytes) {
        var row = bound.bound(new RegistrationPaperRecord(paper.id().value(), registration.value(),
                paper.addedAt(), paper.size(), null, null, null));
        sealing.seal(KeyOwner.SERVICE, row, row.getId(), REGISTRATION_PAPER.SEALED_LINE,
                Fields.none().with(NAME, paper.name().value()).with(TYPE, paper.type().name()));
        sealing.seal(KeyOwner.SERVICE, row, row.getId(), REGISTRATION_PAPER.SEALED_REST,
                Fields.none().with(BYTES, bytes));
        sql.executeInsert(row);
    }

    @Override
    public List<SupportingPaper> papers(RegistrationId registration) {
        return sql
                .select(REGISTRATION_PAPER.ID, REGISTRATION_PAPER.REGISTRATION, REGISTRATION_PAPER.ADDED_AT,
                        REGISTRATION_PAPER.SIZE, REGISTRATION_PAPER.MAC, REGISTRATION_PAPER.SEALED_LINE)
                .from(REGISTRATION_PAPER).where(REGISTRATION_PAPER.REGISTRATION.eq(registration.value()))
                .orderBy(REGISTRATION_PAPER.ADDED_AT, REGISTRATION_PAPER.ID).fetch().stream()
                .flatMap(found -> paper(found).stream()).toList();
    }

    private Optional<SupportingPaper> paper(Record found) {
        var row = found.into(REGISTRATION_PAPER);
        return bound.held(row).flatMap(held -> sealing.openIfWhole(KeyOwner.SERVICE, held, held.getId(),
                REGISTRATION_PAPER.SEALED_LINE))
                .map(fields -> new SupportingPaper(new PaperId(row.getId()), new FileName(fields.text(NAME)),
                        DocumentType.valueOf(fields.text(TYPE)), row.getSize(), row.getAddedAt()));
    }

    @Override
    public Optional<byte[]> bytes(RegistrationId registration, PaperId paper) {
        return sql.selectFrom(REGISTRATION_PAPER).where(REGISTRATION_PAPER.ID.eq(paper.value()))
                .and(REGISTRATION_PAPER.REGISTRATION.eq(registration.value())).fetchOptional()
                .filter(bound::holds).flatMap(row -> sealing.openIfWhole(KeyOwner.SERVICE, row, row.getId(),
                        REGISTRATION_PAPER.SEALED_REST))
                .map(fields -> fields.data(BYTES));
    }

    @Override
    public void removePapers(RegistrationId registration) {
        sql.deleteFrom(REGISTRATION_PAPER).where(REGISTRATION_PAPER.REGISTRATION.eq(registration.value()))
                .execute();
    }

    @Override
    public int removeErased(Instant now) {
        sql.deleteFrom(REGISTRATION_PAPER)
                .where(REGISTRATION_PAPER.REGISTRATION.in(
                        select(REGISTRATION.ID).from(REGISTRATION).where(REGISTRATION.ERASED_AT.le(now))))
                .execute();
        return sql.deleteFrom(REGISTRATION).where(REGISTRATION.ERASED_AT.le(now)).execute();
    }
}
