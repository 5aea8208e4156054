package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.vault.ArrangeFolders.Wanted;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.FolderTree.Misfit;
import org.abri.domain.vault.Visibility;
import org.abri.web.LeftOut;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.jspecify.annotations.Nullable;

/**
 * VLT-10: what a folder is called, in which other it lies, who sees it, and whether what is in it may become private.
 *
 * @param parent     left out, or empty: at the top
 * @param visibility left out: private
 */
@Introspected
record FolderForm(String name, @LeftOut String parent, @LeftOut String visibility,
        @LeftOut @Nullable Boolean mayHide) {

    /** A new one holds nothing that could become private. */
    @Introspected
    record New(String name, @LeftOut String parent, @LeftOut String visibility) {}

    /** Where a document is to lie, and whether it may become private there; left out, or empty: in no folder. */
    @Introspected
    record Place(@LeftOut String folder, @LeftOut @Nullable Boolean mayHide) {}

    static Optional<Wanted> read(Form<?> form) {
        var name = form.read("name", FolderName::new);
        var parent = place(form, "parent");
        var visibility = form.text("visibility").isEmpty() ? Optional.of(Visibility.PRIVATE)
                : VisibilityField.read(form);
        return form.taken(
                () -> new Wanted(name.orElseThrow(), parent.orElseThrow(), visibility.orElseThrow()));
    }

    /** Empty when it is none; what it holds is empty at the top. */
    static Optional<Optional<FolderId>> place(Form<?> form, String field) {
        return form.readIfAny(field, FolderForm::id);
    }

    private static FolderId id(String text) {
        try {
            return new FolderId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw new InvalidValue(Flaw.NOT_A_CHOICE);
        }
    }

    /** In which field it is wrong; in none, where it is no matter of what was said. */
    static <F> Form<F> wrong(Form<F> form, Misfit why) {
        return form.wrong(switch (why) {
            case NAME_TAKEN -> "name";
            case TOO_DEEP, INTO_ITSELF -> "parent";
            case IN_A_PRIVATE_FOLDER -> "visibility";
            case TOO_MANY_FOLDERS, HOLDS_FOLDERS, HOLDS_DAMAGED -> "";
        }, Answers.code(why));
    }
}
