package org.abri.application.session;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepSessionsTest {
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
        assertThat(given(keep.end(person, phone.session()))).isTrue();
        assertThat(recognised(phone)).isFalse();
        assertThat(recognised(here)).isTrue();
        assertThat(given(keep.end(person, phone.session()))).isFalse();
        assertThat(given(keep.end(person, other.session()))).isFalse();
        assertThat(recognised(other)).isTrue();
        assertThat(scene.acts(person.vault())).filteredOn(Act.SESSION_ENDED::equals).hasSize(1);
    }

    @Test
    @DisplayName("SES-3: all but the one at hand end at once")
    void othersEnded() {
        var here = signedIn(DeviceKind.COMPUTER);
        var phone = signedIn(DeviceKind.PHONE);
        var other = scene.signedIn(scene.usernameOf(manager.account()), Scene.PASSWORD);
        given(keep.endOthers(person, here.session()));
        assertThat(recognised(here)).isTrue();
        assertThat(recognised(phone)).isFalse();
        assertThat(recognised(other)).isTrue();
        assertThat(scene.acts(person.vault())).endsWith(Act.SESSIONS_ENDED);
    }

    @Test
    @DisplayName("ACC-10: who is not signed in ends nobody's session")
    void anyone() {
        assertThat(refusal(keep.end(new Viewpoint.Anyone(), signedIn(DeviceKind.PHONE).session())))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    private SignedIn signedIn(DeviceKind kind) {
        return ((SignIn.Outcome.Done) scene.abri.session().signIn()
                .signIn(new SignIn.Command(username, Scene.PASSWORD, Optional.empty(), kind))).signedIn();
    }

    private boolean recognised(SignedIn session) {
        return scene.abri.session().recognise().whoHas(session.token()).isPresent();
    }
}
