package org.abri.web.vault;

import java.util.Optional;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.Visibility;
import org.abri.web.visit.Form;
import org.abri.web.visit.Shelf;

/** VLT-2: who is to see an item, from the field {@code visibility} of every form that says it. */
final class VisibilityField {
    private VisibilityField() {}

    static Optional<Visibility> read(Form<?> form) {
        var chosen = form.choice("visibility", Visibility.class);
        if (chosen.filter(visibility -> !visibility.isChosen()).isPresent()) {
            form.wrong("visibility", Flaw.NOT_A_CHOICE);
            return Optional.empty();
        }
        return chosen;
    }

    /** As usual on that shelf, when nothing is said. */
    static Optional<Visibility> readOrUsual(Shelf shelf, Form<?> form) {
        return form.text("visibility").isEmpty() ? Optional.of(shelf.usual()) : read(form);
    }
}
