package org.abri.application.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Reminding;
import org.abri.application.inside.Tally;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Recurrence;
import org.abri.domain.reminder.Series;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** VLT-1, VLT-5, VLT-9: what people write goes into a vault: by its owner, private or shared as they say, or by staff, with consent. */
public final class AddItem {
    /**
     * What is added, and how.
     *
     * @param reminders  REM-1: of an appointment; those for which it is too late are not programmed
     * @param recurrence REM-1: of an appointment that comes back: it is the first of a series, each with these reminders
     */
    public record Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, Written content,
            Set<LeadTime> reminders, Optional<Recurrence> recurrence) {
        /** Throws {@link IllegalArgumentException} when something else than an appointment is to come back. */
        public Command {
            if (recurrence.isPresent() && !(content instanceof Appointment)) {
                throw new IllegalArgumentException("appointments alone come back");
            }
        }

        /** What does not come back. */
        public Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, Written content,
                Set<LeadTime> reminders) {
            this(by, vault, once, visibility, content, reminders, Optional.empty());
        }

        /** Without reminders. */
        public Command(Viewpoint by, VaultId vault, Once once, Visibility visibility, Written content) {
            this(by, vault, once, visibility, content, Set.of());
        }

        @Override
        public String toString() {
            return "AddItem.Command[…]";
        }
    }

    public sealed interface Outcome {
        /** Now, or before by the same request (I4); of a series, the first. */
        record Added(ItemId item) implements Outcome {}

        record NotTaken(NotAccepted why) implements Outcome {}
    }

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Tally tally;
    private final Reminding reminding;

    AddItem(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        tally = inside.tally();
        reminding = inside.reminding();
    }

    /** All of it or nothing: also of a series. Throws {@link org.abri.domain.text.InvalidValue} when that goes on beyond all appointments. */
    public Answer<Outcome> add(Command command) {
        return work.inOne(() -> {
            var vault = vaults.lock(command.vault());
            var content = command.content();
            var id = draw.itemId(command.by(), command.once(), command.vault(), command.visibility(),
                    content.kind(), content.parts(), command.recurrence().stream().toList());
            var door = gate.at(command.by(), command.vault(), id);
            return door.letting(NewItem.adding(command.visibility()), key -> {
                if (door.look().isThere()) { return new Outcome.Added(id); }
                var contents = each(command);
                var room = vault.orElseThrow();
                for (var one : contents) {
                    var why = NotAccepted.another(room, one.size(), key.at());
                    if (why.isPresent()) { return new Outcome.NotTaken(why.get()); }
                    room = room.withAdded(one.size(), key.at());
                }
                if (!reminding.mayProgram(door.look(), command.reminders().size() * contents.size(),
                        key.at())) {
                    return new Outcome.NotTaken(NotAccepted.TOO_MANY_REMINDERS);
                }
                vaults.save(room);
                added(door.look(), key, id, command, contents);
                door.look().relay().ifPresent(relay -> tally.count(relay, Deed.PAPER, key.at()));
                return new Outcome.Added(id);
            });
        });
    }

    /** What is to be added: of an appointment that comes back, each of them. */
    private List<Written> each(Command command) {
        if (command.recurrence().isEmpty() || !(command.content() instanceof Appointment first)) {
            return List.of(command.content());
        }
        var series = draw.seriesId();
        var recurrence = command.recurrence().get();
        var each = new ArrayList<Written>();
        for (var time : recurrence.times(first.time())) {
            each.add(first.at(time, new Series(series, recurrence.rhythm(), each.size() + 1)));
        }
        return each;
    }

    private void added(Look look, Granted key, ItemId id, Command command, List<Written> contents) {
        var added = new ArrayList<Item>();
        for (var content : contents) {
            var item = NewItem.of(key, added.isEmpty() ? id : draw.itemId(), command.vault(),
                    command.visibility(), content);
            items.add(key, item);
            added.add(item);
        }
        var first = added.getFirst();
        if (command.recurrence().isPresent()) {
            recorder.onSeries(look, Act.SERIES_ADDED, first, added.size(), key.at());
            reminding.programAll(look, added, command.reminders(), key.at());
        } else {
            recorder.onItem(look, Act.ITEM_ADDED, first, key.at());
            if (first.content() instanceof Appointment appointment) {
                reminding.program(look, first, Occasion.Meeting.of(appointment), command.reminders(),
                        key.at());
            }
        }
    }
}
