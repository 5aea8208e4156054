package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.abri.application.Abri;
import org.abri.application.later.Chore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs are torn, altered or changed for others where they rest; what people, operators and commands then hear, and how it ends. */
class DamagedBlobsTest {
    /** Of how files are sealed: what stands before the first segment, and how long a segment is. */
    private static final int HEADER = 40;
    private static final int SEGMENT = 1 << 20;
    private static final int SEGMENTS = 3;

    @TempDir private Path folder;

    private final Random random = new Random(1);
    /** What each paper was, by its id. */
    private final Map<String, byte[]> papers = new LinkedHashMap<>();
    /** Where each rests. */
    private final Map<String, Path> blobs = new LinkedHashMap<>();
    private InProcess service;
    private World world;
    private Api other;
    private Site site;
    private String first;
    private String second;
    private String others;

    @BeforeEach
    void start() throws IOException {
        service = InProcess.in(folder, Map.of());
        site = new Site(folder);
        world = World.on(service, service.operator());
        other = world.anotherPerson();
        first = paper(world.person(), (SEGMENTS - 1) * SEGMENT + SEGMENT / 2);
        second = paper(world.person(), SEGMENT);
        others = paper(other, SEGMENT);
    }

    @AfterEach
    void stop() {
        site.close();
        service.close();
    }

    private String paper(Api by, int size) throws IOException {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        System.arraycopy(World.PDF, 0, bytes, 0, World.PDF.length);
        var before = resting();
        var id = by.upload("/vault/documents", Map.of(), "Carte.pdf", bytes).is(201).string("id");
        papers.put(id, bytes);
        blobs.put(id, resting().stream().filter(file -> !before.contains(file)).findFirst().orElseThrow());
        return id;
    }

