package org.abri.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SoughtNamesTest {
    private static final List<String[]> FOUND = List.of(of("amina", "Amina", "Diallo"),
            of("DIALLO amina", "Amina", "Diallo"), of("d a", "Amina", "Diallo"),
            of("elodie", "Élodie-Anne", "d’Ávila"), of("anne avila", "Élodie-Anne", "d’Ávila"),
            of("élodieanne", "Élodie-Anne", "d’Ávila"), of("Elodie-An", "Élodie-Anne", "d’Ávila"),
            of("davila", "Élodie-Anne", "d’Ávila"), of("d'avila", "Élodie-Anne", "d’Ávila"),
            of("oneil", "Seán", "O'Neil"), of("neil s", "Seán", "O'Neil"), of("o’ne", "Seán", "O'Neil"),
            of("ben said", "Karim", "Ben Saïd"), of("bensaid", "Karim", "Ben Saïd"),
            of("isik sukran", "Şükran", "Işık"), of("ISIK", "Şükran", "Işık"), of("Işı", "Şükran", "Işık"),
            of("strasse", "Groß", "Straße"), of("gros", "Groß", "Straße"), of("ang", "Ångström", ""),
            of("lodz", "Łódź", ""), of("nguyen anh", "Nguyễn Thị", "Ánh"), of("do", "Đỗ", ""),
            of("آمنة", "امنة", "بن عبد الله"), of("بن", "أمينة", "بن عبد الله"),
            of("مُحَمَّد", "محمد", ""), of("محمد", "مُحَمَّد", "الخطيب"), of("ሰላ", "ሰላም", "ተስፋይ"),
            of("коваль ан", "Ангеліна", "Коваль"), of("王小明", "小明", "王"), of("小明王", "小明", "王"),
            of("王 小", "小明", "王"), of("김", "민수", "김"), of("Αναγνωστησ", "", "Αναγνώστης"),
            of("100%", "Cent", "100% coton"), of("a*b", "A*b", "C"), of("_x", "_x", "Y"));

    private static final List<String[]> NOT_FOUND = List.of(of("mina", "Amina", "Diallo"),
            of("aminad x", "Amina", "Diallo"), of("%", "Amina", "Diallo"), of("_", "Amina", "Diallo"),
            of("*", "Amina", "Diallo"), of("a%", "Amina", "Diallo"), of("am_na", "Amina", "Diallo"),
            of("a*o", "Amina", "Diallo"), of("a.*", "Amina.", "Diallo"),
            of("amina samuel", "Amina", "Diallo"),
            of("?", "Amina", "Diallo"), of("[a]", "Amina", "Diallo"), of("\\", "Amina", "Diallo"),
            of("x".repeat(200), "Amina", "Diallo"), of("amina", "", ""), of("ا", "Amina", "Diallo"));

    private static String[] of(String... typedThenNames) {
        return typedThenNames;
    }

    @Test
    @DisplayName("VLT-4: names are found by the beginnings of their words, in any order, without case or accents, in any script as typed")
    void found() {
        for (var each : FOUND) {
            assertThat(Sought.of(each[0]).isIn(each[1], each[2])).as(String.join(" | ", each)).isTrue();
        }
    }

    @Test
    @DisplayName("VLT-4, AFF-4: no sign stands for others, and no word is found by its middle")
    void notFound() {
        for (var each : NOT_FOUND) {
            assertThat(Sought.of(each[0]).isIn(each[1], each[2])).as(String.join(" | ", each)).isFalse();
        }
    }

    @Test
    @DisplayName("VLT-4: what is nothing but what joins names finds nobody")
    void joinsAlone() {
        for (var typed : List.of("-", "’ . -", "\u0301")) {
            assertThat(Sought.of(typed).isIn("Amina", "d’Ávila")).as(typed).isFalse();
        }
    }

    @Test
    @DisplayName("VLT-4: two hundred letters are looked for, and what is beyond is not")
    void long200() {
        assertThat(Sought.of("x".repeat(200)).isIn("x".repeat(200))).isTrue();
        assertThat(Sought.of("x".repeat(200)).isIn("x".repeat(199))).isFalse();
        assertThat(Sought.of("x".repeat(5_000)).isIn("x".repeat(200))).isTrue();
    }
}
