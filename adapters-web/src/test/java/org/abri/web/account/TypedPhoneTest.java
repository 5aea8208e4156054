package org.abri.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPhoneTest {
    @ParameterizedTest
    @ValueSource(strings = { "06 39 98 00 01", "06.39.98.00.01", "06-39-98-00-01", "0639980001",
            "06/39/98/00/01",
            "+33 6 39 98 00 01", "0033639980001", "00 33 6 39 98 00 01", "+33 (0)6 39 98 00 01",
            "+33(0)639980001",
            "0033 (0)6 39 98 00 01", "(+33) 6 39 98 00 01", "+33 06 39 98 00 01", "639980001",
            "\u202A+33 6 39 98 00 01\u202C", "\u206606\u00A039\u00A098\u00A000\u00A001\u2069",
            "06\u201139\u201198\u201100\u201101", "06\u200B39\u200B98\u200B00\u200B01", "٠٦ ٣٩ ٩٨ ٠٠ ٠١",
            "+۳۳ ۶ ۳۹ ۹۸ ۰۰ ۰۱", "०६३९९८०००१", "＋３３６３９９８０００１", "tel:+33639980001", "Tél. : 06 39 98 00 01",
            "06 39 98 00 01\n", "\uFEFF06 39 98 00 01" })
    @DisplayName("FIELD 3, 11: a French mobile is read as people write and paste it, in the digits of any script")
    void asPeopleWrite(String typed) {
        assertThat(TypedPhone.read(typed).value()).isEqualTo("+33639980001");
    }

    @ParameterizedTest
    @CsvSource({ "0692 12 34 56, +262692123456", "0693 12 34 56, +262693123456",
            "0690 35 12 34, +590690351234",
            "0691 28 12 34, +590691281234", "0696 20 12 34, +596696201234", "0694 20 12 34, +594694201234",
            "0639 69 12 34, +262639691234", "+262 692 12 34 56, +262692123456",
            "+262 (0)692 12 34 56, +262692123456",
            "00262 692 12 34 56, +262692123456", "06 12 34 56 78, +33612345678",
            "07 51 23 45 67, +33751234567" })
    @DisplayName("FIELD 3: a number is of the region of France whose plan has it, overseas or not")
    void regionsOfFrance(String typed, String number) {
        assertThat(TypedPhone.read(typed).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({ "+221 77 000 00 01, +221770000001", "+44 7700 900123, +447700900123",
            "+44 (0)7700 900123, +447700900123", "+1 202 555 0142, +12025550142",
            "00212 612 345 678, +212612345678",
            "+93 70 123 4567, +93701234567" })
    @DisplayName("FIELD 3: numbers of other countries begin with a plus or two zeros")
    void elsewhere(String typed, String number) {
        assertThat(TypedPhone.read(typed).value()).isEqualTo(number);
    }

    /** A mobile of each, as the plan that the service reads knows it; of the countries that people come from, and pass through. */
    static Stream<String> countries() {
        return Stream.of(
                "AF AL AM AO BD BE BF BG BI BJ BR CD CG CI CM CN CO DE DJ DZ EG ER ES ET GB GE GH GM GN GR "
                        + "HT IN IQ IR IT KM LB LK LY MA MD MG ML MR MX NE NG NL PK PL PS PT RO RS RU RW SD SN SO SY TD TG "
                        + "TN TR UA VE VN")
                .flatMap(all -> Arrays.stream(all.split(" ", -1)));
    }

    @ParameterizedTest
    @MethodSource("countries")
    @DisplayName("FIELD 3: mobiles of more than forty countries are read as people there write them for others")
    void countries(String country) {
        var plan = PhoneNumberUtil.getInstance();
        var example = plan.getExampleNumberForType(country, PhoneNumberType.MOBILE);
        var number = new PhoneNumber(plan.format(example, PhoneNumberFormat.E164));
        var written = plan.format(example, PhoneNumberFormat.INTERNATIONAL);
        var code = "+" + example.getCountryCode();
        for (var typed : List.of(number.value(), written, written.replace("+", "00 "),
                written.replace(' ', '.'),
                written.replace(' ', '-'), "(" + code + ")" + written.substring(code.length()),
                plan.format(example, PhoneNumberFormat.RFC3966), "\u202A" + written + "\u202C")) {
            assertThat(TypedPhone.read(typed)).as(typed).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "01 99 00 12 34", "01 42 68 53 00", "+33 4 91 12 34 56", "0262 20 12 34",
            "0590 27 12 34",
            "09 72 12 34 56", "0800 12 34 56" })
    @DisplayName("FIELD 3: a number that gets no SMS is told, not kept")
    void noMobile(String typed) {
        assertThatThrownBy(() -> TypedPhone.read(typed)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).as(typed)
                        .isIn(Flaw.NOT_A_MOBILE_NUMBER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "12", "06 39 98 00", "0639980001x", "téléphone", "+0639980001", "06 39 98 00 011",
                    "06 39 98 00 01 / 06 39 98 00 02", "112", "15", "+999 12 34 56 78",
                    "+33 6 39 98 00 01 poste 12", "0693",
                    "①②③④⑤⑥⑦⑧⑨⓪", "+", "+33" })
    @DisplayName("FIELD 3: what no plan has is no phone number")
    void refused(String typed) {
        assertThatThrownBy(() -> TypedPhone.read(typed)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).as(typed).isEqualTo(Flaw.NOT_A_PHONE_NUMBER));
    }

    @Test
    @DisplayName("G-2: a number is measured before it is read")
    void endless() {
        for (var typed : new String[] { "0".repeat(300_000), "+33" + " ".repeat(300_000),
                "06" + "\u0301".repeat(100_000) }) {
            assertThatThrownBy(() -> TypedPhone.read(typed)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    @DisplayName("FIELD: a number is shown as people in France read it")
    void shown() {
        assertThat(TypedPhone.shown(new PhoneNumber("+33639980001"))).isEqualTo("06 39 98 00 01");
        assertThat(TypedPhone.shown(new PhoneNumber("+447700900123"))).isEqualTo("+44 7700 900123");
    }
}
