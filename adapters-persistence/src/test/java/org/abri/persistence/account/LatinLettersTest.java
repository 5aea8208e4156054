package org.abri.persistence.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import org.abri.domain.account.NameSounds;
import org.abri.domain.account.PersonName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinLettersTest {
    @ParameterizedTest
    @CsvSource({ "محمد, الخطيب, Mohamed, Al-Khatib", "مُحَمَّد, الخطيب, Mohammed, Khatib",
            "يوسف, حداد, Youssef, Haddad", "أمينة, بن عبد الله, Amina, Ben Abdallah",
            "علي, الشامي, Ali, Chami", "عمر, علي, Omar, Aly", "فاطمة الزهراء, غالي, Fatima Zahra, Ghali",
            "خالد, جمال, Khaled, Gamal", "عائشة, حسين, Aïcha, Hussein", "ሰላም, ተስፋይ, Selam, Tesfaye",
            "ዮሐንስ, ገብረ, Yohannes, Gebre", "ፀጋዬ, አበበ, Tsegaye, Abebe", "Коваль, Ангеліна, Koval, Angelina",
            "Олександра, Шевченко, Oleksandra, Shevchenko", "Іван, Шевченко, Ivan, Chevtchenko",
            "Сергей, Чернов, Sergueï, Tchernov", "Анна, Цветкова, Anna, Tsvetkova",
            "Хабиб, Иванов, Khabib, Ivanov", "محمد, علي, Мохаммед, Али", "Nguyễn, Thị Ánh, Nguyen, Thi Anh",
            "Łukasz, Đặng, Lukasz, Dang", "Νίκος, Παπαδόπουλος, Nikos, Papadopoulos",
            "王, 小明, Wang, Xiaoming", "Şükran, Işık, Sukran, Isik", "Čapek, Žofie, Tchapek, Zofie" })
    @DisplayName("AFF-4, ACC-8: one name in Arabic, Ethiopic, Cyrillic, Greek, Chinese or Latin letters, with marks or without, is one name")
    void scripts(String given, String family, String otherGiven, String otherFamily) {
        assertThat(sounds(given, family)).matches(sounds -> !Collections.disjoint(sounds,
                sounds(otherGiven, otherFamily)), "meets " + sounds(otherGiven, otherFamily));
    }

    @ParameterizedTest
    @CsvSource({ "محمد, الخطيب, Samir, Khatib", "Олександра, Коваль, Oleksandra, Shevchenko",
            "ሰላም, ተስፋይ, Tesfaye, Haile", "王, 小明, 王, 小红" })
    @DisplayName("AFF-4: other names are others in every script")
    void others(String given, String family, String otherGiven, String otherFamily) {
        assertThat(Collections.disjoint(sounds(given, family), sounds(otherGiven, otherFamily))).isTrue();
    }

    @Test
    @DisplayName("AFF-4: what ICU cannot write in Latin letters is compared as it is, and nothing fails")
    void unknown() {
        assertThat(sounds("བསྟན་འཛིན", "རྒྱ་མཚོ")).isEqualTo(sounds("རྒྱ་མཚོ", "བསྟན་འཛིན"));
        assertThat(sounds("𞤀𞤣𞤤𞤢𞤥", "ߒߞߏ")).isNotEmpty();
    }

    private static Set<String> sounds(String given, String family) {
        return NameSounds.of(new PersonName(given, family), LatinLetters::of);
    }
}
