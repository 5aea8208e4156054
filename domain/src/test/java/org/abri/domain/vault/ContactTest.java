package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.ItemContent.Contact;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "115|115", "3949|3949", "01 00 00 00 00|0100000000", "+33 6 39 98 00 01|+33639980001",
            "+33 (0)6 39 98 00 01|+33639980001", "01.00.00.00.00 poste 12|0100000000",
            "06 39 98 00 01 / 06 39 98 00 02|0639980001", "Tél. : 06-39-98-00-01|0639980001",
            "٠٦٣٩٩٨٠٠٠١|0639980001", "\u202A+44 7700 900123\u202C|+447700900123" })
    @DisplayName("VLT-1: a contact's number is kept as it was written, and dialled as telephones dial: {0}")
    void numbers(String written, String dialled) {
        assertThat(new ContactNumber(written).dialled()).isEqualTo(dialled);
    }

    @Test
    @DisplayName("VLT-1: a number is shown as it was written down, extension and all")
    void shown() {
        assertThat(new ContactNumber("  01 00 00 00 00 poste 12 ").shown())
                .isEqualTo("01 00 00 00 00 poste 12");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "demander à l'accueil", "1", "+", "poste 1" })
    @DisplayName("VLT-1: what cannot be dialled is no number: {0}")
    void none(String written) {
        assertThatThrownBy(() -> new ContactNumber(written)).isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("VLT-1: a contact has a name; what else is not known is left out")
    void nameAlone() {
        var known = contact("Awa", "12, quai des Tilleuls");
        assertThat(known.parts()).startsWith("Awa").contains("12, quai des Tilleuls").hasSize(6);
        assertThat(known.called("Awa du Quai")).isEqualTo(contact("Awa du Quai", "12, quai des Tilleuls"));
        assertThatThrownBy(() -> contact(" ", "ici")).extracting(thrown -> ((InvalidValue) thrown).flaw())
                .isEqualTo(Flaw.MISSING);
        assertThatThrownBy(() -> contact("Awa", "x".repeat(Contact.LONGEST_ADDRESS + 1)))
                .extracting(thrown -> ((InvalidValue) thrown).flaw()).isEqualTo(Flaw.TOO_LONG);
    }

    @Test
    @DisplayName("I4: contacts that differ in anything differ in their parts")
    void partsTellAll() {
        var none = new Contact("Awa", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        var some = Stream.of(none,
                new Contact("Awa", Optional.of("15"), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty()),
                new Contact("Awa", Optional.empty(), Optional.of(new ContactNumber("15")), Optional.empty(),
                        Optional.empty(), Optional.empty()),
                new Contact("Awa", Optional.empty(), Optional.empty(),
                        Optional.of(EmailAddress.typed("awa@example.org")), Optional.empty(),
                        Optional.empty()),
                new Contact("Awa", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("15"),
                        Optional.empty()),
                new Contact("Awa", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.of("15")));
        assertThat(some.map(Contact::parts)).doesNotHaveDuplicates();
    }

    private static Contact contact(String name, String address) {
        return new Contact(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(address),
                Optional.empty());
    }
}
