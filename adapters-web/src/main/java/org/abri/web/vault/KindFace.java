package org.abri.web.vault;

import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.SeeItems.Seen;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemContent;
import org.abri.web.At;
import org.abri.web.face.Face;
import org.abri.web.face.Page;

/**
 * How each kind of item shows itself to people. What is not said here of a new kind, the compiler asks for.
 *
 * @param noun    in the middle of the keys of its words: {@code done.note-added}
 * @param icon    what stands for it beside a word
 * @param drawing what stands for it where nothing of it can be shown
 * @param written how it is asked for, when people write it themselves
 */
public record KindFace(String noun, String icon, String drawing, Optional<WrittenFace> written) {
    private static final KindFace DOCUMENT = new KindFace("paper", "paper", "OTHER", Optional.empty());
    private static final KindFace NOTE = new KindFace("note", "note", "NOTE", Optional.of(new NoteFace()));

    private static final KindFace CONTACT =
            new KindFace("contact", "person", "CONTACT", Optional.of(new ContactFace()));

    private static final KindFace APPOINTMENT =
            new KindFace("appointment", "clock", "APPOINTMENT", Optional.of(new AppointmentFace()));

    public static KindFace of(ItemContent.Kind kind) {
        return switch (kind) {
            case DOCUMENT -> DOCUMENT;
            case NOTE -> NOTE;
            case CONTACT -> CONTACT;
            case APPOINTMENT -> APPOINTMENT;
        };
    }

    /** The kinds of what people write. */
    public static List<KindFace> whatPeopleWrite() {
        return Arrays.stream(ItemContent.Kind.values()).map(KindFace::of)
                .filter(kind -> kind.written().isPresent())
                .toList();
    }

    /** Of what people write: what it is called in addresses. */
    public String path() {
        return written.orElseThrow().path();
    }

    /** What stands for an item where nothing of it can be shown: its kind, and of a document, the kind of paper. */
    public static String drawing(ItemLine line) {
        return line.file().map(file -> file.paperKind().name()).orElseGet(() -> of(line.kind()).drawing());
    }

    /** What an item holds, drawn; of what has sheets to be seen, that one. */
    public static JteModel content(Page page, At.OfVault at, Seen seen, int sheet) {
        return seen.item().content() instanceof ItemContent.Document document
                ? Face.DRAW.vaultDocument(page, at, seen.item(), document, seen.pages(), sheet)
                : content(page, at, seen.item());
    }

    /** As it is without being looked at. */
    public static JteModel content(Page page, At.OfVault at, Item item) {
        return switch (item.content()) {
            case ItemContent.Document document -> Face.DRAW.vaultDocument(page, at, item, document, 0, 0);
            case ItemContent.Contact contact -> Face.DRAW.vaultContact(page, contact, at.card(item.id()));
            case ItemContent.Appointment appointment ->
                    Face.DRAW.vaultAppointment(page, appointment, at.event(item.id()));
            case Written written -> said(page, written);
            case ItemContent.Unreadable damaged -> Face.DRAW.vaultUnreadable(page);
        };
    }

    /** What somebody wrote, and nothing that leads away from it. */
    public static JteModel said(Page page, Written written) {
        return switch (written) {
            case ItemContent.Note note -> Face.DRAW.vaultNote(note);
            case ItemContent.Contact contact -> Face.DRAW.vaultContact(page, contact, "");
            case ItemContent.Appointment appointment ->
                    Face.DRAW.vaultAppointment(page, appointment, "");
        };
    }

    /** The key of what an item's change is called. */
    public static String changeWord(Item item) {
        return of(item.content().kind()).changeWord();
    }

    /** As {@link #changeWord(Item)}, of the kind that is written so. */
    static String changeWord(WrittenFace written) {
        return whatPeopleWrite().stream().filter(kind -> kind.path().equals(written.path())).findFirst()
                .orElseThrow().changeWord();
    }

    private String changeWord() {
        return "change." + noun;
    }

    /** Where an item is changed: what it says, or what it is called. */
    public static String change(At.OfVault at, Item item) {
        return of(item.content().kind()).written().map(face -> at.rewrite(item.id(), face.path()))
                .orElseGet(() -> at.title(item.id()));
    }
}
