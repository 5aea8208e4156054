package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.inside.Tokens;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {
    private static final Optional<String> SENDER = Optional.of("192.0.2.7");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final VaultId vault = person.vault();
    private final KeepFeed keep = scene.abri.vault().keepFeed();
    private final ReadFeed read = scene.abri.vault().readFeed();

    private Item appointment(Viewpoint by, Visibility visibility, String title) {
        var content = new Appointment(title, AppointmentTime.parse("2026-12-03T09:30 Europe/Paris"),
                Optional.of("Quai 7"), Optional.of("Mme Sow"), Optional.of("Apporter la carte"));
        return scene.item(vault, given(AddItem.Outcome.Added.class, scene.abri.vault().addItem()
                .add(new AddItem.Command(by, vault, scene.once(), visibility, content))).item());
    }

    private String made() {
        return given(keep.make(person, vault));
    }

    private List<Item> read(String token) {
        return switch (read.read(token, SENDER)) {
            case Followed.There<List<Item>>(var all) -> all;
            case Followed<List<Item>> other -> throw new AssertionError(other);
        };
    }

    private void leadsNowhere(String token) {
        assertThat(read.read(token, Optional.empty())).isInstanceOf(Followed.Nowhere.class);
    }

    @Test
    @DisplayName("VLT-8, REM-1: at its address all appointments are read, shared or private, with what they say, and nothing else")
    void read() {
        var hidden = appointment(person, Visibility.PRIVATE, "Médecin");
        scene.pass(Duration.ofSeconds(1));
        var shared = appointment(manager, Visibility.SHARED, "Préfecture");
        scene.note(person, vault, Visibility.PRIVATE, "Une note");
        scene.document(person, vault, Visibility.SHARED, Scene.PDF);
        var token = made();
        assertThat(token).hasSizeGreaterThanOrEqualTo(32);
        assertThat(read(token)).containsExactly(shared, hidden);
        assertThat(scene.ports.work().inOne(() -> scene.ports.vault().feeds().find(token)))
                .as("its hash alone is kept").isEmpty();
        assertThat(scene.ports.work().inOne(() -> scene.ports.vault().feeds().find(Tokens.hash(token))))
                .isPresent();
        given(scene.abri.vault().changeItem().delete(person, vault, hidden.id(), version -> true));
        assertThat(read(token)).containsExactly(shared);
    }

    @Test
    @DisplayName("VLT-8: there is one address; another one takes its place, and one that is stopped or was never made leads nowhere")
    void one() {
        assertThat(given(keep.see(person, vault))).isEmpty();
        leadsNowhere("0".repeat(64));
        var first = made();
        var second = made();
        leadsNowhere(first);
        assertThat(read(second)).isEmpty();
        assertThat(given(keep.stop(person, vault))).isTrue();
        assertThat(given(keep.stop(person, vault))).isFalse();
        leadsNowhere(second);
        assertThat(given(keep.see(person, vault))).isEmpty();
    }

    @Test
    @DisplayName("VLT-8, PRI-3: on which day it was read is seen; that it was made and stopped is in the journal, and no reading")
    void readOn() {
        var token = made();
        assertThat(given(keep.see(person, vault)).orElseThrow().readOn()).isEmpty();
        var before = scene.acts(vault);
        assertThat(before).endsWith(Act.FEED_MADE);
        for (var day : List.of(2, 2, 3)) {
            scene.pass(Duration.between(scene.now(), Instant
                    .parse("2026-11-0" + day + "T10:00:00Z")));
            read(token);
            assertThat(given(keep.see(person, vault)).orElseThrow().readOn())
                    .contains(LocalDate.of(2026, 11, day));
        }
        assertThat(scene.acts(vault)).isEqualTo(before);
        given(keep.stop(person, vault));
        assertThat(scene.acts(vault)).endsWith(Act.FEED_MADE, Act.FEED_STOPPED);
    }

    @Test
    @DisplayName("VLT-8, PRI-2, END-5: while the vault is restricted or its owner suspended the address leads nowhere, and for good once they are gone")
    void diesWithItsOwner() {
        var token = made();
        for (var state : List.of(VaultState.RESTRICTED, VaultState.SUSPENDED, VaultState.PENDING)) {
            vaultIs(state);
            leadsNowhere(token);
        }
        vaultIs(VaultState.OPEN);
        read(token);
        scene.ports.work().inOne(() -> {
            var all = scene.ports.account().credentials();
            all.save(all.lock(person.account()).orElseThrow().withLock());
            return vault;
        });
        leadsNowhere(token);
        scene.ports.work().inOne(() -> {
            scene.ports.erasure().erase(KeyOwner.of(vault), scene.now());
            return vault;
        });
        leadsNowhere(token);
        assertThat(scene.ports.work().inOne(() -> scene.ports.vault().feeds().of(vault))).isEmpty();
    }

    private void vaultIs(VaultState state) {
        scene.ports.work().inOne(() -> {
            var vaults = scene.ports.vault().vaults();
            var was = vaults.find(vault).orElseThrow();
            vaults.save(new Vault(vault, state, was.quota(), was.used(), was.items(), was.today(),
                    was.wishes()));
            return vault;
        });
    }

    @Test
    @DisplayName("VLT-13, AFF-2: nobody but the owner makes, sees or stops it; staff and operators never learn of one")
    void ownersAlone() {
        var token = made();
        for (var other : List.of(manager, scene.operator, new Viewpoint.Anyone(),
                new Viewpoint.FeedReader(vault))) {
            refusal(keep.make(other, vault));
            refusal(keep.see(other, vault));
            refusal(keep.stop(other, vault));
        }
        assertThat(refusal(keep.make(manager, vault)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        read(token);
    }

    @Test
    @DisplayName("SEC-6: who follows many addresses that lead nowhere pauses; a program that reads often does not")
    void paced() {
        var token = made();
        for (var i = 0; i < Pace.GUESSING_LINKS.atOnce(); i++) {
            read(token);
            assertThat(read.read("guess " + i, Optional.of("192.0.2.8")))
                    .isInstanceOf(Followed.Nowhere.class);
        }
        read(token);
        assertThat(read.read(token, Optional.of("192.0.2.8"))).isInstanceOf(Followed.Paused.class);
    }

    @Test
    @DisplayName("PRI-1: whoever takes their data takes along that a calendar of theirs is read")
    void taken() {
        assertThat(given(scene.abri.data().takeOwnData().take(person)).feed()).isEmpty();
        made();
        assertThat(given(scene.abri.data().takeOwnData().take(person)).feed())
                .isEqualTo(given(keep.see(person, vault)));
    }
}
