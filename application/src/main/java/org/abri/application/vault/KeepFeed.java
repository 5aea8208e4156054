package org.abri.application.vault;

import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tokens;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.VaultId;

/**
 * VLT-8, REM-1: the owner of a vault makes an address at which a calendar program of theirs reads their appointments, sees when it did
 * last, makes another one in its place, and stops it. Nobody else does.
 */
public final class KeepFeed {
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Feeds feeds;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;

    KeepFeed(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        feeds = ports.vault().feeds();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
    }

    /** Empty when there is none. */
    public Answer<Optional<CalendarFeed>> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.KEEP_FEED, key -> feeds.of(vault)));
    }

    /** What the address ends with: it is known now, and to nobody afterwards. The one before leads nowhere any more. */
    public Answer<String> make(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.KEEP_FEED, key -> {
                var token = draw.token();
                feeds.save(CalendarFeed.made(vault, key.at()), Tokens.hash(token));
                recorder.onVault(door.look(), vault, Act.FEED_MADE, "", key.at());
                return token;
            });
        });
    }

    /** At once; whether there was one. */
    public Answer<Boolean> stop(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.KEEP_FEED, key -> {
                var there = feeds.of(vault).isPresent();
                // one that rests damaged goes too
                feeds.remove(vault);
                if (there) {
                    recorder.onVault(door.look(), vault, Act.FEED_STOPPED, "", key.at());
                }
                return there;
            });
        });
    }
}
