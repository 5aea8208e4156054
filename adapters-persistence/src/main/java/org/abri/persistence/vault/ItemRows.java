package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.ITEM;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.SealBroken;
import org.abri.application.vault.ItemLine;
import org.abri.domain.access.Resource;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.Series;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Binned;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ContactNumber;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Turn;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.ItemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** How items rest. Each kind has one line in each switch: the compiler asks for it. */
public final class ItemRows {
    // in the line
    private static final int TITLE = 1;
    private static final int TYPE = 2;
    private static final int PAPER_KIND = 3;
    private static final int TIME = 4;
    private static final int ENDS_ON = 5;
    private static final int SERIES = 6;
    // in the rest
    private static final int FILE_NAME = 1;
    private static final int SHA256 = 2;
    private static final int BLOB = 3;
    private static final int TEXT = 4;
    private static final int ORGANISATION = 5;
    private static final int PHONE = 6;
    private static final int EMAIL = 7;
    private static final int ADDRESS = 8;
    private static final int PLACE = 9;
    private static final int WITH = 10;
    private static final int TURN = 11;

    /** The last numbers that this program gives. */
    private static final int KNOWN_IN_LINE = SERIES;
    private static final int KNOWN_IN_REST = TURN;

    /** What an item holds, as its two columns hold it. */
    record Columns(Fields line, Fields rest) {
        static Columns of(ItemContent content) {
            var line = Fields.none().with(TITLE, content.title());
            return switch (content) {
                case ItemContent.Document document -> new Columns(
                        line.with(TYPE, document.type().name()).with(PAPER_KIND, document.paperKind().name())
                                .with(ENDS_ON, document.endsOn().map(LocalDate::toString)),
                        Fields.none().with(FILE_NAME, document.fileName().value())
                                .with(SHA256, document.sha256()).with(BLOB, document.blob().toString())
                                .with(TURN, document.turn().name()));
                case ItemContent.Note note -> new Columns(line, Fields.none().with(TEXT, note.text()));
                case ItemContent.Contact contact -> new Columns(line, Fields.none()
                        .with(ORGANISATION, contact.organisation())
                        .with(PHONE, contact.phone().map(ContactNumber::shown))
                        .with(EMAIL, contact.email().map(EmailAddress::value))
                        .with(ADDRESS, contact.address()).with(TEXT, contact.text()));
                case ItemContent.Appointment appointment -> new Columns(
                        line.with(TIME, appointment.time().written()).with(SERIES,
                                appointment.series().map(Series::written)),
                        Fields.none().with(PLACE, appointment.place()).with(WITH, appointment.with())
                                .with(TEXT, appointment.text()));
                case ItemContent.Unreadable damaged ->
                        throw new IllegalStateException("what cannot be read is not written");
            };
        }

        /** With what a newer program has written there before. */
        Columns keeping(Columns before) {
            return new Columns(line.keeping(before.line, KNOWN_IN_LINE),
                    rest.keeping(before.rest, KNOWN_IN_REST));
        }

        /** CRY-2: the blob that the row names is the one that was sealed with it. Throws {@link SealBroken} otherwise. */
        ItemContent content(ItemRecord row) {
            return switch (ItemContent.Kind.valueOf(row.getKind())) {
                case DOCUMENT -> {
                    var blob = String.valueOf(row.getBlobId());
                    if (!rest.text(BLOB).equals(blob)) {
                        throw new SealBroken("another blob than it was sealed with");
                    }
                    yield new ItemContent.Document(line.text(TITLE), new FileName(rest.text(FILE_NAME)),
                            type(line), paperKind(line), row.getSize(), rest.text(SHA256),
                            new BlobId(UUID.fromString(blob)), Turn.valueOf(rest.text(TURN)), endsOn(line));
                }
                case NOTE -> new ItemContent.Note(line.text(TITLE), rest.text(TEXT));
                case CONTACT -> new ItemContent.Contact(line.text(TITLE), rest.find(ORGANISATION),
                        rest.find(PHONE).map(ContactNumber::new), rest.find(EMAIL).map(EmailAddress::new),
                        rest.find(ADDRESS), rest.find(TEXT));
                case APPOINTMENT -> new ItemContent.Appointment(line.text(TITLE),
                        AppointmentTime.parse(line.text(TIME)), rest.find(PLACE), rest.find(WITH),
                        rest.find(TEXT), series(line));
            };
        }
    }

    private ItemRows() {}

    /** Throws {@link SealBroken} when they do not open. */
    static Columns columns(Sealing sealing, ItemRecord row) {
        var owner = new KeyOwner(row.getVault());
        return new Columns(sealing.open(owner, row, row.getId(), ITEM.SEALED_LINE),
                sealing.open(owner, row, row.getId(), ITEM.SEALED_REST));
    }

