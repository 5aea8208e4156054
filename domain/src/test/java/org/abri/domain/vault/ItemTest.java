package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final ItemId ID = new ItemId(new UUID(3, 1));
    private static final VaultId VAULT = new VaultId(new UUID(1, 1));
    private static final ItemContent.Note NOTE = new ItemContent.Note("Rent", "Paid");
    private static final Author.Staff STAFF =
            new Author.Staff(new AccountId(new UUID(1, 3)), new RelayId(new UUID(2, 1)));
    private static final Item OF_STAFF = Item.ofStaff(ID, VAULT, STAFF, NOW, NOTE);

    private static final FolderTree NO_FOLDERS = FolderTree.of(List.of());

    private static ItemContent.Document document(long size) {
        return new ItemContent.Document("Passport", new FileName("p.pdf"), DocumentType.PDF,
                PaperKind.OTHER, size,
                "0".repeat(64), new BlobId(new UUID(5, 1)));
    }

    @Test
    @DisplayName("VLT-5: what staff add is shared, and says who added it and for which relay")
    void whatStaffAdd() {
        assertThat(OF_STAFF.visibility()).isEqualTo(Visibility.SHARED);
        assertThat(OF_STAFF.author()).isEqualTo(STAFF);
    }

    @Test
    @DisplayName("VLT-9: what the owner adds is seen as they chose, and is theirs")
    void whatTheOwnerAdds() {
        for (var chosen : new Visibility[] { Visibility.PRIVATE, Visibility.SHARED }) {
            var item = Item.ofOwner(ID, VAULT, chosen, NOW, NOTE);
            assertThat(item.visibility()).isEqualTo(chosen);
            assertThat(item.author()).isEqualTo(new Author.Owner());
        }
    }

    @Test
    @DisplayName("VLT-2: an item is made private and shared again, as often as wished, and nothing else of it changes")
    void privateAndSharedAgain() {
        assertThat(OF_STAFF.madePrivate().madePrivate().madeShared())
                .isEqualTo(new Item(ID, VAULT, Visibility.SHARED, STAFF, NOW, new Version(3), NOTE, false,
                        Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(OF_STAFF.madePrivate())
                .isEqualTo(new Item(ID, VAULT, Visibility.PRIVATE, STAFF, NOW, new Version(2), NOTE, false,
                        Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    @DisplayName("MOD-1: what is shared is withdrawn and given back as it was; what is private is not, and nobody adds anything withdrawn")
    void withdrawnAndGivenBack() {
        var withdrawn = OF_STAFF.withdrawn();
        assertThat(withdrawn).isEqualTo(new Item(ID, VAULT, Visibility.WITHDRAWN, STAFF, NOW, new Version(2),
                NOTE, false, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(withdrawn.givenBack()).isEqualTo(new Item(ID, VAULT, Visibility.SHARED, STAFF, NOW,
                new Version(3), NOTE, false, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThatThrownBy(withdrawn::withdrawn).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(OF_STAFF.madePrivate()::withdrawn).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(OF_STAFF::givenBack).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Item.ofOwner(ID, VAULT, Visibility.WITHDRAWN, NOW, NOTE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("VLT-8: what is thrown away stays all that it was in the bin, and put back at once it is as before")
    void thrownAwayAndPutBack() {
        var was = OF_STAFF.favoured(true);
        var binned = was.thrownAway(NOW);
        assertThat(binned).isEqualTo(new Item(ID, VAULT, Visibility.BINNED, STAFF, NOW, new Version(2), NOTE,
                true, Optional.empty(), Optional.empty(),
                Optional.of(new Binned(NOW, Visibility.SHARED))));
        assertThat(binned.putBack(NO_FOLDERS, NOW.plus(Binned.UNDONE_WITHIN).minusMillis(1)))
                .isEqualTo(new Item(ID, VAULT, Visibility.SHARED, STAFF, NOW, new Version(3), NOTE, true,
                        Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(OF_STAFF.madePrivate().thrownAway(NOW).putBack(NO_FOLDERS, NOW).visibility())
                .isEqualTo(Visibility.PRIVATE);
    }

    @Test
    @DisplayName("VLT-2, VLT-9: put back later, it is its owner's alone, whoever saw it before")
    void putBackLater() {
        var later = NOW.plus(Binned.UNDONE_WITHIN);
        assertThat(OF_STAFF.thrownAway(NOW).putBack(NO_FOLDERS, later).visibility())
                .isEqualTo(Visibility.PRIVATE);
        assertThat(OF_STAFF.madePrivate().thrownAway(NOW).putBack(NO_FOLDERS, later).visibility())
                .isEqualTo(Visibility.PRIVATE);
    }

    @Test
    @DisplayName("VLT-10: put back, a document lies where it lay, or at the top when that folder is gone; where everything is private it is private")
    void putBackWhereItLay() {
        var shared = folder(Visibility.SHARED);
        var hidden = folder(Visibility.PRIVATE);
        var tree = FolderTree.of(List.of(shared, hidden));
        var paper = Item.ofOwner(ID, VAULT, Visibility.SHARED, NOW, document(1));
        var back = paper.filed(Optional.of(shared.id())).thrownAway(NOW).putBack(tree, NOW);
        assertThat(back.folder()).contains(shared.id());
        assertThat(back.visibility()).isEqualTo(Visibility.SHARED);
        assertThat(paper.filed(Optional.of(hidden.id())).thrownAway(NOW).putBack(tree, NOW).visibility())
                .isEqualTo(Visibility.PRIVATE);
        assertThat(paper.filed(Optional.of(hidden.id())).thrownAway(NOW).putBack(NO_FOLDERS, NOW))
                .returns(Optional.empty(), Item::folder).returns(Visibility.SHARED, Item::visibility);
    }

    private static Folder folder(Visibility visibility) {
        return Folder.made(new FolderId(new UUID(7, visibility == Visibility.SHARED ? 1 : 2)), VAULT,
                Optional.empty(), new FolderName(visibility.name()), visibility);
    }

    @Test
    @DisplayName("VLT-8, MOD-1: only what its owner sees is thrown away, once; only that is put back; nothing is added thrown away")
    void onlyWhatIsThere() {
        var binned = OF_STAFF.thrownAway(NOW);
        assertThatThrownBy(() -> binned.thrownAway(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OF_STAFF.withdrawn().thrownAway(NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OF_STAFF.putBack(NO_FOLDERS, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OF_STAFF.withdrawn().putBack(NO_FOLDERS, NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(binned::withdrawn).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Item.ofOwner(ID, VAULT, Visibility.BINNED, NOW, NOTE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(binned::madePrivate).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("VLT-8: after thirty days it is erased for good")
    void erasedInTheEnd() {
        assertThat(new Binned(NOW, Visibility.SHARED).until())
                .isEqualTo(Instant.parse("2026-04-09T10:00:00Z"));
    }

    @Test
    @DisplayName("VLT-7: what staff added can be made private like anything else, and still says who added it")
    void whoeverAddedIt() {
        assertThat(OF_STAFF.madePrivate().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(OF_STAFF.madePrivate().author()).isEqualTo(STAFF);
    }

    @Test
    @DisplayName("VLT-6: a correction changes the content alone: not who sees it, not who added it, not its kind")
    void corrections() {
        var corrected = new ItemContent.Note("Rent", "Paid in March");
        assertThat(OF_STAFF.holding(corrected))
                .isEqualTo(
                        new Item(ID, VAULT, Visibility.SHARED, STAFF, NOW, new Version(2), corrected, false,
                                Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(OF_STAFF.madePrivate().holding(corrected).visibility()).isEqualTo(Visibility.PRIVATE);
        assertThatThrownBy(() -> OF_STAFF.holding(document(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Each change makes the next version, and what changes nothing makes none")
    void versions() {
        assertThat(OF_STAFF.version()).isEqualTo(Version.FIRST);
        assertThat(OF_STAFF.madeShared()).isSameAs(OF_STAFF);
        assertThat(OF_STAFF.holding(new ItemContent.Note("Rent", "Paid"))).isSameAs(OF_STAFF);
        assertThat(OF_STAFF.madePrivate().holding(NOTE.called("Loyer")).version().number()).isEqualTo(3);
        assertThatThrownBy(() -> new Version(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("What its owner wants at hand is at hand until they say otherwise, whatever else changes, and that is no version of it")
    void favourites() {
        var favourite = OF_STAFF.favoured(true);
        assertThat(OF_STAFF.favourite()).isFalse();
        assertThat(favourite.favourite()).isTrue();
        assertThat(favourite.version()).isEqualTo(OF_STAFF.version());
        assertThat(favourite.madePrivate().holding(NOTE.called("Loyer")).favourite()).isTrue();
        assertThat(favourite.favoured(false)).isEqualTo(OF_STAFF);
        assertThat(favourite.favoured(true)).isSameAs(favourite);
    }

    @Test
    @DisplayName("VLT-1: a document is of one kind of paper, which may be said anew, whatever it is called, and changes nothing else")
    void kindsOfPapers() {
        var sorted = document(1).sorted(PaperKind.HEALTH);
        assertThat(sorted.paperKind()).isEqualTo(PaperKind.HEALTH);
        assertThat(sorted.called("Ordonnance").paperKind()).isEqualTo(PaperKind.HEALTH);
        assertThat(sorted.sorted(PaperKind.OTHER)).isEqualTo(document(1));
    }

    @Test
    @DisplayName("VLT-1: a document may be good until a day, whatever it is called and of whichever kind it is; not until one that no paper has")
    void lastDays() {
        var day = LocalDate.of(2027, 5, 3);
        var dated = document(1).goodUntil(Optional.of(day));
        assertThat(dated.sorted(PaperKind.IDENTITY).called("Carte").endsOn()).contains(day);
        assertThat(dated.goodUntil(Optional.empty())).isEqualTo(document(1));
        for (var never : new LocalDate[] { LocalDate.of(1899, 12, 31), LocalDate.of(2200, 1, 1) }) {
            assertThatThrownBy(() -> document(1).goodUntil(Optional.of(never)))
                    .isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    @DisplayName("VLT-1: that a paper ends is told three months before where another takes long, else one month; and for a month afterwards")
    void toldBefore() {
        var last = LocalDate.of(2027, 5, 31);
        assertThat(PaperKind.RESIDENCE.isTold(last, LocalDate.of(2027, 2, 27))).isFalse();
        assertThat(PaperKind.RESIDENCE.isTold(last, LocalDate.of(2027, 2, 28))).isTrue();
        assertThat(PaperKind.IDENTITY.toldBefore()).isEqualTo(Period.ofMonths(3));
        for (var kind : PaperKind.values()) {
            assertThat(kind.isTold(last, LocalDate.of(2027, 4, 30))).as(kind.name()).isTrue();
            assertThat(kind.isTold(last, LocalDate.of(2027, 6, 30))).as(kind.name()).isTrue();
            assertThat(kind.isTold(last, LocalDate.of(2027, 7, 1))).as(kind.name()).isFalse();
        }
        assertThat(PaperKind.OTHER.isTold(last, LocalDate.of(2027, 4, 29))).isFalse();
    }

    @Test
    @DisplayName("VLT-12: what people write takes its text in UTF-8 of the quota, and a kibibyte for what rests around it")
    void sizeOfWritten() {
        assertThat(new ItemContent.Note("é", "🪪").size()).isEqualTo(1024 + 2 + 4);
    }

    @Test
    @DisplayName("UPL-1: a document has between 1 byte and 50 MiB")
    void sizes() {
        assertThat(document(1).size()).isEqualTo(1);
        assertThat(document(52_428_800).size()).isEqualTo(ItemContent.Document.LARGEST);
        assertThatThrownBy(() -> document(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> document(52_428_801)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Everything in a vault has a title, of one line; a note keeps its lines")
    void titles() {
        assertThat(new ItemContent.Note(" a\nb ", "c\r\nd")).isEqualTo(new ItemContent.Note("a b", "c\nd"));
        assertThatThrownBy(() -> new ItemContent.Note(" ", "c")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ItemContent.Note("a", " ")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ItemContent.Note("a".repeat(151), "c")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ItemContent.Note("a", "c".repeat(20_001)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("VLT-1, MOD-1: a document lies where its owner puts it, nothing else does, and what is withdrawn lies nowhere")
    void folders() {
        var folder = Optional.of(new FolderId(new UUID(9, 1)));
        var filed = Item.ofOwner(ID, VAULT, Visibility.SHARED, NOW, document(1)).filed(folder);
        assertThat(filed.folder()).isEqualTo(folder);
        assertThat(filed.version()).isEqualTo(Version.FIRST);
        assertThat(filed.madePrivate().favoured(true).holding(document(2)).folder()).isEqualTo(folder);
        assertThat(filed.withdrawn().givenBack().folder()).isEmpty();
        assertThatThrownBy(() -> OF_STAFF.filed(folder)).isInstanceOf(IllegalArgumentException.class);
    }
}
