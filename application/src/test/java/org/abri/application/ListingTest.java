package org.abri.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.abri.application.Listing.Mark;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.250Z");
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    @Test
    @DisplayName("A mark is written into an address and read again as it was, before 1970 too")
    void text() {
        for (var at : List.of(NOON, Instant.EPOCH, Instant.parse("1931-05-04T03:02:01.987Z"))) {
            var mark = new Mark(at, new UUID(-1, 7));
            assertThat(Mark.parse(mark.text())).contains(mark);
            assertThat(mark.text()).matches("[-0-9a-f.]+");
        }
    }

    @Test
    @DisplayName("What is no mark is read as none, whatever it is")
    void noMark() {
        var id = FIRST.toString();
        for (var text : List.of("", ".", "1", id, "1." + id + "0000000000", "1.", "." + id, "noon." + id,
                "1.2." + id, "99999999999999999999." + id, "1." + id.replace("-", ""), "1 ." + id,
                "1/" + id, "é.à")) {
            assertThat(Mark.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    @DisplayName("Lists show the newest first, and what has one time in one order")
    void order() {
        var newest = new Mark(NOON.plusMillis(1), FIRST);
        var second = new Mark(NOON, SECOND);
        var first = new Mark(NOON, FIRST);
        var inOrder = List.of(newest, second, first);
        for (int i = 0; i < inOrder.size(); i++) {
            for (int j = 0; j < inOrder.size(); j++) {
                assertThat(inOrder.get(i).isAfter(inOrder.get(j))).as("%d after %d", i, j).isEqualTo(i > j);
            }
        }
    }

    @Test
    @DisplayName("At least one line is given, and at most 200, whatever is asked for")
    void most() {
        assertThat(Listing.first(Integer.MAX_VALUE).most()).isEqualTo(200);
        assertThat(Listing.first(Integer.MIN_VALUE).most()).isEqualTo(1);
        assertThat(Listing.first(Listing.USUAL)).satisfies(usual -> {
            assertThat(usual.most()).isEqualTo(50);
            assertThat(usual.after()).isEmpty();
        });
    }

    @Test
    @DisplayName("A list goes on after its last line exactly when there is one more, which is not shown yet")
    void listed() {
        for (int read = 0; read <= 3; read++) {
            var lines = IntStream.range(0, read).boxed().toList();
            assertThat(Listed.of(lines, Listing.first(3), ListingTest::mark))
                    .isEqualTo(new Listed<>(lines, Optional.empty()));
        }
        var more = Listed.of(List.of(0, 1, 2, 3), Listing.first(3), ListingTest::mark);
        assertThat(more.lines()).containsExactly(0, 1, 2);
        assertThat(more.next()).contains(mark(2));
    }

    @Test
    @DisplayName("What a list shows may be changed; where it goes on, and what it was made of, stays")
    void changed() {
        var read = new ArrayList<>(List.of(0, 1));
        var list = Listed.of(read, Listing.first(1), ListingTest::mark);
        read.clear();
        assertThat(list.map(line -> "line " + line).lines()).containsExactly("line 0");
        assertThat(list.map(line -> "line " + line).next()).contains(mark(0));
    }

    private static Mark mark(int line) {
        return new Mark(NOON.minusMillis(line), FIRST);
    }
}
