package org.abri.application.moderation;

import static org.abri.application.Scene.PDF;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.leaving.KeepAccounts;
import org.abri.application.moderation.ReportItem.Outcome;
import org.abri.application.moderation.ReviewReports.Decision;
import org.abri.application.vault.DownloadDocument;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Measure;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Pace;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ItemReportsTest {
    private final Scene scene = new Scene();
    private Viewpoint.StaffAt manager;
    private Viewpoint.StaffAt professional;
    private Viewpoint.Beneficiary person;
    private Item paper;

    @BeforeEach
    void people() {
        manager = scene.relay("Relais du Port");
        professional = scene.professional(manager);
        person = scene.affiliated(manager, true);
        paper = scene.document(person, person.vault(), Visibility.SHARED, PDF);
    }

    private Answer<Outcome> report(Viewpoint by, Item item) {
        return scene.abri.moderation().reportItem().report(
                new ReportItem.Command(by, person.vault(), item.id(), Wrong.ILLICIT, "Des menaces"));
    }

    private ReviewReports desk() {
        return scene.abri.moderation().reviewReports();
    }

    private List<ReportId> listed() {
        return given(desk().list(scene.operator, Listing.first(50))).lines().stream()
                .map(ReviewReports.ReportLine::id).toList();
    }

    private ReportId reported() {
        assertThat(given(report(professional, paper))).isEqualTo(new Outcome.Reported());
        return listed().getFirst();
    }

    private Optional<Item> seen(ReportId id) {
        return given(desk().see(scene.operator, id)).item();
    }

    private ReviewReports.Outcome decide(ReportId id, Decision decision) {
        return given(desk().decide(scene.operator, id, decision));
    }

    @Test
    @DisplayName("MOD-1, VLT-13: an operator sees an item once it is reported, that one alone and by its report alone, and each look is in its owner's record")
    void seenOnceReported() throws IOException {
        var other = scene.document(person, person.vault(), Visibility.SHARED, PDF);
        assertThat(listed()).isEmpty();
        var id = reported();
        var seen = given(desk().see(scene.operator, id));
        assertThat(seen.item().map(Item::id)).contains(paper.id());
        assertThat(seen.relay()).contains("Relais du Port");
        assertThat(seen.report().words()).isEqualTo("Des menaces");
        scene.pass(Duration.ofMinutes(2));
        var download = given(DownloadDocument.Outcome.Opened.class, desk().download(scene.operator, id));
        try (var bytes = download.bytes()) {
            assertThat(bytes.readAllBytes()).isEqualTo(PDF);
        }
        assertThat(scene.events(new Chain.OfVault(person.vault())))
                .filteredOn(event -> event.act() == Act.ITEM_REVIEWED).hasSize(2).allSatisfy(event -> {
                    assertThat(event.actor())
                            .isEqualTo(new Actor.Worker(scene.operator.account(), "Odile Verdier"));
                    assertThat(event.item()).contains(paper.id());
                });
        for (var hidden : List.of(paper, other)) {
            assertThat(missing(
                    scene.abri.vault().seeItems().find(scene.operator, person.vault(), hidden.id())))
                            .isTrue();
            assertThat(missing(scene.abri.vault().downloadDocument().download(scene.operator,
                    person.vault(), hidden.id()))).isTrue();
        }
        assertThat(missing(scene.abri.vault().downloadDocument().review(scene.operator, person.vault(),
                other.id()))).isTrue();
        assertThat(missing(scene.list(scene.operator, person.vault()))).isTrue();
    }

    @Test
    @DisplayName("MOD-1: whoever sees an item reports it, the owner too; who does not see it is answered as missing, and what is private is no operator's")
    void whoReports() {
        assertThat(given(report(person, paper))).isEqualTo(new Outcome.Reported());
        assertThat(given(report(manager, paper))).isEqualTo(new Outcome.Reported());
        assertThat(listed()).hasSize(2);
        var hidden = scene.note(person, person.vault(), Visibility.PRIVATE, "À moi");
        assertThat(given(report(person, hidden))).isEqualTo(new Outcome.NotShared());
        assertThat(missing(report(manager, hidden))).isTrue();
        var elsewhere = scene.relay("Relais de la Gare");
        assertThat(missing(report(elsewhere, paper))).isTrue();
        assertThat(missing(report(scene.operator, paper))).isTrue();
        assertThatThrownBy(() -> new ReportItem.Command(person, person.vault(), paper.id(), Wrong.ABUSIVE,
                " ")).isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("MOD-1: nobody learns who else reported: each is answered alike, and the owner's record names no reporter")
    void reportersAreNotTold() {
        var before = scene.acts(person.vault()).size();
        assertThat(given(report(professional, paper))).isEqualTo(given(report(manager, paper)));
        assertThat(given(report(professional, paper))).isEqualTo(new Outcome.Reported());
        assertThat(listed()).as("by the same person once").hasSize(2);
        assertThat(scene.acts(person.vault())).hasSize(before);
        assertThat(scene.events(new Chain.OfService())).filteredOn(event -> event.act() == Act.ITEM_REPORTED)
                .hasSize(2).allSatisfy(event -> assertThat(event.subject()).isEmpty());
    }

    @Test
    @DisplayName("MOD-1: what its owner hides or deletes is seen no more, in the middle of a download too; shared again, it is")
    void hiddenOrDeleted() throws IOException {
        var id = reported();
        var large = scene.document(person, person.vault(), Visibility.SHARED, scene.pdfOf(3 << 20));
        assertThat(given(report(professional, large))).isEqualTo(new Outcome.Reported());
        var ofLarge = listed().stream().filter(each -> !each.equals(id)).findFirst().orElseThrow();
        var download = given(DownloadDocument.Outcome.Opened.class, desk().download(scene.operator, ofLarge));
        try (var bytes = download.bytes()) {
            assertThat(bytes.readNBytes(1000)).hasSize(1000);
            given(scene.abri.vault().changeItem().switchTo(person, person.vault(), large.id(),
                    Visibility.PRIVATE));
            scene.pass(Duration.ofSeconds(2));
            assertThatThrownBy(bytes::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(seen(ofLarge)).isEmpty();
        assertThat(decide(ofLarge, Decision.WITHDRAW)).isEqualTo(ReviewReports.Outcome.NOTHING_TO_DO);
        given(scene.abri.vault().changeItem().switchTo(person, person.vault(), large.id(),
                Visibility.SHARED));
        assertThat(seen(ofLarge)).isPresent();
        given(scene.abri.vault().changeItem().delete(person, person.vault(), paper.id(), version -> true));
        assertThat(seen(id)).isEmpty();
        assertThat(missing(desk().download(scene.operator, id))).isTrue();
        given(scene.abri.vault().restrictVault().restrict(person, person.vault(), true));
        assertThat(seen(ofLarge)).isEmpty();
    }

    @Test
    @DisplayName("MOD-1: nothing found: the report is over, with all others of that item, and what the operator saw with it; the owner reads so")
    void nothingFound() {
        var id = reported();
        given(report(manager, paper));
        assertThat(decide(id, Decision.GIVE_BACK)).isEqualTo(ReviewReports.Outcome.NOTHING_TO_DO);
        assertThat(decide(id, Decision.NOTHING_FOUND)).isEqualTo(ReviewReports.Outcome.DONE);
        assertThat(listed()).isEmpty();
        assertThat(missing(desk().see(scene.operator, id))).isTrue();
        assertThat(missing(desk().decide(scene.operator, id, Decision.WITHDRAW))).isTrue();
        assertThat(missing(scene.abri.vault().downloadDocument().review(scene.operator, person.vault(),
                paper.id()))).isTrue();
        assertThat(scene.acts(person.vault())).endsWith(Act.REPORT_CLOSED);
        assertThat(scene.ids(manager, person.vault())).containsExactly(paper.id());
    }

    @Test
    @DisplayName("MOD-1: withdrawn without notice: nobody sees it, its owner neither, who is told in the record, at home and by SMS without a word of what it is")
    void withdrawn() {
        var id = reported();
        given(report(manager, paper));
        var sent = scene.memory.left().size();
        assertThat(decide(id, Decision.WITHDRAW)).isEqualTo(ReviewReports.Outcome.DONE);
        assertThat(decide(id, Decision.WITHDRAW)).isEqualTo(ReviewReports.Outcome.NOTHING_TO_DO);
        scene.runJobs();

        assertThat(listed()).containsExactly(id);
        for (var viewer : List.of(person, manager)) {
            assertThat(scene.ids(viewer, person.vault())).isEmpty();
            assertThat(missing(scene.abri.vault().seeItems().find(viewer, person.vault(), paper.id())))
                    .isTrue();
            assertThat(missing(scene.abri.vault().downloadDocument().download(viewer, person.vault(),
                    paper.id()))).isTrue();
        }
        assertThat(missing(scene.abri.vault().changeItem().delete(person, person.vault(), paper.id(),
                version -> true))).isTrue();
        assertThat(scene.events(new Chain.OfVault(person.vault())))
                .filteredOn(event -> event.act() == Act.ITEM_WITHDRAWN).singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo(paper.content().title()));
        assertThat(given(scene.abri.moderation().seeWithdrawn().see(person, person.vault())))
                .containsExactly(new SeeWithdrawn.Withdrawn(paper.content().title(), Wrong.ILLICIT,
                        scene.now().plus(Duration.ofDays(30))));
        assertThat(scene.memory.left()).hasSize(sent + 1);
        assertThat(scene.memory.left().getLast().text()).doesNotContain(paper.content().title());
        for (var other : List.of(manager, scene.operator)) {
            assertThat(refusal(scene.abri.moderation().seeWithdrawn().see(other, person.vault())))
                    .isIn(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT, Refusal.NO_OPERATOR_READS_A_VAULT);
        }
    }

    @Test
    @DisplayName("MOD-1: what was withdrawn is given back as it was, also while its owner is suspended, and the report is over")
    void givenBack() {
        var id = reported();
        decide(id, Decision.WITHDRAW);
        assertThat(seen(id)).as("to look again").isPresent();
        given(scene.abri.leaving().keepAccounts().take(new KeepAccounts.Command(scene.operator,
                person.account(), Measure.SUSPEND, "Abus")));
        assertThat(seen(id)).isEmpty();
        assertThat(decide(id, Decision.GIVE_BACK)).isEqualTo(ReviewReports.Outcome.DONE);
        given(scene.abri.leaving().keepAccounts().take(new KeepAccounts.Command(scene.operator,
                person.account(), Measure.LIFT, "Lettre reçue")));
        assertThat(scene.ids(manager, person.vault())).containsExactly(paper.id());
        assertThat(scene.item(person.vault(), paper.id()).content()).isEqualTo(paper.content());
        assertThat(listed()).isEmpty();
        assertThat(scene.acts(person.vault())).contains(Act.ITEM_GIVEN_BACK);
        assertThat(given(scene.abri.moderation().seeWithdrawn().see(person, person.vault()))).isEmpty();
    }

    @Test
    @DisplayName("MOD-1: after thirty days a report that nobody looked after is over, to the instant; what was withdrawn is erased, with its bytes")
    void over() {
        var id = reported();
        scene.pass(ItemReport.LOOKED_AFTER.minusMillis(1));
        assertThat(seen(id)).isPresent();
        scene.pass(Duration.ofMillis(1));
        assertThat(seen(id)).as("before any job").isEmpty();
        scene.runChore("end-reports");
        assertThat(listed()).isEmpty();
        assertThat(scene.ids(manager, person.vault())).containsExactly(paper.id());

        var again = reported();
        decide(again, Decision.WITHDRAW);
        var room = scene.ports.work()
                .inOne(() -> scene.ports.vault().vaults().find(person.vault()).orElseThrow());
        scene.pass(ItemReport.GIVEN_BACK_WITHIN.minusMillis(1));
        scene.runChore("end-reports");
        assertThat(seen(again)).isPresent();
        scene.pass(Duration.ofMillis(1));
        assertThat(decide(again, Decision.GIVE_BACK)).isEqualTo(ReviewReports.Outcome.NOTHING_TO_DO);
        scene.runChore("end-reports");
        scene.runJobs();
        assertThat(listed()).isEmpty();
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_ERASED);
        assertThat(scene.ports.work()
                .inOne(() -> scene.ports.vault().vaults().find(person.vault()).orElseThrow()))
                        .satisfies(vault -> assertThat(vault.used()).isEqualTo(room.used() - PDF.length))
                        .satisfies(vault -> assertThat(vault.items()).isEqualTo(room.items() - 1));
    }

    @Test
    @DisplayName("MOD-2, SEC-6: nobody leafs through a vault by reporting one item after the other: everybody together is paced, vault by vault")
    void paced() {
        for (var i = 0; i < Pace.REPORTING_A_VAULT.atOnce(); i++) {
            var note = scene.note(person, person.vault(), Visibility.SHARED, "Note " + i);
            assertThat(given(report(i % 2 == 0 ? manager : professional, note)))
                    .isEqualTo(new Outcome.Reported());
        }
        assertThat(given(report(manager, paper))).isEqualTo(
                new Outcome.Paused(scene.now().plus(Pace.REPORTING_A_VAULT.each())));
        scene.pass(Pace.REPORTING_A_VAULT.each());
        assertThat(given(report(manager, paper))).isEqualTo(new Outcome.Reported());
    }

    @Test
    @DisplayName("MOD-1, ACC-10: the desk is operators' alone, and says nothing of whose the item is")
    void theDesk() {
        var id = reported();
        for (var other : List.of(person, manager, new Viewpoint.Staff(manager.account()),
                new Viewpoint.Anyone())) {
            assertThat(desk().list(other, Listing.first(5))).isInstanceOf(Answer.Refused.class);
            assertThat(desk().see(other, id)).isInstanceOf(Answer.Refused.class);
            assertThat(desk().download(other, id)).isInstanceOf(Answer.Refused.class);
            assertThat(desk().decide(other, id, Decision.WITHDRAW)).isInstanceOf(Answer.Refused.class);
        }
        assertThat(given(desk().see(scene.operator, id)).toString()).doesNotContain("Amina")
                .doesNotContain("Diallo").doesNotContain("Lemoine");
        assertThat(new String(PDF, StandardCharsets.US_ASCII)).startsWith("%PDF");
    }
}
