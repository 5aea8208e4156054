package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddNote;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.DownloadDocument;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.jspecify.annotations.Nullable;

/** What owner and staff do alike to the items of a vault; whether they may, the gate says. */
@Singleton
final class ItemsOfVault {
    @Serdeable.Deserializable
    record NewNoteJson(@Nullable String title, @Nullable String text, @Nullable String visibility) {
        @Override
        public String toString() {
            return "NewNoteJson[…]";
        }
    }

    /** Either {@code visibility} alone, or what the item is called or says. */
    @Serdeable.Deserializable
    record ChangeJson(@Nullable String visibility, @Nullable String title, @Nullable String text) {
        @Override
        public String toString() {
            return "ChangeJson[…]";
        }
    }

    private final Abri abri;

    ItemsOfVault(Abri abri) {
        this.abri = abri;
    }

    HttpResponse<FileAnswer> content(Viewpoint by, VaultId vault, ItemId item) {
        return switch (abri.downloadDocument().download(by, vault, item)) {
            case DownloadDocument.Outcome.Opened(var document, var bytes) -> FileAnswer.of(document, bytes);
            case DownloadDocument.Outcome.NoDocument() -> throw ProblemException.notFound();
            case DownloadDocument.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    HttpResponse<ItemJson.AddedJson> addDocument(Viewpoint by, VaultId vault, Once once, Visibility usual,
            Upload upload) throws IOException {
        var form = upload.form().only("title", "visibility", "lawful");
        var visibility = visibility(form.optional("visibility").orElse(null), usual);
        var command = Answers.reading("title",
                () -> new AddDocument.Command(by, vault, once, visibility, form.text("title"),
                        upload.fileName(), form.ticked("lawful")));
        return switch (abri.addDocument().add(command, upload.bytes())) {
            case AddDocument.Outcome.Added(var item) -> HttpResponse.created(ItemJson.AddedJson.of(item));
            case AddDocument.Outcome.NotTaken(var why) -> throw NotTaken.answer(why);
            case AddDocument.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    HttpResponse<ItemJson.AddedJson> addNote(Viewpoint by, VaultId vault, Once once, Visibility usual,
            NewNoteJson given) {
        var note = note(Answers.typed(given.title()), Answers.typed(given.text()));
        return switch (abri.addNote()
                .add(new AddNote.Command(by, vault, once, visibility(given.visibility(), usual), note))) {
            case AddNote.Outcome.Added(var item) -> HttpResponse.created(ItemJson.AddedJson.of(item));
            case AddNote.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    HttpResponse<?> change(Viewpoint by, VaultId vault, ItemId id, ChangeJson given) {
        return switch (changed(by, vault, id, given)) {
            case ChangeItem.Outcome.Changed(var item) -> HttpResponse.noContent();
            case ChangeItem.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private ChangeItem.Outcome changed(Viewpoint by, VaultId vault, ItemId id, ChangeJson given) {
        var title = Optional.ofNullable(given.title());
        if (given.visibility() != null) {
            if (title.isPresent() || given.text() != null) {
                throw ProblemException.malformed("one-at-a-time",
                        "Who sees an item is changed apart from what it says.");
            }
            return abri.changeItem().switchTo(by, vault, id,
                    visibility(given.visibility(), Visibility.PRIVATE));
        }
        if (given.text() != null) {
            var was = item(by, vault, id);
            if (!(was.content() instanceof Note)) {
                throw ProblemException.invalid("text", Flaw.NOT_A_CHOICE);
            }
            return abri.changeItem().rewrite(by, vault, id,
                    note(title.orElse(was.content().title()), given.text()));
        }
        return Answers.reading("title", () -> abri.changeItem().rename(by, vault, id,
                TypedText.line(title.orElse(""), ItemContent.LONGEST_TITLE)));
    }

    private Item item(Viewpoint by, VaultId vault, ItemId id) {
        return switch (abri.seeItems().one(by, vault, id)) {
            case SeeItems.OneOutcome.Found(var seen, var sharedWith, var mayCorrect) -> seen.item();
            case SeeItems.OneOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private static Note note(String title, String text) {
        return new Note(Answers.reading("title", () -> TypedText.line(title, ItemContent.LONGEST_TITLE)),
                Answers.reading("text", () -> TypedText.lines(text, Note.LONGEST_TEXT)));
    }

    private static Visibility visibility(@Nullable String given, Visibility usual) {
        return given == null ? usual : Answers.reading("visibility", () -> switch (given) {
            case "PRIVATE" -> Visibility.PRIVATE;
            case "SHARED" -> Visibility.SHARED;
            default -> throw new InvalidValue(Flaw.NOT_A_CHOICE);
        });
    }
}
