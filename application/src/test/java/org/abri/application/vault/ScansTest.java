package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.vault.DecideScans.ScanWish;
import org.abri.application.vault.Scanner.Verdict;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.GivenLink.Life;
import org.abri.domain.vault.GivenLink.Openings;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Scan.Finding;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScansTest {
    private static final byte[] BAD = "Bonjour EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] GOOD = "Bonjour".getBytes(StandardCharsets.UTF_8);

    @FunctionalInterface
    private interface Scanning {
        Verdict scan(InputStream bytes) throws IOException;
    }

    private boolean on = true;
    private Scanning usual = bytes -> Verdict.CLEAN;
    private Scanning scanning = usual;
    private final Scene scene = new Scene(this::withScanner);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final DecideScans decideScans = scene.abri.vault().decideScans();
    private final ChangeItem changeItem = scene.abri.vault().changeItem();

    @Test
    @DisplayName("LAW-4: nothing is looked at before a person says yes; nobody but they decide; it is recorded, once each")
    void onlyWithConsent() {
        scanning = bytes -> {
            throw new AssertionError("nothing is looked at");
        };
        var item = add(person, Visibility.SHARED, BAD);
        assertThat(item.visibility()).isEqualTo(Visibility.SHARED);
        assertThat(given(decideScans.see(person, person.vault()))).isEqualTo(ScanWish.NOT_WISHED);
        scene.runJobs();
        scene.runChore("scan-documents");
        assertThat(refusal(decideScans.decide(manager, person.vault(), true)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(refusal(decideScans.decide(scene.operator, person.vault(), true)))
                .isEqualTo(Refusal.NO_OPERATOR_READS_A_VAULT);

        for (var wished : new boolean[] { true, true, false, false }) {
            var wish = wished ? ScanWish.WISHED : ScanWish.NOT_WISHED;
            assertThat(given(decideScans.decide(person, person.vault(), wished))).isEqualTo(wish);
            assertThat(given(decideScans.see(person, person.vault()))).isEqualTo(wish);
        }
        assertThat(scene.acts(person.vault())).endsWith(Act.SCANS_CONSENTED, Act.SCANS_WITHDRAWN);
        assertThat(scene.acts(person.vault()).stream().filter(Act.SCANS_CONSENTED::equals)).hasSize(1);
    }

    @Test
    @DisplayName("LAW-4: where no scanner is, nobody is asked, nothing is decided, and nothing waits")
    void withoutScanner() {
        decide(true);
        on = false;
        assertThat(given(decideScans.see(person, person.vault()))).isEqualTo(ScanWish.NO_SCANNER);
        assertThat(given(decideScans.decide(person, person.vault(), false))).isEqualTo(ScanWish.NO_SCANNER);
        var item = add(person, Visibility.SHARED, BAD);
        assertThat(item.visibility()).isEqualTo(Visibility.SHARED);
        scene.runJobs();
        scene.runChore("scan-documents");
        assertThat(scan(item)).isEmpty();
    }

    @Test
    @DisplayName("LAW-4, VLT-4: what is added shared is its owner's alone until nothing was found in it; then it is shared, by whomever it was added, and recorded")
    void sharedAfterwards() {
        decide(true);
        for (var by : new Viewpoint[] { person, manager }) {
            var item = add(by, Visibility.SHARED, GOOD);
            assertThat(item.visibility()).isEqualTo(Visibility.PRIVATE);
            assertThat(scan(item)).contains(Scan.waiting(true));
            assertThat(missing(see(manager, item))).isTrue();
            assertThat(scene.ids(manager, person.vault())).doesNotContain(item.id());
            scene.runJobs();
            assertThat(scene.ids(manager, person.vault())).contains(item.id());
            assertThat(scan(item)).contains(Scan.found(Finding.CLEAN));
            assertThat(scene.acts(person.vault())).contains(Act.ITEM_FOUND_CLEAN);
        }
        var mine = add(person, Visibility.PRIVATE, GOOD);
        scene.runJobs();
        assertThat(scan(mine)).contains(Scan.found(Finding.CLEAN));
        assertThat(scene.item(person.vault(), mine.id()).visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    @DisplayName("LAW-4, VLT-8: what is held back is given by no link, and a link that was given before leads nowhere; once nothing was found it is given")
    void links() {
        var bad = add(person, Visibility.PRIVATE, BAD);
        var before = given(GiveLinks.Outcome.Given.class, give(bad)).token();
        decide(true);
        var good = add(person, Visibility.PRIVATE, GOOD);
        assertThat(given(give(good)))
                .isEqualTo(new GiveLinks.Outcome.NotTaken(NotAccepted.NOT_SCANNED_YET));
        scene.runJobs();
        assertThat(given(give(bad))).isEqualTo(new GiveLinks.Outcome.NotTaken(NotAccepted.FOUND_BAD));
        var after = given(GiveLinks.Outcome.Given.class, give(good)).token();
        var open = scene.abri.vault().openLink();
        assertThat(open.come(before, Optional.empty())).isInstanceOf(Followed.Nowhere.class);
        assertThat(open.come(after, Optional.empty())).isInstanceOf(Followed.There.class);
    }

    private Answer<GiveLinks.Outcome> give(Item item) {
        return scene.abri.vault().giveLinks().give(person, person.vault(), item.id(), scene.once(),
                Life.A_DAY, Openings.UNCOUNTED);
    }

    @Test
    @DisplayName("LAW-4: what was found bad is never shown to anybody else, whoever added it; its owner is told, takes it and deletes it")
    void bad() throws IOException {
        var before = add(manager, Visibility.SHARED, BAD);
        decide(true);
        var after = add(manager, Visibility.SHARED, BAD);
        scene.runJobs();
        for (var item : new Item[] { before, after }) {
            assertThat(missing(see(manager, item))).isTrue();
            assertThat(scan(item)).contains(Scan.found(Finding.BAD));
            assertThat(given(changeItem.switchTo(person, person.vault(), item.id(), Visibility.SHARED)))
                    .isEqualTo(new ChangeItem.Outcome.NotTaken(NotAccepted.FOUND_BAD));
            try (var bytes = given(DownloadDocument.Outcome.Opened.class,
                    scene.abri.vault().downloadDocument().download(person, person.vault(), item.id()))
                            .bytes()) {
                assertThat(bytes.readAllBytes()).isEqualTo(BAD);
            }
            given(changeItem.delete(person, person.vault(), item.id(), version -> true));
        }
        assertThat(scene.acts(person.vault()).stream().filter(Act.ITEM_FOUND_BAD::equals)).hasSize(2);
    }

    @Test
    @DisplayName("LAW-4, VLT-2: what waits is not shared by hand; who keeps it private meanwhile has it stay so")
    void waiting() {
        decide(true);
        var item = add(person, Visibility.SHARED, GOOD);
        assertThat(given(changeItem.switchTo(person, person.vault(), item.id(), Visibility.SHARED)))
                .isEqualTo(new ChangeItem.Outcome.NotTaken(NotAccepted.NOT_SCANNED_YET));
        given(changeItem.switchTo(person, person.vault(), item.id(), Visibility.PRIVATE));
        assertThat(scan(item)).contains(Scan.waiting(false));
        scene.runJobs();
        assertThat(scene.item(person.vault(), item.id()).visibility()).isEqualTo(Visibility.PRIVATE);
        given(ChangeItem.Outcome.Changed.class,
                changeItem.switchTo(person, person.vault(), item.id(), Visibility.SHARED));
    }

    @Test
    @DisplayName("What cannot be looked at is told so, and is its owner's to share; it keeps no other waiting")
    void unknown() {
        decide(true);
        scanning = bytes -> Verdict.NOT_TAKEN;
        var item = add(person, Visibility.SHARED, GOOD);
        scene.runJobs();
        assertThat(scan(item)).contains(Scan.found(Finding.UNKNOWN));
        assertThat(scene.item(person.vault(), item.id()).visibility()).isEqualTo(Visibility.PRIVATE);
        given(ChangeItem.Outcome.Changed.class,
                changeItem.switchTo(person, person.vault(), item.id(), Visibility.SHARED));
    }

    @Test
    @DisplayName("I6: when the scanner does not answer, all waits, and is looked at as soon as it does, by the job or the chore")
    void outages() {
        decide(true);
        scanning = bytes -> {
            throw new IOException("no scanner");
        };
        var item = add(person, Visibility.SHARED, GOOD);
        assertThatThrownBy(scene::runJobs).isInstanceOf(Outage.class);
        assertThatThrownBy(() -> scene.runChore("scan-documents")).isInstanceOf(Outage.class);
        assertThat(scan(item)).contains(Scan.waiting(true));
        scanning = usual;
        scene.runChore("scan-documents");
        assertThat(scene.ids(manager, person.vault())).containsExactly(item.id());
    }

    @Test
    @DisplayName("PRI-2, I6: in a vault that is restricted nothing is looked at; when it is not any more, the chore finds what waited")
    void restricted() {
        decide(true);
        var item = add(person, Visibility.SHARED, GOOD);
        given(scene.abri.vault().restrictVault().restrict(person, person.vault(), true));
        scene.runJobs();
        scene.runChore("scan-documents");
        assertThat(scan(item)).contains(Scan.waiting(true));
        given(scene.abri.vault().restrictVault().restrict(person, person.vault(), false));
        scene.runChore("scan-documents");
        assertThat(scene.ids(manager, person.vault())).containsExactly(item.id());
    }

    @Test
    @DisplayName("LAW-4: what is no longer wished while it is looked at is not kept, and all that was found is forgotten")
    void withdrawn() {
        decide(true);
        var item = add(person, Visibility.PRIVATE, BAD);
        scanning = bytes -> {
            scene.pass(Duration.ofSeconds(1));
            decide(false);
            return Verdict.BAD;
        };
        scene.runJobs();
        scene.runJobs();
        assertThat(scan(item)).isEmpty();
        given(ChangeItem.Outcome.Changed.class,
                changeItem.switchTo(person, person.vault(), item.id(), Visibility.SHARED));
    }

    @Test
    @DisplayName("LAW-4: what was there before is looked at too, of twenty-five papers each")
    void before() {
        var items = IntStream.range(0, 25).mapToObj(i -> add(person, Visibility.SHARED, GOOD)).toList();
        decide(true);
        for (var i = 0; i < 4; i++) {
            scene.runJobs();
            scene.pass(Duration.ofSeconds(1));
        }
        assertThat(items).allSatisfy(item -> assertThat(scan(item)).contains(Scan.found(Finding.CLEAN)));
        assertThat(scene.ids(manager, person.vault())).hasSize(25);
        assertThat(scene.acts(person.vault())).doesNotContain(Act.ITEM_FOUND_CLEAN);
    }

    private Ports withScanner(Ports ports) {
        var inMemory = ports.vault().scanner();
        usual = inMemory::scan;
        scanning = usual;
        return ports.with(ports.vault().withScanner(new Scanner() {
            @Override
            public boolean isOn() {
                return on;
            }

            @Override
            public Verdict scan(InputStream bytes) throws IOException {
                return scanning.scan(bytes);
            }
        }));
    }

    private void decide(boolean wished) {
        given(decideScans.decide(person, person.vault(), wished));
    }

    private Item add(Viewpoint by, Visibility visibility, byte[] bytes) {
        ItemId id = given(AddDocument.Outcome.Added.class,
                scene.addDocument(by, person.vault(), visibility, "lettre.txt", bytes)).item();
        return scene.item(person.vault(), id);
    }

    private Answer<SeeItems.Seen> see(Viewpoint by, Item item) {
        return scene.abri.vault().seeItems().find(by, person.vault(), item.id());
    }

    private Optional<Scan> scan(Item item) {
        return scene.ports.work()
                .inOne(() -> scene.ports.vault().scans().find(person.vault(), item.id()));
    }
}
