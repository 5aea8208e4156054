package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.vault.ContactNumber;
import org.abri.domain.vault.ItemContent.Contact;
import org.jspecify.annotations.Nullable;

/** What a contact says, for programs; what is not known is left out. */
@Serdeable.Serializable
public record ContactJson(@Nullable String organisation,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        @Nullable String text) {
    static ContactJson of(Contact contact) {
        return new ContactJson(contact.organisation().orElse(null),
                contact.phone().map(ContactNumber::shown).orElse(null),
                contact.email().map(EmailAddress::value).orElse(null), contact.address().orElse(null),
                contact.text().orElse(null));
    }
}
