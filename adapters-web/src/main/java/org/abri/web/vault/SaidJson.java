package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import org.abri.domain.vault.ItemContent;
import org.jspecify.annotations.Nullable;

/** What somebody wrote, for programs: what another kind has is left out; of what nobody wrote, all is. {@code text}: of a note. */
@Serdeable.Serializable
public record SaidJson(@Nullable String text, @Nullable ContactJson contact,
        @Nullable AppointmentJson appointment) {
    public static SaidJson of(ItemContent content) {
        return switch (content) {
            case ItemContent.Note note -> new SaidJson(note.text(), null, null);
            case ItemContent.Contact contact -> new SaidJson(null, ContactJson.of(contact), null);
            case ItemContent.Appointment appointment ->
                    new SaidJson(null, null, AppointmentJson.of(appointment));
            case ItemContent.Document document -> new SaidJson(null, null, null);
            case ItemContent.Unreadable damaged -> new SaidJson(null, null, null);
        };
    }
}
