package org.abri.application.leaving;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.KeyOwner;

/**
 * CRY-6: whoever was erased stays so. What a restored backup brings back of them, key sets, rows and the bytes that those
 * name, is destroyed again: before anybody is answered, and every hour, should more be restored meanwhile.
 */
public final class EraseAgain {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final OneByOne oneByOne;
    private final Erasure erasure;
    private final Erasing erasing;

    EraseAgain(Ports ports, Inside inside, Erasing erasing) {
        clock = ports.clock();
        work = ports.work();
        oneByOne = inside.oneByOne();
        erasure = ports.erasure();
        this.erasing = erasing;
    }

    /**
     * Answers of how many people something was there again. Throws {@link org.abri.application.Outage} when the storage does not
     * answer, and {@link IllegalStateException} when, for another reason, something of somebody is there still.
     */
    public int eraseAgain() {
        return work.asTheService(this::eraseWhoHasRisen);
    }

    private int eraseWhoHasRisen() {
        var erased = oneByOne.<KeyOwner> each("erase-again", (last, most) -> risen(last).limit(most).toList(),
                owner -> {
                    erasing.everything(owner, clock.instant());
                    return true;
                });
        if (work.inOne(() -> risen(Optional.empty()).findAny()).isPresent()) {
            throw new IllegalStateException("somebody who was erased is there again");
        }
        return erased;
    }

    private Stream<KeyOwner> risen(Optional<KeyOwner> after) {
        return erasure.risen().stream()
                .filter(owner -> after.filter(last -> owner.value().compareTo(last.value()) <= 0).isEmpty())
                .sorted(Comparator.comparing(KeyOwner::value));
    }
}
