package org.abri.web.vault;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.property.Address;
import ezvcard.property.StructuredName;
import io.micronaut.http.HttpResponse;
import org.abri.application.vault.SeeItems.Seen;
import org.abri.application.vault.TextFile;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.vault.ContactNumber;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Contact;
import org.abri.web.problem.ProblemException;

/** VLT-8: a contact as telephones and mail programs take it: a vCard 3.0 (RFC 2426), which all of them read. */
final class ContactCard {
    static final String TYPE = "text/vcard; charset=utf-8";
    private static final String EXTENSION = ".vcf";

    private ContactCard() {}

    /** Throws {@link ProblemException} when it is no contact. */
    static HttpResponse<byte[]> of(Seen seen) {
        if (!(seen.item().content() instanceof Contact contact)) { throw ProblemException.notFound(); }
        return FileAnswer.written(TYPE, file(contact));
    }

    /** As a file among others. */
    static TextFile file(Contact contact) {
        return new TextFile(FileName.titled(contact.title() + EXTENSION), text(contact));
    }

    private static String text(Contact contact) {
        var card = new VCard();
        card.setFormattedName(contact.title());
        // the format wants the name in parts; nobody knows which part of what was typed is which
        var name = new StructuredName();
        name.setGiven(contact.title());
        card.setStructuredName(name);
        contact.organisation().ifPresent(card::setOrganization);
        contact.phone().map(ContactNumber::dialled).ifPresent(card::addTelephoneNumber);
        contact.email().map(EmailAddress::value).ifPresent(card::addEmail);
        contact.address().ifPresent(lines -> card.addAddress(address(lines)));
        contact.text().ifPresent(card::addNote);
        return Ezvcard.write(card).version(VCardVersion.V3_0).prodId(false).go();
    }

    private static Address address(String lines) {
        var address = new Address();
        address.setStreetAddress(lines);
        return address;
    }
}