    static String title(Fields line) {
        return line.text(TITLE);
    }

    /** Of documents only. */
    static Optional<ItemLine.FileLine> file(ItemContent.Kind kind, Fields line, long size) {
        return kind == ItemContent.Kind.DOCUMENT
                ? Optional.of(new ItemLine.FileLine(type(line), paperKind(line), size, endsOn(line)))
                : Optional.empty();
    }

    /** Of appointments only. */
    static Optional<AppointmentTime> time(Fields line) {
        return line.find(TIME).map(AppointmentTime::parse);
    }

    /** Of appointments that come back only. */
    static Optional<Series> series(Fields line) {
        return line.find(SERIES).map(Series::parse);
    }

    private static Optional<LocalDate> endsOn(Fields line) {
        return line.find(ENDS_ON).map(LocalDate::parse);
    }

    private static DocumentType type(Fields line) {
        return DocumentType.valueOf(line.text(TYPE));
    }

    private static PaperKind paperKind(Fields line) {
        return PaperKind.valueOf(line.text(PAPER_KIND));
    }

    /** All but what is sealed: what the MAC covers, and the MAC. */
    public static List<Field<?>> readable() {
        return Arrays.<Field<?>> stream(ITEM.fields())
                .filter(column -> !column.equals(ITEM.SEALED_LINE) && !column.equals(ITEM.SEALED_REST))
                .toList();
    }

    /** As the rules see it. VLT-3: an item whose row does not hold is its owner's alone, whatever the row says. */
    public static Resource.AnItem resource(Bound bound, ItemRecord row) {
        var id = new ItemId(row.getId());
        var vault = new VaultId(row.getVault());
        return bound.holds(row)
                ? new Resource.AnItem(id, vault, Visibility.valueOf(row.getVisibility()),
                        author(row.getAuthorAccount(), row.getAuthorRelay()))
                : new Resource.AnItem(id, vault, Visibility.PRIVATE, new Author.Owner());
    }

    /** Also of a row that does not hold: it can be deleted, from whatever version it says it is. */
    static Version version(ItemRecord row) {
        return new Version(Math.max(Version.FIRST.number(), row.getVersion()));
    }

    /** Also of a row that does not hold: whatever comes closest. */
    static ItemContent.Kind kind(ItemRecord row) {
        return Stream.of(ItemContent.Kind.values()).filter(kind -> kind.name().equals(row.getKind()))
                .findFirst().orElse(ItemContent.Kind.DOCUMENT);
    }

    /** What can be said of an item that does not open. Of the size only what the MAC vouches for counts. */
    static ItemContent.Unreadable unreadable(ItemRecord row, String title, boolean holds) {
        return new ItemContent.Unreadable(kind(row), title,
                holds ? row.getSize() : 0,
                Optional.ofNullable(row.getBlobId()).map(BlobId::new));
    }

    /** Also of a row that does not hold: where its owner finds it to delete it. */
    static Optional<FolderId> folder(ItemRecord row) {
        return Optional.ofNullable(row.getFolder()).map(FolderId::new);
    }

    /** VLT-8. Also of a row that does not hold: where its owner finds it to erase it. */
    static Optional<Binned> binned(ItemRecord row) {
        return Optional.ofNullable(row.getBinnedAt())
                .map(since -> new Binned(since, Visibility.SHARED.name().equals(row.getBinnedWas())
                        ? Visibility.SHARED
                        : Visibility.PRIVATE));
    }

    /** VLT-5. */
    private static Author author(@Nullable UUID account, @Nullable UUID relay) {
        return account == null || relay == null ? new Author.Owner()
                : new Author.Staff(new AccountId(account), new RelayId(relay));
    }

    /**
     * LAW-4: the documents of that vault that no row beside them names, in that column, of which that is so; the newest first, at
     * most {@code most}.
     */
    static List<ItemId> without(DSLContext sql, TableField<?, UUID> beside, Condition so, VaultId vault,
            int most) {
        return sql.select(ITEM.ID).from(ITEM).where(ITEM.VAULT.eq(vault.value()))
                .and(ITEM.KIND.eq(ItemContent.Kind.DOCUMENT.name()))
                .and(ITEM.VISIBILITY.in(Visibility.PRIVATE.name(), Visibility.SHARED.name()))
                .and(notExists(selectOne().from(Objects.requireNonNull(beside.getTable()))
                        .where(beside.eq(ITEM.ID)).and(so)))
                .orderBy(ITEM.ADDED_AT.desc(), ITEM.ID.desc()).limit(most)
                .fetch(row -> new ItemId(row.value1()));
    }
}
