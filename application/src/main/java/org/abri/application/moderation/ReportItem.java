package org.abri.application.moderation;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Recorder;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/**
 * MOD-1: anyone who can see an item reports it as abusive or illicit, and says why. Who reported is nobody's to read but the
 * service's journal's: neither the owner nor colleagues are told, nor whether others reported it too.
 */
public final class ReportItem {
    /** Throws {@link org.abri.domain.text.InvalidValue} when the words are missing or too long. */
    public record Command(Viewpoint by, VaultId vault, ItemId item, Wrong wrong, String words) {
        public Command {
            words = TypedText.lines(words, ItemReport.LONGEST_WORDS);
        }
    }

    public sealed interface Outcome {
        /** Now, or by the same person before. */
        record Reported() implements Outcome {}

        /** VLT-3: it is private, and no operator may even know of it; nobody but its owner is told so. */
        record NotShared() implements Outcome {}

        /** SEC-6: too much was reported of late. */
        record Paused(Instant until) implements Outcome {}
    }

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Reports reports;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Limiter limiter;

    ReportItem(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        reports = ports.moderation().reports();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        limiter = inside.limiter();
    }

    public Answer<Outcome> report(Command command) {
        return work.inOne(() -> {
            var unused = vaults.lock(command.vault());
            var door = gate.at(command.by(), command.vault(), command.item());
            return door.letting(Action.REPORT, key -> reported(command, door.look(), key));
        });
    }

    private Outcome reported(Command command, Look look, Granted key) {
        if (!(key.resource() instanceof Resource.AnItem item && item.visibility() == Visibility.SHARED)) {
            return new Outcome.NotShared();
        }
        var author = author(command.by());
        // what others reported is read too, and told to nobody
        var all = work.asTheService(() -> reports.ofItem(command.item()));
        if (all.stream().anyMatch(report -> report.by().equals(author))) { return new Outcome.Reported(); }
        var pause = limiter.pauseBefore(key.at(),
                new Counted(Pace.REPORTING_BY_PERSON, command.by().who().orElseThrow()),
                new Counted(Pace.REPORTING_A_VAULT, command.vault()));
        return pause.<Outcome> map(Outcome.Paused::new).orElseGet(() -> {
            reports.add(ItemReport.made(new ReportId(draw.id()), command.item(), command.vault(), author,
                    command.wrong(), command.words(), key.at()));
            recorder.onService(look, Act.ITEM_REPORTED, "", key.at());
            return new Outcome.Reported();
        });
    }

    private static Author author(Viewpoint by) {
        return by instanceof Viewpoint.StaffAt(var account, var relay) ? new Author.Staff(account, relay)
                : new Author.Owner();
    }
}
