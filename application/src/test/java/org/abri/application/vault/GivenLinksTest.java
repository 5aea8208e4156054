package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.abri.application.Ports;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.inside.Tokens;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.GiveLinks.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Pace;
import org.abri.domain.vault.GivenLink.Life;
import org.abri.domain.vault.GivenLink.Openings;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GivenLinksTest {
    private static final Optional<String> SENDER = Optional.of("192.0.2.7");
    private static final byte[] DRAWN = "a picture".getBytes(StandardCharsets.UTF_8);

    private final Scene scene = new Scene(GivenLinksTest::withDrawer);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final VaultId vault = person.vault();
    private final GiveLinks give = scene.abri.vault().giveLinks();
    private final OpenLink open = scene.abri.vault().openLink();
    private final byte[] bytes = scene.pdfOf(3000);
    private final Item paper = scene.document(person, vault, Visibility.PRIVATE, bytes);

    private static Ports withDrawer(Ports ports) {
        return ports.with(ports.vault().withDrawer((type, bytes, sheets) -> {
            sheets.add(DRAWN);
            sheets.add(DRAWN);
            return 1;
        }));
    }

    private Outcome.Given link(Life life, Openings wanted) {
        return given(Outcome.Given.class,
                give.give(person, vault, paper.id(), scene.once(), life, wanted));
    }

    private Outcome.Given link() {
        return link(Life.A_WEEK, Openings.UNCOUNTED);
    }

    private static <T> T there(Followed<T> followed) {
        if (followed instanceof Followed.There<T>(var what)) { return what; }
        throw new AssertionError(followed);
    }

    private String opened(String token) {
        return there(open.open(token, SENDER));
    }

    private void leadsNowhere(String token, String pass) {
        assertThat(List.of(open.come(token, Optional.empty()), open.open(token, Optional.empty()),
                open.see(token, pass, Optional.empty()), open.preview(token, pass, Optional.empty()),
                open.download(token, pass, Optional.empty())))
                        .allSatisfy(followed -> assertThat(followed).isInstanceOf(Followed.Nowhere.class));
    }

    private byte[] downloaded(String token, String pass) {
        if (there(open.download(token, pass,
                SENDER)) instanceof DownloadDocument.Outcome.Opened(var document, var stream)) {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        throw new AssertionError("nothing to download");
    }

    private List<GivenLink> kept() {
        return given(give.see(person, vault)).stream().map(GiveLinks.Line::link).toList();
    }

    @Test
    @DisplayName("VLT-8: whoever holds a link comes to it, opens it, sees what the document is called and takes it bit by bit, private as it is")
    void bitByBit() {
        var link = link();
        assertThat(link.token()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(there(open.come(link.token(), SENDER))).isEqualTo(scene.now().plus(Duration.ofDays(7)));
        var pass = opened(link.token());
        var seen = there(open.see(link.token(), pass, SENDER));
        assertThat(seen.document()).isEqualTo(paper.content());
        assertThat(seen.drawn()).isFalse();
        assertThat(downloaded(link.token(), pass)).isEqualTo(bytes);
        assertThat(scene.ports.work().inOne(() -> scene.ports.vault().links().find(link.token())))
                .as("its hash alone is kept").isEmpty();
        assertThat(scene.ports.work()
                .inOne(() -> scene.ports.vault().links().find(Tokens.hash(link.token())))).isPresent();
        assertThat(link.toString()).doesNotContain(link.token());
    }

    @Test
    @DisplayName("VLT-8: to come to a link opens nothing; to open it counts once, and what follows within a quarter of an hour does not")
    void counted() {
        var link = link(Life.A_DAY, Openings.ONCE);
        for (var i = 0; i < 9; i++) {
            there(open.come(link.token(), SENDER));
        }
        assertThat(kept()).singleElement().satisfies(kept -> {
            assertThat(kept.opened()).isZero();
            assertThat(kept.lastOpenedAt()).isEmpty();
        });
        scene.pass(Duration.ofMinutes(1));
        var at = scene.now();
        var pass = opened(link.token());
        scene.pass(Duration.ofMinutes(14));
        there(open.see(link.token(), pass, SENDER));
        assertThat(downloaded(link.token(), pass)).isEqualTo(bytes);
        assertThat(downloaded(link.token(), pass)).isEqualTo(bytes);
        assertThat(kept()).singleElement().satisfies(kept -> {
            assertThat(kept.opened()).isEqualTo(1);
            assertThat(kept.lastOpenedAt()).contains(at);
        });
        assertThat(open.come(link.token(), SENDER)).isInstanceOf(Followed.Nowhere.class);
        assertThat(open.open(link.token(), SENDER)).isInstanceOf(Followed.Nowhere.class);
        scene.pass(Duration.ofMinutes(1));
        leadsNowhere(link.token(), pass);
    }

    @Test
    @DisplayName("VLT-8: a pass is of one address, and nobody makes one up")
    void passes() {
        var link = link();
        var other = link();
        var pass = opened(link.token());
        assertThat(open.see(other.token(), pass, SENDER)).isInstanceOf(Followed.Nowhere.class);
        var later = (Long.parseLong(pass.substring(0, pass.indexOf('-'))) + 1)
                + pass.substring(pass.indexOf('-'));
        for (var made : List.of("", "-", later, pass + "0", pass.substring(1),
                "9".repeat(40) + pass.substring(pass.indexOf('-')))) {
            assertThat(open.see(link.token(), made, Optional.empty())).as(made)
                    .isInstanceOf(Followed.Nowhere.class);
        }
    }

    @Test
    @DisplayName("VLT-8: when many open a link for the last time at once, one of them does")
    void race() throws Exception {
        var link = link(Life.A_DAY, Openings.FIVE_TIMES);
        for (var i = 0; i < 4; i++) {
            opened(link.token());
        }
        Callable<Followed<String>> opening = () -> open.open(link.token(), Optional.empty());
        List<Future<Followed<String>>> all;
        try (var threads = Executors.newFixedThreadPool(8)) {
            all = threads.invokeAll(Collections.nCopies(16, opening));
        }
        var came = new ArrayList<Followed<String>>();
        for (var one : all) {
            came.add(one.get());
        }
        assertThat(came).filteredOn(one -> one instanceof Followed.There).hasSize(1);
        assertThat(kept()).singleElement().extracting(GivenLink::opened).isEqualTo(5);
    }

    @Test
    @DisplayName("VLT-8: a link that is stopped, over, or was never given leads nowhere, alike, with a pass too; what is being read breaks off")
    void dead() throws IOException {
        leadsNowhere("0".repeat(64), "");
        var stopped = link();
        var pass = opened(stopped.token());
        var reading = there(open.download(stopped.token(), pass, SENDER));
        assertThat(given(give.stop(person, vault, stopped.link().id()))).isTrue();
        assertThat(given(give.stop(person, vault, stopped.link().id()))).isFalse();
        leadsNowhere(stopped.token(), pass);
        scene.pass(Duration.ofMinutes(1));
        try (var stream = ((DownloadDocument.Outcome.Opened) reading).bytes()) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
        }

        var over = link(Life.A_DAY, Openings.UNCOUNTED);
        scene.pass(Duration.ofDays(1).minusMillis(1));
        var late = opened(over.token());
        there(open.see(over.token(), late, SENDER));
        scene.pass(Duration.ofMillis(1));
        leadsNowhere(over.token(), late);
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("VLT-8, PRI-2, END-5, SEC-8, MOD-1: a link leads nowhere once its document is deleted or withdrawn, or its owner restricted, suspended, locked or gone")
    void diesWithWhatItLeadsTo() {
        var link = link();
        var pass = opened(link.token());
        for (var state : List.of(VaultState.RESTRICTED, VaultState.SUSPENDED, VaultState.PENDING)) {
            vaultIs(state);
            leadsNowhere(link.token(), pass);
            vaultIs(VaultState.OPEN);
            there(open.see(link.token(), pass, SENDER));
        }
        leadsNowhereWhile(link.token(), pass, Credentials::withLock);
        leadsNowhereWhile(link.token(), pass, was -> was.withSuspension(true));
        ownerIs(was -> was.withAnswer(was.secretAnswer().orElseThrow().toldToStaff()));
        there(open.see(link.token(), pass, SENDER));
        ownerIs(was -> was.withAnswer(new SecretAnswer(was.secretAnswer().orElseThrow().hash(), 0, false)));

        given(scene.abri.vault().changeItem().delete(person, vault, paper.id(), version -> true));
        leadsNowhere(link.token(), pass);
        assertThat(kept()).isEmpty();

        var other = scene.document(person, vault, Visibility.SHARED, bytes);
        var another = given(Outcome.Given.class, give.give(person, vault, other.id(), scene.once(),
                Life.A_WEEK, Openings.UNCOUNTED));
        var opens = opened(another.token());
        scene.ports.work().inOne(() -> {
            scene.ports.erasure().erase(KeyOwner.of(vault), scene.now());
            return vault;
        });
        leadsNowhere(another.token(), opens);
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

    private void ownerIs(UnaryOperator<Credentials> change) {
        scene.ports.work().inOne(() -> {
            var all = scene.ports.account().credentials();
            all.save(change.apply(all.lock(person.account()).orElseThrow()));
            return vault;
        });
    }

    private void leadsNowhereWhile(String token, String pass, UnaryOperator<Credentials> change) {
        var before = scene.ports.work()
                .inOne(() -> scene.ports.account().credentials().find(person.account()).orElseThrow());
        ownerIs(change);
        leadsNowhere(token, pass);
        ownerIs(changed -> before);
        there(open.see(token, pass, SENDER));
    }

    @Test
    @DisplayName("VLT-2, VLT-3, VLT-13: nobody but the owner gives, sees or stops links; staff and operators never learn of one")
    void ownersAlone() {
        var link = link();
        var shared = scene.document(person, vault, Visibility.SHARED, bytes);
        for (var other : List.of(manager, scene.operator, new Viewpoint.Anyone(),
                new Viewpoint.LinkHolder(vault, paper.id()))) {
            assertThat(missing(
                    give.give(other, vault, paper.id(), scene.once(), Life.A_DAY, Openings.ONCE)))
                            .isEqualTo(!(other instanceof Viewpoint.LinkHolder));
            refusal(give.see(other, vault));
            refusal(give.stop(other, vault, link.link().id()));
        }
        assertThat(refusal(give.give(manager, vault, shared.id(), scene.once(), Life.A_DAY, Openings.ONCE)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_AN_ITEM);
        assertThat(refusal(give.see(manager, vault)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(given(give.stop(person, vault, new LinkId(new UUID(0, 7))))).isFalse();
        there(open.come(link.token(), SENDER));
    }

    @Test
    @DisplayName("PRI-2: out of a restricted vault nothing is given")
    void restricted() {
        given(scene.abri.vault().restrictVault().restrict(person, vault, true));
        assertThat(refusal(give.give(person, vault, paper.id(), scene.once(), Life.A_DAY, Openings.ONCE)))
                .isEqualTo(Refusal.NOTHING_IS_GIVEN_OUT_OF_A_RESTRICTED_VAULT);
    }

    @Test
    @DisplayName("VLT-8: a document alone is given")
    void documentsAlone() {
        var note = scene.note(person, vault, Visibility.PRIVATE, "Une note");
        assertThat(missing(
                give.give(person, vault, note.id(), scene.once(), Life.A_DAY, Openings.ONCE))).isTrue();
    }

    @Test
    @DisplayName("I4: asked twice it is one link, under the address that was told last")
    void twice() {
        var once = scene.once();
        Answer<Outcome> answer =
                give.give(person, vault, paper.id(), once, Life.A_WEEK, Openings.FIVE_TIMES);
        var first = given(Outcome.Given.class, answer);
        opened(first.token());
        var second = given(Outcome.Given.class,
                give.give(person, vault, paper.id(), once, Life.A_WEEK, Openings.FIVE_TIMES));
        assertThat(second.link().id()).isEqualTo(first.link().id());
        assertThat(second.link().opened()).isEqualTo(1);
        assertThat(open.come(first.token(), SENDER)).isInstanceOf(Followed.Nowhere.class);
        there(open.come(second.token(), SENDER));
        assertThat(kept()).hasSize(1);
        assertThat(scene.acts(vault).stream().filter(Act.LINK_GIVEN::equals)).hasSize(1);
    }

    @Test
    @DisplayName("VLT-8: twenty links are open at once in one vault, and one more when one is stopped or over")
    void bound() {
        var first = link(Life.A_MONTH, Openings.ONCE);
        for (var i = 1; i < GivenLink.MOST; i++) {
            link(Life.A_DAY, Openings.UNCOUNTED);
        }
        assertThat(kept()).hasSize(GivenLink.MOST);
        assertThat(given(give.give(person, vault, paper.id(), scene.once(), Life.A_DAY, Openings.ONCE)))
                .isEqualTo(new Outcome.TooMany());
        given(give.stop(person, vault, first.link().id()));
        link(Life.A_MONTH, Openings.ONCE);
        scene.pass(Duration.ofDays(2));
        link();
        assertThat(kept()).hasSize(2);
        assertThat(scene.ports.work().inOne(() -> scene.ports.vault().links().of(vault))).hasSize(2);
    }

    @Test
    @DisplayName("PRI-3: giving, opening and stopping a link is in the owner's journal, with what the document is called, and no word on who opened it")
    void recorded() {
        var link = link();
        there(open.come(link.token(), SENDER));
        var pass = opened(link.token());
        there(open.see(link.token(), pass, SENDER));
        downloaded(link.token(), pass);
        given(give.stop(person, vault, link.link().id()));
        var events = scene.events(new Chain.OfVault(vault));
        var last = events.subList(events.size() - 3, events.size());
        assertThat(last).extracting(event -> event.act()).containsExactly(Act.LINK_GIVEN, Act.LINK_OPENED,
                Act.LINK_STOPPED);
        assertThat(last).extracting(event -> event.actor()).containsExactly(new Actor.Owner(),
                new Actor.Service(), new Actor.Owner());
        assertThat(last).allSatisfy(event -> {
            assertThat(event.item()).contains(paper.id());
            assertThat(event.subject()).isEqualTo(paper.content().title());
        });
    }

    @Test
    @DisplayName("LAW-4: its first page shows when its owner lets their papers be drawn, and no longer when they do not")
    void drawn() {
        var link = link();
        var pass = opened(link.token());
        assertThat(open.preview(link.token(), pass, SENDER)).isInstanceOf(Followed.Nowhere.class);
        given(scene.abri.vault().decideProcessing().decide(person, vault, Processing.PREVIEWS, true));
        scene.runJobs();
        assertThat(there(open.see(link.token(), pass, SENDER)).drawn()).isTrue();
        assertThat(there(open.preview(link.token(), pass, SENDER))).isEqualTo(DRAWN);
        given(scene.abri.vault().decideProcessing().decide(person, vault, Processing.PREVIEWS, false));
        assertThat(there(open.see(link.token(), pass, SENDER)).drawn()).isFalse();
        assertThat(open.preview(link.token(), pass, SENDER)).isInstanceOf(Followed.Nowhere.class);
    }

    @Test
    @DisplayName("SEC-6: who follows many links that lead nowhere pauses, others do not, and a link that lives costs nobody anything")
    void paced() {
        var link = link();
        for (var i = 0; i < Pace.GUESSING_LINKS.atOnce(); i++) {
            assertThat(open.come("guess " + i, SENDER)).isInstanceOf(Followed.Nowhere.class);
            there(open.come(link.token(), Optional.of("192.0.2.8")));
        }
        assertThat(open.come("one more", SENDER)).isInstanceOf(Followed.Paused.class);
        assertThat(open.come(link.token(), SENDER)).isInstanceOf(Followed.Paused.class);
        assertThat(open.come("one more", Optional.empty())).isInstanceOf(Followed.Nowhere.class);
        there(open.come(link.token(), Optional.of("192.0.2.8")));
        scene.pass(Pace.GUESSING_LINKS.each());
        there(open.come(link.token(), SENDER));
    }

    @Test
    @DisplayName("PRI-3: everybody together opens one link so often, so that nobody fills its owner's journal")
    void openedOften() {
        var link = link();
        for (var i = 0; i < Pace.OPENING_A_LINK.atOnce(); i++) {
            opened(link.token());
        }
        var before = scene.acts(vault).size();
        assertThat(open.open(link.token(), SENDER)).isInstanceOf(Followed.Paused.class);
        assertThat(scene.acts(vault)).hasSize(before);
        assertThat(kept()).singleElement().extracting(GivenLink::opened)
                .isEqualTo(Pace.OPENING_A_LINK.atOnce());
        scene.pass(Pace.OPENING_A_LINK.each());
        opened(link.token());
    }

    @Test
    @DisplayName("VLT-8: what is over is forgotten by itself, and nothing else is")
    void forgotten() {
        link(Life.A_DAY, Openings.UNCOUNTED);
        var lives = link(Life.A_WEEK, Openings.UNCOUNTED);
        scene.pass(Duration.ofDays(1));
        scene.runChore("forget-links");
        assertThat(scene.ports.work().inOne(() -> scene.ports.vault().links().of(vault)))
                .containsExactly(lives.link());
    }

    @Test
    @DisplayName("PRI-1: whoever takes their data takes along to which documents they gave links")
    void taken() {
        var link = link();
        assertThat(given(scene.abri.data().takeOwnData().take(person)).links())
                .containsExactly(link.link());
        assertThat(given(scene.abri.data().takeOwnData().take(new Viewpoint.Staff(manager.account())))
                .links()).isEmpty();
    }
}
