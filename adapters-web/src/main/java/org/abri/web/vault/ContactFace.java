package org.abri.web.vault;

import gg.jte.models.runtime.JteModel;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.application.access.Look;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.Relay;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.vault.ContactNumber;
import org.abri.domain.vault.ItemContent.Contact;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemContent;
import org.abri.web.LeftOut;
import org.abri.web.account.TypedPhone;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** Contacts: how one is asked for, what its form says, and how it is read. */
final class ContactFace implements WrittenFace {
    @Override
    public String path() {
        return "contacts";
    }

    @Override
    public Class<?> form() {
        return ContactForm.class;
    }

    @Override
    public Class<?> newForm() {
        return ContactForm.New.class;
    }

    @Override
    public Optional<? extends Written> read(Form<?> form) {
        return ContactForm.read(form);
    }

    @Override
    public Optional<Map<String, String>> fields(ItemContent content) {
        return content instanceof Contact contact ? Optional.of(fields(contact)) : Optional.empty();
    }

    private static Map<String, String> fields(Contact contact) {
        return Map.of("title", contact.title(), "organisation", contact.organisation().orElse(""), "phone",
                contact.phone().map(ContactNumber::shown).orElse(""), "email",
                contact.email().map(EmailAddress::value).orElse(""), "address",
                contact.address().orElse(""), "text", contact.text().orElse(""));
    }

    /** Of staff, themselves: whom else would they have somebody call? They change what is not so. */
    @Override
    public Map<String, String> suggested(Look look, List<Relay> sharedWith) {
        var suggested = new HashMap<String, String>();
        if (look.by() instanceof Viewpoint.StaffAt) {
            look.asker().map(PersonName::full).ifPresent(name -> suggested.put("title", name));
            look.relay().map(Relay::name).ifPresent(name -> suggested.put("organisation", name));
            look.relay().flatMap(Relay::phone).map(TypedPhone::shown)
                    .ifPresent(phone -> suggested.put("phone", phone));
        }
        return suggested;
    }

    @Override
    public JteModel draw(Page page, Typed typed) {
        return Face.DRAW.vaultContactFields(page, typed);
    }

    /**
     * What a contact says; only the name must be known.
     *
     * @param title the name
     * @param text  what else helps
     */
    @Serdeable
    record ContactForm(String title, @LeftOut String organisation, @LeftOut String phone,
            @LeftOut String email, @LeftOut String address, @LeftOut String text) implements GivenBack {
        static Optional<Contact> read(Form<?> form) {
            var title = form.line("title", ItemContent.LONGEST_TITLE);
            var organisation = form.lineIfAny("organisation", Contact.LONGEST_ORGANISATION);
            var phone = form.readIfAny("phone", ContactNumber::new);
            var email = form.readIfAny("email", EmailAddress::typed);
            var address = form.linesIfAny("address", Contact.LONGEST_ADDRESS);
            var text = form.linesIfAny("text", Contact.LONGEST_TEXT);
            return form.taken(() -> new Contact(title.orElseThrow(), organisation.orElseThrow(),
                    phone.orElseThrow(), email.orElseThrow(), address.orElseThrow(), text.orElseThrow()));
        }

        /** A new one, and who is to see it. */
        @Serdeable
        record New(String title, @LeftOut String organisation, @LeftOut String phone, @LeftOut String email,
                @LeftOut String address, @LeftOut String text, @LeftOut String visibility)
                implements GivenBack {}
    }
}
