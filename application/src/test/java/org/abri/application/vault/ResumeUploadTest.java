package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.abri.application.BulkInputStream;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.vault.ResumeUpload.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.UploadId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResumeUploadTest {
    private static final int SIZE = 5_000_000;

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final ResumeUpload resumeUpload = scene.abri.vault().resumeUpload();
    private final byte[] bytes = scene.pdfOf(SIZE);

    @Test
    @DisplayName("UPL-3: what came before a cut is kept, wherever it is cut, and gone on with; the document is the one that was sent")
    void cut() throws IOException {
        for (var at : List.of(1, 16_384, 65_536, ResumeUpload.LARGEST_PART - 1, ResumeUpload.LARGEST_PART,
                ResumeUpload.LARGEST_PART + 20_000, SIZE - 1)) {
            var id = begun(person, Visibility.PRIVATE);
            assertThatThrownBy(() -> add(person, id, 0, cutAfter(at))).as("cut after %s", at)
                    .isInstanceOf(IOException.class).hasMessage("cut");
            var arrived = arrived(person, id);
            assertThat(arrived).as("cut after %s", at).isLessThanOrEqualTo(at)
                    .isGreaterThan(at - ResumeUpload.SMALLEST_PART);
            var item = item(add(person, id, arrived, rest(arrived)));
            assertThat(read(item)).as("cut after %s", at).isEqualTo(bytes);
            assertThat(arrived(person, id)).isEqualTo(SIZE);
        }
    }

    @Test
    @DisplayName("UPL-3, I2: a document of many parts is added once, recorded once, counted once, and of its parts nothing stays")
    void manyParts() throws IOException {
        var id = begun(person, Visibility.SHARED);
        for (var at = 0; at < SIZE; at += 500_000) {
            var part = Arrays.copyOfRange(bytes, at, Math.min(SIZE, at + 500_000));
            assertThat(scene.ids(person, person.vault())).isEmpty();
            stands(add(person, id, at, part));
        }
        var item = scene.item(person.vault(), scene.ids(person, person.vault()).getFirst());
        assertThat(read(item)).isEqualTo(bytes);
        assertThat(item.visibility()).isEqualTo(Visibility.SHARED);
        assertThat(((Document) item.content()).fileName().value()).isEqualTo("scan.pdf");
        assertThat(item.content().title()).isEqualTo("Contrat");
        assertThat(scene.acts(person.vault())).containsOnlyOnce(Act.ITEM_ADDED);
        assertThat(vault().used()).isEqualTo(SIZE);
        scene.runJobs();
        assertThat(scene.memory.blobs()).containsOnlyKeys(((Document) item.content()).blob());
    }

    @Test
    @DisplayName("CRY-3: parts that wait are sealed, each in its place")
    void sealed() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        var canary = "Fatoumata Traoré 06 39 98 00 07".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(canary, 0, bytes, 100_000, canary.length);
        stands(add(person, id, 0, Arrays.copyOf(bytes, 400_000)));
        assertThat(scene.memory.blobs()).hasSize(1).allSatisfy((blob, sealed) -> {
            assertThat(sealed.length).isGreaterThan(400_000);
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(canary, StandardCharsets.ISO_8859_1));
        });
    }

    @Test
    @DisplayName("UPL-3: at another offset than where it ends nothing is kept, and whoever asks learns where that is")
    void wrongOffset() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        stands(add(person, id, 0, Arrays.copyOf(bytes, 100_000)));
        for (var offset : List.of(0L, 99_999L, 100_001L, (long) SIZE, (long) SIZE + 1, -1L)) {
            assertThat(given(add(person, id, offset, new byte[50_000])))
                    .isEqualTo(new Outcome.AnotherOffset(100_000));
        }
        assertThat(scene.memory.blobs()).hasSize(1);
        assertThat(read(item(add(person, id, 100_000, rest(100_000))))).isEqualTo(bytes);
    }

    @Test
    @DisplayName("UPL-3: of more bytes than were announced the last part is not kept, and no document is made")
    void tooLong() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        assertThat(given(add(person, id, 0, new SequenceInputStream(rest(0),
                new ByteArrayInputStream(new byte[1]))))).isEqualTo(new Outcome.TooLong());
        assertThat(scene.ids(person, person.vault())).isEmpty();
        assertThat(arrived(person, id)).isEqualTo(ResumeUpload.LARGEST_PART);
        assertThat(read(item(add(person, id, ResumeUpload.LARGEST_PART, rest(ResumeUpload.LARGEST_PART)))))
                .isEqualTo(bytes);
        assertThat(given(add(person, id, SIZE, new byte[1]))).isEqualTo(new Outcome.TooLong());
    }

    @Test
    @DisplayName("I4: an end that is sent again after its answer was lost makes one document, and says which")
    void endAgain() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        stands(add(person, id, 0, Arrays.copyOf(bytes, 4_500_000)));
        var item = item(add(person, id, 4_500_000, rest(4_500_000)));
        assertThat(given(add(person, id, 4_500_000, rest(4_500_000))))
                .isEqualTo(new Outcome.AnotherOffset(SIZE));
        assertThat(item(add(person, id, SIZE, new byte[0])).id()).isEqualTo(item.id());
        assertThat(scene.ids(person, person.vault())).containsExactly(item.id());
    }

    @Test
    @DisplayName("I4, UPL-3: of those who send the same part at the same time one goes on, and one document is made")
    void parallel() throws Exception {
        var id = begun(person, Visibility.PRIVATE);
        for (var from : List.of(0, 2_500_000)) {
            var together = new CyclicBarrier(4);
            try (var threads = Executors.newFixedThreadPool(4)) {
                var answers = new ArrayList<Outcome>();
                for (var answer : threads.invokeAll(Collections.nCopies(4,
                        (Callable<Answer<Outcome>>) () -> {
                            together.await();
                            return add(person, id, from, Arrays.copyOfRange(bytes, from, from + 2_500_000));
                        }))) {
                    answers.add(given(answer.get()));
                }
                assertThat(answers).allMatch(outcome -> outcome instanceof Outcome.Stands
                        || outcome.equals(new Outcome.AnotherOffset(from + 2_500_000L)))
                        .anyMatch(Outcome.Stands.class::isInstance);
            }
        }
        assertThat(scene.ids(person, person.vault())).hasSize(1);
        assertThat(read(scene.item(person.vault(), scene.ids(person, person.vault()).getFirst())))
                .isEqualTo(bytes);
        scene.runJobs();
        assertThat(scene.memory.blobs()).hasSize(1);
    }

    @Test
    @DisplayName("GATE-2: an upload is unknown to everybody but whoever began it, from the same viewpoint, for the same vault")
    void ofAnother() throws IOException {
        var other = scene.relay("Relais de la Gare");
        var otherPerson = scene.person(scene.opening(manager, "Issa", "Keïta").wishing(true, true));
        var alsoAtOther = scene.alsoAt(other.relay(), professional.account());
        var id = begun(professional, Visibility.SHARED);
        var unknown = new UploadId(UUID.randomUUID());
        for (var by : List.of(manager, person, otherPerson, other, alsoAtOther, scene.operator)) {
            for (var which : List.of(id, unknown)) {
                assertThat(resumeUpload.see(by, person.vault(), which)).isInstanceOf(Answer.Refused.class);
                assertThat(add(by, which, 0, bytes)).isInstanceOf(Answer.Refused.class);
                assertThat(resumeUpload.stop(by, person.vault(), which)).isInstanceOf(Answer.Refused.class);
            }
            assertThat(resumeUpload.see(by, person.vault(), id))
                    .isEqualTo(resumeUpload.see(by, person.vault(), unknown));
        }
        assertThat(missing(resumeUpload.see(professional, otherPerson.vault(), id))).isTrue();
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(read(item(add(professional, id, 0, rest(0))))).isEqualTo(bytes);
    }

    @Test
    @DisplayName("AFF-6, VLT-5: rights that end, end it at once: at its beginning, before each part, within one, and at its end")
    void rightsThatEnd() throws IOException {
        var id = begun(professional, Visibility.SHARED);
        stands(add(professional, id, 0, Arrays.copyOf(bytes, 100_000)));
        var during = new SequenceInputStream(
                new ByteArrayInputStream(bytes, 100_000, ResumeUpload.LARGEST_PART),
                happening(() -> given(scene.abri.affiliation().decideFeeding().decide(person, person.vault(),
                        manager.relay(), false)), 100_000 + ResumeUpload.LARGEST_PART));
        assertThat(refusal(add(professional, id, 100_000, during)))
                .isEqualTo(Refusal.STAFF_FEED_ONLY_WITH_CONSENT);
        assertThat(refusal(add(professional, id, 100_000, rest(100_000))))
                .isEqualTo(Refusal.STAFF_FEED_ONLY_WITH_CONSENT);
        assertThat(refusal(resumeUpload.begin(command(professional, Visibility.SHARED), SIZE)))
                .isEqualTo(Refusal.STAFF_FEED_ONLY_WITH_CONSENT);
        assertThat(scene.ids(person, person.vault())).isEmpty();
        assertThat(refusal(resumeUpload.begin(command(person, Visibility.PRIVATE, scene.operator), SIZE)))
                .isEqualTo(Refusal.NO_OPERATOR_READS_A_VAULT);
    }

    @Test
    @DisplayName("UPL-1, VLT-12, MOD-4: what could not be taken is refused before it begins, and nothing waits for it")
    void refusedAtTheStart() {
        setQuota(SIZE);
        assertThat(notTaken(begin(person, Visibility.PRIVATE, SIZE + 1L))).isEqualTo(NotAccepted.OVER_QUOTA);
        setQuota(1L << 30);
        assertThat(notTaken(begin(person, Visibility.PRIVATE, Document.LARGEST + 1)))
                .isEqualTo(NotAccepted.TOO_LARGE);
        for (var none : List.of(0L, -1L, Long.MIN_VALUE)) {
            assertThat(notTaken(begin(person, Visibility.PRIVATE, none))).isEqualTo(NotAccepted.EMPTY);
        }
        assertThat(notTaken(resumeUpload.begin(new AddDocument.Command(professional, person.vault(),
                scene.once(), Visibility.SHARED, "", FileName.sent("a.pdf"), false), SIZE)))
                        .isEqualTo(NotAccepted.NOT_CONFIRMED_LAWFUL);
        assertThat(notTaken(resumeUpload.begin(new AddDocument.Command(person, person.vault(), scene.once(),
                Visibility.PRIVATE, "", FileName.sent("a.pdf"), false,
                Optional.of(new FolderId(UUID.randomUUID()))), SIZE))).isEqualTo(NotAccepted.NO_FOLDER);
        assertThat(refusal(begin(professional, Visibility.PRIVATE, SIZE))).isNotNull();
        stands(begin(person, Visibility.PRIVATE, Document.LARGEST));
    }

    @Test
    @DisplayName("UPL-3: uploads that end at the same time never exceed the quota together; what does not fit waits without its last part, and fits once there is room")
    void quota() throws Exception {
        var files = List.of(scene.pdfOf(300_000), scene.pdfOf(300_000), scene.pdfOf(300_000),
                scene.pdfOf(300_000));
        var ids = new ArrayList<UploadId>();
        setQuota(700_000);
        for (var file : files) {
            ids.add(stands(begin(person, Visibility.PRIVATE, file.length)).id());
        }
        var taken = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            var ends = new ArrayList<Callable<Answer<Outcome>>>();
            for (var i = 0; i < 4; i++) {
                var which = i;
                ends.add(() -> add(person, ids.get(which), 0, files.get(which)));
            }
            for (var end : threads.invokeAll(ends)) {
                var outcome = given(end.get());
                taken += outcome instanceof Outcome.Stands ? 1 : 0;
                assertThat(outcome instanceof Outcome.Stands
                        || outcome.equals(new Outcome.NotTaken(NotAccepted.OVER_QUOTA))).isTrue();
            }
        }
        assertThat(taken).isEqualTo(2);
        assertThat(vault().used()).isEqualTo(600_000);
        setQuota(1L << 30);
        for (var i = 0; i < 4; i++) {
            if (arrived(person, ids.get(i)) == 0) {
                assertThat(read(item(add(person, ids.get(i), 0, files.get(i))))).isEqualTo(files.get(i));
            }
        }
        assertThat(scene.ids(person, person.vault())).hasSize(4);
    }

    @Test
    @DisplayName("UPL-1: what is no document that is taken is told at its end, and is gone with all its parts")
    void notADocument() throws IOException {
        Arrays.fill(bytes, 0, 1000, (byte) 0);
        var id = begun(person, Visibility.PRIVATE);
        stands(add(person, id, 0, Arrays.copyOf(bytes, 100_000)));
        assertThat(notTaken(add(person, id, 100_000, rest(100_000))))
                .isEqualTo(NotAccepted.TYPE_NOT_ACCEPTED);
        assertThat(missing(resumeUpload.see(person, person.vault(), id))).isTrue();
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.ids(person, person.vault())).isEmpty();
    }

    @Test
    @DisplayName("UPL-3: one that was stopped is gone, with its parts; what another became stays")
    void stopped() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        var done = begun(person, Visibility.PRIVATE);
        stands(add(person, id, 0, Arrays.copyOf(bytes, 100_000)));
        var item = item(add(person, done, 0, rest(0)));
        given(resumeUpload.stop(person, person.vault(), id));
        given(resumeUpload.stop(person, person.vault(), done));
        assertThat(missing(resumeUpload.stop(person, person.vault(), id))).isTrue();
        assertThat(missing(add(person, id, 100_000, rest(100_000)))).isTrue();
        scene.runJobs();
        assertThat(scene.memory.blobs()).hasSize(1);
        assertThat(read(item)).isEqualTo(bytes);
    }

    @Test
    @DisplayName("UPL-3: after a day it is over: nobody goes on with it, and nothing of it stays; the collector leaves it alone before")
    void lapsed() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        stands(add(person, id, 0, Arrays.copyOf(bytes, 100_000)));
        scene.pass(Duration.ofHours(12));
        scene.runChore("collect-blobs");
        scene.runChore("forget-uploads");
        assertThat(arrived(person, id)).isEqualTo(100_000);
        assertThat(scene.memory.blobs()).hasSize(1);
        scene.pass(Duration.ofHours(12));
        assertThat(given(resumeUpload.see(person, person.vault(), id))).isEqualTo(new Outcome.Lapsed());
        assertThat(given(add(person, id, 100_000, rest(100_000)))).isEqualTo(new Outcome.Lapsed());
        assertThat(missing(resumeUpload.see(manager, person.vault(), id))).isTrue();
        scene.runChore("forget-uploads");
        scene.runJobs();
        assertThat(missing(resumeUpload.see(person, person.vault(), id))).isTrue();
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("UPL-3: parts that nobody removed are the collector's once their upload is gone")
    void collected() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        stands(add(person, id, 0, Arrays.copyOf(bytes, 100_000)));
        scene.ports.work().inOne(() -> {
            scene.ports.vault().uploads().remove(id);
            return id;
        });
        scene.pass(Duration.ofHours(7));
        scene.runChore("collect-blobs");
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("UPL-3: so many wait of one sender, and so many bytes, of whatever vaults; those that ended or lapsed do not count")
    void mostAtOnce() {
        var otherPerson = scene.person(scene.opening(manager, "Issa", "Keïta").wishing(true, true));
        var ids = new ArrayList<UploadId>();
        for (var i = 0; i < ResumableUpload.MOST; i++) {
            var vault = i % 2 == 0 ? person : otherPerson;
            ids.add(stands(resumeUpload.begin(new AddDocument.Command(professional, vault.vault(),
                    scene.once(), Visibility.SHARED, "", FileName.sent("a.pdf"), true), 1000)).id());
        }
        assertThat(notTaken(begin(professional, Visibility.SHARED, 1)))
                .isEqualTo(NotAccepted.TOO_MANY_UPLOADS);
        stands(begin(manager, Visibility.SHARED, 1));
        given(resumeUpload.stop(professional, person.vault(), ids.getFirst()));
        stands(begin(professional, Visibility.SHARED, 1));
        scene.pass(ResumableUpload.LIFE);
        for (var i = 0; i < 4; i++) {
            stands(begin(professional, Visibility.SHARED, Document.LARGEST));
        }
        assertThat(notTaken(begin(professional, Visibility.SHARED, 1)))
                .isEqualTo(NotAccepted.TOO_MANY_UPLOADS);
    }

    @Test
    @DisplayName("I4: begun again with the same key it is the same, as long as some of it is missing; another document is another")
    void begunAgain() throws IOException {
        var command = command(person, Visibility.PRIVATE);
        var first = stands(resumeUpload.begin(command, SIZE));
        stands(add(person, first.id(), 0, Arrays.copyOf(bytes, 100_000)));
        assertThat(stands(resumeUpload.begin(command, SIZE)).arrived()).isEqualTo(100_000);
        assertThat(stands(resumeUpload.begin(command, SIZE - 1)).id()).isNotEqualTo(first.id());
        var item = item(add(person, first.id(), 100_000, rest(100_000)));
        var again = stands(resumeUpload.begin(command, SIZE));
        assertThat(again.arrived()).isZero();
        assertThat(item(add(person, again.id(), 0, rest(0))).id()).isEqualTo(item.id());
        bytes[SIZE - 1]++;
        var other = stands(resumeUpload.begin(command, SIZE));
        assertThat(item(add(person, other.id(), 0, rest(0))).id()).isNotEqualTo(item.id());
    }

    @Test
    @DisplayName("UPL-3: what comes in too many small parts is not gone on with")
    void tooManyParts() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        for (var at = 0; at < ResumableUpload.MOST_PARTS; at++) {
            stands(add(person, id, at, new byte[] { bytes[at] }));
        }
        assertThat(given(add(person, id, ResumableUpload.MOST_PARTS, new byte[1])))
                .isEqualTo(new Outcome.TooManyParts());
        assertThat(scene.memory.blobs()).hasSize(ResumableUpload.MOST_PARTS);
        assertThat(arrived(person, id)).isEqualTo(ResumableUpload.MOST_PARTS);
    }

    @Test
    @DisplayName("I1: an upload of which a part is gone or damaged is no document, and is begun anew")
    void damaged() throws IOException {
        var id = begun(person, Visibility.PRIVATE);
        stands(add(person, id, 0, Arrays.copyOf(bytes, 100_000)));
        var part = scene.memory.blobs().keySet().iterator().next();
        scene.ports.vault().blobs().remove(part);
        try (var writer = scene.ports.vault().blobs().create(part)) {
            writer.write(new byte[1000]);
            writer.keep();
        }
        assertThat(given(add(person, id, 100_000, rest(100_000)))).isEqualTo(new Outcome.Lapsed());
        assertThat(scene.ids(person, person.vault())).isEmpty();
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();
    }

    private UploadId begun(Viewpoint by, Visibility visibility) {
        return stands(begin(by, visibility, SIZE)).id();
    }

    private Answer<Outcome> begin(Viewpoint by, Visibility visibility, long length) {
        return resumeUpload.begin(command(by, visibility), length);
    }

    private AddDocument.Command command(Viewpoint by, Visibility visibility) {
        return command(person, visibility, by);
    }

    private AddDocument.Command command(Viewpoint.Beneficiary owner, Visibility visibility, Viewpoint by) {
        return new AddDocument.Command(by, owner.vault(), scene.once(), visibility, "Contrat",
                FileName.sent("scan.pdf"), true);
    }

    private Answer<Outcome> add(Viewpoint by, UploadId id, long offset, byte[] part) throws IOException {
        return add(by, id, offset, new ByteArrayInputStream(part));
    }

    private Answer<Outcome> add(Viewpoint by, UploadId id, long offset, InputStream part) throws IOException {
        return resumeUpload.add(by, person.vault(), id, offset, part);
    }

    private InputStream rest(long from) {
        return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
    }

    private InputStream cutAfter(int count) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes, 0, count), new BulkInputStream() {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("cut");
            }
        });
    }

    /** The rest from there on, before which something happens. */
    private InputStream happening(Runnable what, int from) {
        return new BulkInputStream() {
            private final InputStream rest = rest(from);
            private boolean happened;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (!happened) {
                    happened = true;
                    what.run();
                }
                return rest.read(buffer, offset, length);
            }
        };
    }

    private long arrived(Viewpoint by, UploadId id) {
        return stands(resumeUpload.see(by, person.vault(), id)).arrived();
    }

    private static ResumableUpload stands(Answer<Outcome> answer) {
        return given(Outcome.Stands.class, answer).upload();
    }

    private static NotAccepted notTaken(Answer<Outcome> answer) {
        return given(Outcome.NotTaken.class, answer).why();
    }

    private Item item(Answer<Outcome> answer) {
        return scene.item(person.vault(), stands(answer).item().orElseThrow());
    }

    private byte[] read(Item item) throws IOException {
        try (var content = given(DownloadDocument.Outcome.Opened.class, scene.abri.vault().downloadDocument()
                .download(person, person.vault(), item.id())).bytes()) {
            return content.readAllBytes();
        }
    }

    private Vault vault() {
        return scene.ports.work()
                .inOne(() -> scene.ports.vault().vaults().find(person.vault()).orElseThrow());
    }

    private void setQuota(long quota) {
        scene.ports.work().inOne(() -> {
            var vault = scene.ports.vault().vaults().find(person.vault()).orElseThrow();
            scene.ports.vault().vaults().save(new Vault(vault.id(), vault.state(), quota, vault.used(),
                    vault.items(), vault.today(), vault.wishes()));
            return vault;
        });
    }
}
