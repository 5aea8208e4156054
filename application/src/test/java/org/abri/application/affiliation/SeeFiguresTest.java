package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import org.abri.application.Scene;
import org.abri.application.affiliation.SeeFigures.Month;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.MonthOfWork;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeeFiguresTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);

    @Test
    @DisplayName("REL-5: a manager sees this month and the last: people followed, new and gone, papers that staff added, vaults opened there")
    void twoMonths() {
        var amina = scene.affiliated(professional, true);
        var samuel = scene.person(scene.opening(professional, "Samuel", "Tesfaye").wishing(true, false));
        scene.person(scene.opening(professional, "Rosa", "Lopes"));
        scene.note(professional, amina.vault(), Visibility.SHARED, "Bail");
        scene.document(professional, amina.vault(), Visibility.SHARED, Scene.PDF);
        scene.note(amina, amina.vault(), Visibility.SHARED, "De moi");
        scene.note(amina, amina.vault(), Visibility.PRIVATE, "À moi");
        scene.pass(Duration.ofDays(30));
        given(scene.abri.affiliation().endAffiliation().end(samuel, samuel.vault(), manager.relay()));
        given(scene.abri.affiliation().endAffiliation().end(samuel, samuel.vault(), manager.relay()));
        scene.person(scene.opening(professional, "Awa", "Ba").wishing(true, true));
        var seen = seen();
        assertThat(seen.before())
                .isEqualTo(new Month(YearMonth.of(2026, 11), 2, new MonthOfWork(2, 0, 2, 3, 0)));
        assertThat(seen.now())
                .isEqualTo(new Month(YearMonth.of(2026, 12), 2, new MonthOfWork(1, 1, 0, 1, 0)));
    }

    @Test
    @DisplayName("VLT-3, VLT-7, VLT-8: what its owner makes private or deletes later changes no number")
    void tellsNothingLater() {
        var amina = scene.affiliated(professional, true);
        var one = scene.note(professional, amina.vault(), Visibility.SHARED, "Bail");
        var other = scene.note(professional, amina.vault(), Visibility.SHARED, "Carte");
        var before = seen();
        given(scene.abri.vault().changeItem().delete(amina, amina.vault(), one.id(), version -> true));
        given(scene.abri.vault().changeItem().switchTo(amina, amina.vault(), other.id(),
                Visibility.PRIVATE));
        assertThat(seen()).isEqualTo(before);
        assertThat(seen().now().work().papers()).isEqualTo(2);
    }

    @Test
    @DisplayName("REL-5, ACC-10: figures are for the managers of that relay, and for nobody else")
    void forManagers() {
        var figures = scene.abri.affiliation().seeFigures();
        assertThat(refusal(figures.see(professional, manager.relay())))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        assertThat(refusal(figures.see(scene.operator, manager.relay())))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(refusal(figures.see(scene.relay("Relais des Lilas"), manager.relay())))
                .isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
    }

    @Test
    @DisplayName("REL-5: a month begins and ends by the relay's own clock")
    void itsOwnClock() {
        scene.pass(Duration.ofDays(28).plusHours(14).plusMinutes(30));
        scene.affiliated(professional, true);
        assertThat(seen().now().month()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(seen().now().work().came()).isEqualTo(1);
    }

    private SeeFigures.TwoMonths seen() {
        return given(scene.abri.affiliation().seeFigures().see(manager, manager.relay()));
    }
}