    private Set<Path> resting() throws IOException {
        try (var files = Files.walk(folder.resolve("data/blobs"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    @Test
    @DisplayName("CRY-7, I1, I6: torn at the edge of any segment or beside it, or made longer, a paper never seems whole, is named as damaged, harms no other, and is whole again once its blob is brought back")
    void torn() throws IOException {
        var whole = Files.readAllBytes(blobs.get(first));
        assertThat(whole.length).isBetween((SEGMENTS - 1) * SEGMENT, SEGMENTS * SEGMENT);
        for (var end : ends(whole.length)) {
            damaged(Map.of(first, Arrays.copyOf(whole, end)), end + " bytes of " + whole.length);
        }
    }

    /** Around each edge. */
    private static Set<Integer> ends(int size) {
        var ends = new TreeSet<Integer>();
        for (var edge : List.of(0, HEADER, SEGMENT, 2 * SEGMENT, size)) {
            ends.addAll(List.of(edge - 1, edge, edge + 1));
        }
        ends.removeAll(List.of(-1, size));
        return ends;
    }

    @Test
    @DisplayName("CRY-7, I1, I6: a bit altered in the head or in any segment of a paper lets it never seem whole; it is named as damaged, harms no other, and is whole again once its blob is brought back")
    void altered() throws IOException {
        var whole = Files.readAllBytes(blobs.get(first));
        for (var at : List.of(0, HEADER - 1, HEADER, SEGMENT / 2, SEGMENT - 1, SEGMENT, SEGMENT + SEGMENT / 2,
                2 * SEGMENT, 2 * SEGMENT + 1_000, whole.length - 1)) {
            var altered = whole.clone();
            altered[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            damaged(Map.of(first, altered), "a bit of byte " + at);
        }
    }

    @Test
    @DisplayName("CRY-2, CRY-7, I3, I6: blobs that change places, of two people or of one, or an older one in the place of a newer, give nobody a byte of another, and both are named")
    void swapped() throws IOException {
        var mine = Files.readAllBytes(blobs.get(second));
        damaged(Map.of(second, Files.readAllBytes(blobs.get(others)), others, mine), "of two people");
        damaged(Map.of(second, Files.readAllBytes(blobs.get(first)), first, mine), "of one");
        damaged(Map.of(second, Files.readAllBytes(blobs.get(first))), "an older one");
    }

    @Test
    @DisplayName("CRY-7, I2, I6: a blob that is gone is told as missing, and its paper is whole again once it is brought back")
    void gone() throws IOException {
        var whole = Files.readAllBytes(blobs.get(first));
        Files.delete(blobs.get(first));
        lost(first, "gone");
        named(Set.of(first), "MISSING", "gone");
        Files.write(blobs.get(first), whole);
        named(Set.of(), "", "brought back");
        wholePapers(papers.keySet(), "brought back");
    }

    /** With those bytes in the place of what rests there; then brought back. */
    private void damaged(Map<String, byte[]> instead, String how) throws IOException {
        var before = new LinkedHashMap<String, byte[]>();
        for (var item : instead.keySet()) {
            before.put(item, Files.readAllBytes(blobs.get(item)));
        }
        for (var each : instead.entrySet()) {
            Files.write(blobs.get(each.getKey()), each.getValue());
        }
        instead.keySet().forEach(item -> lost(item, how));
        var rest = new LinkedHashSet<>(papers.keySet());
        rest.removeAll(instead.keySet());
        wholePapers(rest, how);
        named(instead.keySet(), "DAMAGED", how);
        for (var each : before.entrySet()) {
            Files.write(blobs.get(each.getKey()), each.getValue());
        }
        named(Set.of(), "", how + ", brought back");
        wholePapers(papers.keySet(), how + ", brought back");
    }

    private Api owner(String item) {
        return item.equals(others) ? other : world.person();
    }

    /** Either it is said, to programs and on a page, or what came stops visibly before its end. */
    private void lost(String item, String how) {
        never(how, () -> {
            var answer = owner(item).get("/vault/items/" + item + "/content");
            assertThat(answer.status()).as(how).isEqualTo(410);
            assertThat(answer.string("code")).as(how).isEqualTo("document-lost");
        });
        never(how, () -> {
            var page = owner(item).page("/papers/" + item + "/file");
            assertThat(page.status()).as(how).isEqualTo(410);
            assertThat(page.text()).as(how).contains(Somebody.words("problem.document-lost"));
        });
    }

    private static void never(String how, Runnable whole) {
        try {
            whole.run();
        } catch (UncheckedIOException cut) {
            assertThat(cut.getCause()).as(how).isInstanceOf(IOException.class);
        }
    }

    private void wholePapers(Set<String> items, String how) {
        for (var item : items) {
            assertThat(owner(item).get("/vault/items/" + item + "/content").is(200).body()).as(how)
                    .isEqualTo(papers.get(item));
        }
    }

    /** These and no others, to operators by ids, by the round in the background and by the command. */
    private void named(Set<String> items, String as, String how) {
        roundOfScrubbing();
        var condition = world.operator().get("/condition").is(200);
        assertThat(condition.list("findings").stream()
                .collect(Collectors.toMap(found -> found.get("item"), found -> found.get("harm")))).as(how)
                        .isEqualTo(items.stream().collect(Collectors.toMap(item -> item, item -> as)));
        var verified = site.run("verify-documents");
        assertThat(verified.code()).as(how).isEqualTo(items.isEmpty() ? Obstacle.DONE : Obstacle.ALTERED);
        assertThat(papers.keySet().stream()
                .filter(item -> verified.out().contains(as + ": item " + item + " of vault")))
                        .as(how + ": " + verified.out()).containsExactlyInAnyOrderElementsOf(items);
        assertThat(verified.out()).contains(
                papers.size() + " documents, " + (papers.size() - items.size()) + " of them whole");
    }

    /** From wherever it stands to the end, and once round. */
    private void roundOfScrubbing() {
        var scrub = service.bean(Abri.class).later().chores().stream()
                .filter(chore -> chore.name().equals("scrub-documents")).map(Chore::work).findFirst()
                .orElseThrow();
        scrub.run();
        scrub.run();
    }
}
