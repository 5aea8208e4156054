package org.abri.web.vault;

import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.Visibility;
import org.abri.web.session.Form;

/** VLT-2: who is to see an item, as a form says it. */
final class TypedVisibility {
    private TypedVisibility() {}

    static Visibility of(Form form) {
        return switch (form.text("visibility")) {
            case "private" -> Visibility.PRIVATE;
            case "shared" -> Visibility.SHARED;
            default -> throw new InvalidValue(Flaw.NOT_A_CHOICE);
        };
    }
}
