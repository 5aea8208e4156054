package org.abri.application.leaving;

import static org.abri.application.Scene.PASSWORD;
import static org.abri.application.Scene.PDF;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.access.Answer;
import org.abri.application.leaving.DeleteAccount.Outcome;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.session.SignIn;
import org.abri.application.vault.AddDocument;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeleteAccountTest {
    private Scene scene = new Scene();
    private Viewpoint.StaffAt manager;
    private Viewpoint.Beneficiary person;
    private Username username;

    @BeforeEach
    void somebody() {
        begin(new Scene());
    }

    private void begin(Scene another) {
        scene = another;
        manager = scene.relay("Relais du Port");
        person = scene.affiliated(manager, true);
        username = scene.usernameOf(person.account());
    }

    @Test
    @DisplayName("END-1: a person deletes their account and everything in it: from then on nobody knows them, staff neither")
    void everythingGoes() {
        var paper = scene.document(person, person.vault(), Visibility.SHARED, PDF);
        var session = scene.signedIn(username, PASSWORD);
        assertThat(given(scene.abri.leaving().deleteAccount().see(person))).isEqualTo(1);

        assertThat(delete(PASSWORD)).isEqualTo(Outcome.DELETED);

        assertThat(scene.signIn(username, PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.abri.session().recognise().whoHas(session.token())).isEmpty();
        assertThat(missing(scene.list(manager, person.vault()))).isTrue();
        assertThat(missing(
                scene.abri.vault().seeItems().find(manager, person.vault(), paper.id()))).isTrue();
        assertThat(given(scene.abri.affiliation().seePeople().list(manager, manager.relay(),
                Listing.first(9))).lines()).isEmpty();
        scene.ports.work().inOne(() -> {
            assertThat(scene.ports.account().accounts().everAssigned(username)).isTrue();
            assertThat(scene.memory.keySets().find(KeyOwner.of(person.account()))).isEmpty();
            return true;
        });
    }

    @Test
    @DisplayName("END-2: the bytes of papers go afterwards, and nobody could open them meanwhile")
    void bytesGo() {
        scene.document(person, person.vault(), Visibility.PRIVATE, PDF);
        assertThat(scene.memory.blobs()).hasSize(1);
        delete(PASSWORD);
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("END-2: what remains is that somebody was deleted, without a word on who it was")
    void onlyTheTrace() {
        scene.note(person, person.vault(), Visibility.SHARED, "Rendez-vous au CHRS");
        delete(PASSWORD);
        var service = scene.events(new Chain.OfService());
        assertThat(service.getLast())
                .isEqualTo(Event.of(scene.now(), new Actor.Owner(), Act.ACCOUNT_DELETED));
        assertThat(service.stream().map(event -> new String(event.encoded(), StandardCharsets.UTF_8)))
                .noneMatch(bytes -> bytes.contains("Amina") || bytes.contains("Diallo")
                        || bytes.contains(username.value()) || bytes.contains("CHRS"));
    }

    @Test
    @DisplayName("END-1, AUT-4: only with the password given again; tries are limited there too")
    void passwordAgain() {
        for (var i = 0; i < 5; i++) {
            assertThat(delete("cinq tortues devant le port")).isEqualTo(Outcome.WRONG_PASSWORD);
        }
        assertThat(delete(PASSWORD)).as("while there is a pause").isEqualTo(Outcome.WRONG_PASSWORD);
        scene.pass(Duration.ofHours(2));
        assertThat(delete(PASSWORD)).isEqualTo(Outcome.DELETED);
    }

    @Test
    @DisplayName("END-3, END-4: staff and operators do not delete themselves, and nobody deletes anybody else")
    void notStaff() {
        assertThat(refusal(deleting(new Viewpoint.Staff(manager.account()))))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(refusal(deleting(scene.operator)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    @Test
    @DisplayName("END-1, I4: sent twice at once it happens once, and both are told that it is done")
    void twice() {
        begin(new Scene(WatchedHasher::in));
        var second = new AtomicReference<Answer<Outcome>>();
        WatchedHasher.of(scene).meanwhile(() -> second.set(deleting(person)));
        assertThat(delete(PASSWORD)).isEqualTo(Outcome.DELETED);
        assertThat(given(second.get())).isEqualTo(Outcome.DELETED);
        assertThat(scene.events(new Chain.OfService()).stream().map(Event::act))
                .containsOnlyOnce(Act.ACCOUNT_DELETED);
    }

    @Test
    @DisplayName("UPL-3, END-2: an upload that is under way while its vault goes is answered as one to nowhere, and leaves no byte")
    void uploadUnderWay() throws IOException {
        var command = new AddDocument.Command(person, person.vault(), scene.once(),
                Visibility.PRIVATE, "Bail", FileName.sent("bail.pdf"), true);
        var answer = scene.abri.vault().addDocument().add(person, person.vault(), command.fileName(),
                new ByteArrayInputStream(PDF), () -> {
                    delete(PASSWORD);
                    return Optional.of(command);
                });
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("CRY-6: what a backup brings back of somebody erased is erased again")
    void risen() {
        var vault = scene.ports.work()
                .inOne(() -> scene.ports.vault().vaults().find(person.vault()).orElseThrow());
        var keySet = scene.ports.work()
                .inOne(() -> scene.memory.keySets().find(KeyOwner.of(person.account())).orElseThrow());
        delete(PASSWORD);
        assertThat(scene.abri.leaving().eraseAgain().eraseAgain()).isZero();
        scene.ports.work().inOne(() -> {
            scene.ports.vault().vaults().add(vault);
            return scene.memory.keySets().keepFirst(KeyOwner.of(person.account()), keySet);
        });
        scene.runChore("erase-again");
        scene.ports.work().inOne(() -> {
            assertThat(scene.ports.vault().vaults().find(person.vault())).isEmpty();
            assertThat(scene.memory.keySets().find(KeyOwner.of(person.account()))).isEmpty();
            return true;
        });
    }

    private Outcome delete(String password) {
        return given(scene.abri.leaving().deleteAccount()
                .delete(new DeleteAccount.Command(person, password)));
    }

    private Answer<Outcome> deleting(Viewpoint by) {
        return scene.abri.leaving().deleteAccount().delete(new DeleteAccount.Command(by, PASSWORD));
    }
}
