package org.abri.application.session;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepSessionsTest {
    private static final String NOTHING = "";

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Username username = scene.usernameOf(person.account());
    private final KeepSessions keep = scene.abri.session().keepSessions();

    @Test
    @DisplayName("SES-3: people see where they are signed in, since when, and on what; what is over is not there")
    void seen() {
        var old = signedIn(DeviceKind.COMPUTER);
        scene.pass(Duration.ofMinutes(16));
        var phone = signedIn(DeviceKind.PHONE);
        var begun = scene.now();
        scene.pass(Duration.ofMinutes(2));
        var here = signedIn(DeviceKind.COMPUTER);
        scene.signedIn(scene.usernameOf(manager.account()), Scene.PASSWORD);
        assertThat(given(keep.see(here, Listing.first(9))).lines()).containsExactly(
                new Sessions.Listed(here.session(), DeviceKind.COMPUTER, scene.now(), scene.now()),
                new Sessions.Listed(phone.session(), DeviceKind.PHONE, begun, begun))
                .noneMatch(one -> one.id().equals(old.session()));
    }

    @Test
    @DisplayName("SES-3: one of them ends at once, and no other; what is not there, or somebody else's, changes nothing")
    void ended() {
        var here = signedIn(DeviceKind.COMPUTER);
        var phone = signedIn(DeviceKind.PHONE);
        var other = scene.signedIn(scene.usernameOf(manager.account()), Scene.PASSWORD);
        assertThat(given(keep.end(here, NOTHING, phone.session()))).contains(true);
        assertThat(recognised(phone)).isFalse();
        assertThat(recognised(here)).isTrue();
        assertThat(given(keep.end(here, NOTHING, phone.session()))).contains(false);
        assertThat(given(keep.end(here, NOTHING, other.session()))).contains(false);
        assertThat(recognised(other)).isTrue();
        assertThat(scene.acts(person.vault())).filteredOn(Act.SESSION_ENDED::equals).hasSize(1);
    }

    @Test
    @DisplayName("SES-3: all but the one at hand end at once")
    void othersEnded() {
        var here = signedIn(DeviceKind.COMPUTER);
        var phone = signedIn(DeviceKind.PHONE);
        var other = scene.signedIn(scene.usernameOf(manager.account()), Scene.PASSWORD);
        assertThat(given(keep.endOthers(here, NOTHING))).isPresent();
        assertThat(recognised(here)).isTrue();
        assertThat(recognised(phone)).isFalse();
        assertThat(recognised(other)).isTrue();
        assertThat(scene.acts(person.vault())).endsWith(Act.SESSIONS_ENDED);
    }

    @Test
    @DisplayName("REC-3, SES-3: five minutes after the sign-in the password is asked for again, and without it no session ends")
    void passwordAgain() {
        var here = signedIn(DeviceKind.COMPUTER);
        scene.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(keep.asksForPassword(here)).isFalse();
        scene.pass(Duration.ofSeconds(1));
        var phone = signedIn(DeviceKind.PHONE);
        var program = signedIn(DeviceKind.PROGRAM);
        assertThat(keep.asksForPassword(here)).isTrue();
        assertThat(given(keep.end(here, "pas le bon", phone.session()))).isEmpty();
        assertThat(given(keep.endOthers(here, NOTHING))).isEmpty();
        assertThat(recognised(phone)).isTrue();
        assertThat(scene.acts(person.vault())).doesNotContain(Act.SESSION_ENDED, Act.SESSIONS_ENDED);
        assertThat(given(keep.end(here, Scene.PASSWORD, phone.session()))).contains(true);
        assertThat(recognised(phone)).isFalse();
        assertThat(recognised(program)).isTrue();
        assertThat(given(keep.endOthers(here, Scene.PASSWORD))).contains(true);
        assertThat(recognised(program)).isFalse();
        assertThat(recognised(here)).isTrue();
    }

    @Test
    @DisplayName("AUT-4: whoever guesses at the password to end sessions meets the same pauses")
    void guessing() {
        var here = signedIn(DeviceKind.COMPUTER);
        scene.pass(Duration.ofMinutes(5));
        var phone = signedIn(DeviceKind.PHONE);
        for (var tries = 0; tries < 5; tries++) {
            assertThat(given(keep.end(here, "pas le bon", phone.session()))).isEmpty();
        }
        assertThat(given(keep.end(here, Scene.PASSWORD, phone.session()))).isEmpty();
        assertThat(recognised(phone)).isTrue();
    }

    private SignedIn signedIn(DeviceKind kind) {
        return ((SignIn.Outcome.Done) scene.abri.session().signIn()
                .signIn(new SignIn.Command(username, Scene.PASSWORD, Optional.empty(), kind))).signedIn();
    }

    private boolean recognised(SignedIn session) {
        return scene.abri.session().recognise().whoHas(session.token()).isPresent();
    }
}
