package org.abri.application.account;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.abri.application.Scene;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.recovery.SendRecoveryCode;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.limits.Sendings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProvePhoneTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("+33639980055");
    private static final PhoneNumber OTHER = new PhoneNumber("+33639980056");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt staff = scene.relay("Les Amandiers");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, false);
    private final AccountRoom room = scene.abri.account();
    private final ProvePhone provePhone = room.provePhone();

    ProvePhoneTest() {
        writes(person, Optional.of(NUMBER));
    }

    private void writes(Viewpoint by, Optional<PhoneNumber> number) {
        assertThat(given(room.changeOwnAccount().phone(by, Scene.PASSWORD, number))).isPresent();
        scene.runJobs();
    }

    private Account account() {
        return given(room.seeOwnAccount().see(person));
    }

    private boolean proves(Viewpoint by, String code) {
        return given(provePhone.prove(by, Scene.PASSWORD, code)).orElseThrow();
    }

    /** The code in the SMS that this leads to. */
    private String asked(Viewpoint by) {
        given(ProvePhone.Outcome.Sent.class, provePhone.ask(by));
        scene.runJobs();
        return scene.memory.left().getLast().text().replaceAll("\\D", "");
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    @DisplayName("SEC-4: whoever gives back the code that their number received has proven it, and their journal says so")
    void proven() {
        var code = asked(person);
        assertThat(scene.memory.left().getLast().to()).isEqualTo(NUMBER);
        assertThat(account().provenPhone()).isEmpty();
        assertThat(proves(person, code.substring(0, 3) + " " + code.substring(3))).isTrue();
        assertThat(account().provenPhone()).contains(NUMBER);
        assertThat(scene.acts(person.vault())).endsWith(Act.PHONE_CODE_ASKED, Act.PHONE_PROVEN);
    }

    @Test
    @DisplayName("SEC-4, REC-3: whoever found a session open proves nothing without the password, and tries no code with it")
    void foundOpen() {
        var code = asked(person);
        for (int tries = 0; tries < 3; tries++) {
            assertThat(given(provePhone.prove(person, "pas le bon", code))).isEmpty();
        }
        assertThat(account().provenPhone()).isEmpty();
        assertThat(scene.acts(person.vault())).doesNotContain(Act.PHONE_PROVEN, Act.CODE_REFUSED);
        scene.pass(OneTimeCode.LIFE);
        assertThat(proves(person, asked(person))).isTrue();
    }

    @Test
    @DisplayName("SEC-4: with a proven number, a lost password is recovered by a code again")
    void leadsBackIn() {
        var username = scene.usernameOf(person.account());
        var send = scene.abri.recovery().sendRecoveryCode();
        var code = asked(person);
        var before = scene.memory.left().size();
        assertThat(send.send(username)).isEqualTo(new SendRecoveryCode.Outcome.Sent());
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(before);
        assertThat(proves(person, code)).isTrue();
        send.send(username);
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(before + 1);
        assertThat(scene.memory.left().getLast().to()).isEqualTo(NUMBER);
    }

    @Test
    @DisplayName("REC-1: five wrong codes and the right one is dead; what is not six digits was no try; each wrong one is in the journal")
    void fiveTries() {
        var code = asked(person);
        for (int tries = 0; tries < OneTimeCode.TRIES; tries++) {
            assertThat(proves(person, "12")).isFalse();
            assertThat(proves(person, otherThan(code))).isFalse();
        }
        assertThat(proves(person, code)).isFalse();
        assertThat(account().provenPhone()).isEmpty();
        assertThat(scene.acts(person.vault())).filteredOn(Act.CODE_REFUSED::equals).hasSize(5);
        assertThat(proves(person, asked(person))).isTrue();
    }

    @Test
    @DisplayName("REC-1: after four wrong codes the right one still proves the number")
    void fourTries() {
        var code = asked(person);
        for (int tries = 1; tries < OneTimeCode.TRIES; tries++) {
            proves(person, otherThan(code));
        }
        assertThat(proves(person, code)).isTrue();
    }

    @Test
    @DisplayName("REC-1: wrong codes are counted over all codes; after ten in a day no more are looked at, right ones neither")
    void tenInADay() {
        for (int codes = 0; codes < 2; codes++) {
            var code = asked(person);
            for (int tries = 0; tries < OneTimeCode.TRIES; tries++) {
                proves(person, otherThan(code));
            }
        }
        var right = asked(person);
        assertThat(proves(person, right)).isFalse();
        scene.pass(Duration.ofDays(1));
        assertThat(proves(person, asked(person))).isTrue();
    }

    @Test
    @DisplayName("REC-1: a code is good until its ten minutes end, and dead once another was sent")
    void lapses() {
        var first = asked(person);
        var second = asked(person);
        if (!first.equals(second)) {
            assertThat(proves(person, first)).isFalse();
        }
        scene.pass(OneTimeCode.LIFE);
        assertThat(proves(person, second)).isFalse();
        var third = asked(person);
        scene.pass(OneTimeCode.LIFE.minusSeconds(1));
        assertThat(proves(person, third)).isTrue();
    }

    @Test
    @DisplayName("SEC-4, REC-3: another number is to be proven anew, also one that was proven before, and not by the code that the one before it received")
    void changed() {
        var code = asked(person);
        writes(person, Optional.of(OTHER));
        assertThat(proves(person, code)).isFalse();
        assertThat(proves(person, asked(person))).isTrue();
        writes(person, Optional.of(NUMBER));
        assertThat(account().provenPhone()).isEmpty();
        writes(person, Optional.of(OTHER));
        assertThat(account().provenPhone()).isEmpty();
        writes(person, Optional.empty());
        assertThat(proves(person, code)).isFalse();
    }

    @Test
    @DisplayName("REC-3: the same number written again stays proven")
    void sameAgain() {
        proves(person, asked(person));
        writes(person, Optional.of(NUMBER));
        assertThat(account().provenPhone()).contains(NUMBER);
    }

    @Test
    @DisplayName("I4: a code that comes back twice proves once; for a number that is proven, or none, nothing is sent")
    void twice() {
        var code = asked(person);
        proves(person, code);
        var before = scene.memory.left().size();
        assertThat(proves(person, code)).isTrue();
        assertThat(scene.acts(person.vault())).filteredOn(Act.PHONE_PROVEN::equals).hasSize(1);
        given(ProvePhone.Outcome.NothingToProve.class, provePhone.ask(person));
        writes(person, Optional.empty());
        var told = scene.memory.left().size();
        given(ProvePhone.Outcome.NothingToProve.class, provePhone.ask(person));
        scene.runJobs();
        assertThat(told - before).as("the phone that was is told").isEqualTo(1);
        assertThat(scene.memory.left()).hasSize(told);
    }

    @Test
    @DisplayName("REC-1: of twenty uses of one code at once, one is in the journal")
    void atOnce() throws InterruptedException {
        var code = asked(person);
        var uses = Collections.nCopies(20, (Callable<Optional<Boolean>>) () -> given(
                provePhone.prove(person, Scene.PASSWORD, code)));
        var proven = new ArrayList<Optional<Boolean>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var use : threads.invokeAll(uses)) {
                proven.add(use.resultNow());
            }
        }
        assertThat(proven).contains(Optional.of(true)).doesNotContain(Optional.of(false));
        assertThat(scene.acts(person.vault())).filteredOn(Act.PHONE_PROVEN::equals).hasSize(1);
    }

    @Test
    @DisplayName("REC-1: a person, and a number whoever writes it, gets three codes an hour, and the last one stays good")
    void sentTooMuch() {
        asked(person);
        asked(person);
        var last = asked(person);
        given(ProvePhone.Outcome.SentTooMuch.class, provePhone.ask(person));
        var other = scene.person(scene.opening(staff, "Samuel", "Tesfaye"));
        writes(other, Optional.of(NUMBER));
        given(ProvePhone.Outcome.SentTooMuch.class, provePhone.ask(other));
        assertThat(proves(person, last)).isTrue();
        scene.pass(Duration.ofHours(1));
        given(ProvePhone.Outcome.Sent.class, provePhone.ask(other));
    }

    @Test
    @DisplayName("OPS-4: while too many SMS leave for all, none is sent, and it is said until when")
    void pausedForAll() {
        scene.ports.work().inOne(() -> {
            scene.ports.limits().save("pace/" + Pace.SMS_OF_THE_SERVICE + "/all",
                    new Sendings(List.of(scene.now().plus(Duration.ofHours(1)))));
            return true;
        });
        assertThat(given(ProvePhone.Outcome.Paused.class, provePhone.ask(person)).until())
                .isAfter(scene.now());
        assertThat(scene.acts(person.vault())).doesNotContain(Act.PHONE_CODE_ASKED);
    }

    @Test
    @DisplayName("REC-1: a code that proves a number is nothing else: it begins no recovery, and no code of a recovery proves a number")
    void bound() {
        proves(person, asked(person));
        var username = scene.usernameOf(person.account());
        scene.abri.recovery().sendRecoveryCode().send(username);
        scene.runJobs();
        var ofRecovery = scene.memory.left().getLast().text().replaceAll("\\D", "");
        writes(person, Optional.of(OTHER));
        var ofNumber = asked(person);
        if (!ofRecovery.equals(ofNumber)) {
            assertThat(proves(person, ofRecovery)).isFalse();
        }
        assertThat(scene.ports.work().inOne(() -> scene.ports.recoveries().find(person.account()))
                .flatMap(found -> found.bySms())).isEmpty();
    }

    @Test
    @DisplayName("AUT-6, SEC-4: staff prove the number on their own account as well, which their service's journal says")
    void ofStaff() {
        var worker = new Viewpoint.Staff(staff.account());
        writes(worker, Optional.of(OTHER));
        assertThat(proves(worker, asked(worker))).isTrue();
        assertThat(given(room.seeOwnAccount().see(worker)).provenPhone()).contains(OTHER);
    }

    @Test
    @DisplayName("TOS-1: before the terms are accepted nobody asks for a code")
    void notBeforeTheTerms() {
        var opened = given(OpenBeneficiaryAccount.Outcome.Opened.class,
                scene.abri.opening().openBeneficiaryAccount()
                        .open(scene.opening(staff, "Samuel", "Tesfaye").command()));
        var newcomer = new Viewpoint.Beneficiary(opened.vault().owner());
        for (var refused : List.of(provePhone.ask(newcomer),
                provePhone.prove(newcomer, Scene.PASSWORD, "123456"))) {
            assertThat(refusal(refused))
                    .isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_THE_TERMS_ARE_ACCEPTED);
        }
    }
}
