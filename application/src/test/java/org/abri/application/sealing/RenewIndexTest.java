package org.abri.application.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.LongConsumer;
import org.abri.application.Abri;
import org.abri.application.Scene;
import org.abri.application.sealing.FoundRows.Damaged;
import org.abri.application.sealing.RenewIndex.Outcome;
import org.abri.application.sealing.RenewIndex.Standing;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenewIndexTest {
    private static final Damaged LINK = new Damaged("given_link", "7");

    private final Scene scene = new Scene();
    private final RenewIndex renew = scene.abri.sealing().renewIndex();

    /** Those that there are, of which some are damaged, or which somebody else works with. */
    private RenewIndex among(boolean alone, List<Damaged> damaged) {
        var right = scene.ports.sealing();
        var found = new FoundRows() {
            @Override
            public int keysInUse() {
                return right.found().keysInUse();
            }

            @Override
            public boolean alone() {
                return alone;
            }

            @Override
            public Renewed renew(int keys, LongConsumer progress) {
                progress.accept(3);
                return new Renewed(right.found().renew(keys, progress).renewed() + 3, damaged);
            }
        };
        return Abri.on(scene.ports.with(
                new SealingPorts(right.wrapping(), right.keySets(), right.index(), found))).sealing()
                .renewIndex();
    }

    private List<String> entries() {
        return scene.events(new Chain.OfService()).stream()
                .filter(event -> event.act() == Act.INDEX_KEY_ADDED || event.act() == Act.INDEX_KEY_USED)
                .map(event -> event.act() + " " + event.subject()).toList();
    }

    @Test
    @DisplayName("CRY-5, LAW-2: a key of the index is added, and put to use; both are in the service's journal, and it is not put to use again")
    void fromOneKeyToTheNext() {
        assertThat(renew.standing()).isEqualTo(new Standing(1, 1));
        assertThat(renew.use(false, looked -> {})).isEqualTo(new Outcome.NothingNew(1));
        renew.added(scene.memory.addIndexKey());
        assertThat(renew.standing()).isEqualTo(new Standing(1, 2));

        assertThat(among(true, List.of()).use(false, looked -> assertThat(looked).isEqualTo(3)))
                .isEqualTo(new Outcome.Used(2, 3, List.of()));

        assertThat(renew.standing()).isEqualTo(new Standing(2, 2));
        assertThat(renew.use(false, looked -> {})).isEqualTo(new Outcome.NothingNew(2));
        assertThat(entries()).containsExactly("INDEX_KEY_ADDED 2", "INDEX_KEY_USED 2");
    }

    @Test
    @DisplayName("CRY-5: several keys that were added are put to use at once")
    void several() {
        renew.added(scene.memory.addIndexKey());
        renew.added(scene.memory.addIndexKey());

        assertThat(renew.use(false, looked -> {})).isEqualTo(new Outcome.Used(3, 0, List.of()));

        assertThat(renew.standing()).isEqualTo(new Standing(3, 3));
    }

    @Test
    @DisplayName("CRY-5: nothing is done while somebody else works with what rests there")
    void notAlone() {
        renew.added(scene.memory.addIndexKey());

        assertThat(among(false, List.of()).use(true, looked -> {})).isEqualTo(new Outcome.NotAlone());

        assertThat(renew.standing()).isEqualTo(new Standing(1, 2));
        assertThat(entries()).containsExactly("INDEX_KEY_ADDED 2");
    }

    @Test
    @DisplayName("CRY-2, CRY-5: what is damaged stops it, and nothing was done then; unless it is to be left behind")
    void damaged() {
        renew.added(scene.memory.addIndexKey());

        assertThat(among(true, List.of(LINK)).use(false, looked -> {}))
                .isEqualTo(new Outcome.Stopped(List.of(LINK)));
        assertThat(renew.standing()).isEqualTo(new Standing(1, 2));
        assertThat(entries()).containsExactly("INDEX_KEY_ADDED 2");

        assertThat(among(true, List.of(LINK)).use(true, looked -> {}))
                .isEqualTo(new Outcome.Used(2, 3, List.of(LINK)));
        assertThat(renew.standing()).isEqualTo(new Standing(2, 2));
    }

    @Test
    @DisplayName("CRY-5, I6: cut off, it changed nothing, and is done when it is begun again")
    void cutOff() {
        renew.added(scene.memory.addIndexKey());
        assertThatThrownBy(() -> among(true, List.of()).use(false, looked -> {
            throw new IllegalStateException("cut off");
        })).hasMessage("cut off");
        assertThat(renew.standing()).isEqualTo(new Standing(1, 2));

        assertThat(renew.use(false, looked -> {})).isInstanceOf(Outcome.Used.class);
        assertThat(entries()).containsExactly("INDEX_KEY_ADDED 2", "INDEX_KEY_USED 2");
    }
}
