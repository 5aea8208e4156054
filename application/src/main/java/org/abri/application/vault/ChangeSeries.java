package org.abri.application.vault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Door;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Reminding;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Series;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;

/**
 * REM-1, VLT-6, VLT-8: what is done to an appointment of a series and to those that follow it (ADR 290): all of it or nothing, and only
 * to those that whoever asks may do it to one by one. Of an appointment that does not come back, to it alone. The version
 * that was seen is that of the first, as {@link ChangeItem} says; of the others only what is changed in the first is changed.
 */
public final class ChangeSeries {
    private static final Listing ALL = Listing.first(Listing.MOST);

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Gate gate;
    private final Recorder recorder;
    private final Reminding reminding;

    ChangeSeries(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        gate = inside.gate();
        recorder = inside.recorder();
        reminding = inside.reminding();
    }

    /** One of them, with the key to do it. */
    private record Held(Granted key, Item item) {}

    /** What one of them was and is. */
    private record Change(Granted key, Item was, Item is) {
        long more() {
            return is.content().size() - was.content().size();
        }
    }

    /**
     * They say something else, each with these reminders and no others of those that {@code by} decides about. What is no appointment is
     * answered as missing. Throws {@link org.abri.domain.text.InvalidValue} when one would be beyond all appointments.
     */
    public Answer<Outcome> rewrite(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            Appointment content, Set<LeadTime> reminders) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.CHANGE,
                    key -> items.find(key).filter(item -> item.content() instanceof Appointment)
                            .map(was -> rewritten(door, room.orElseThrow(),
                                    new Held(key, was), from, content, reminders)));
        });
    }

    private Outcome rewritten(Door door, Vault room, Held first, Predicate<Version> from,
            Appointment content, Set<LeadTime> reminders) {
        var was = (Appointment) first.item().content();
        var now = was.series().map(series -> content.at(content.time(), series)).orElse(content);
        if (!now.equals(was) && !from.test(first.item().version())) {
            return new Outcome.ChangedMeanwhile(first.item());
        }
        var changes = new ArrayList<Change>();
        changes.add(new Change(first.key(), first.item(), first.item().holding(now)));
        for (var each : following(door, Action.CHANGE, first.item())) {
            if (each.item().content() instanceof Appointment own) {
                changes.add(new Change(each.key(), each.item(),
                        each.item().holding(own.following(was, now))));
            }
        }
        return kept(door, room, changes, reminders);
    }

    private Outcome kept(Door door, Vault room, List<Change> all, Set<LeadTime> reminders) {
        var at = door.look().at();
        var changed = all.stream().filter(change -> !change.is().equals(change.was())).toList();
        var then = room;
        for (var change : changed) {
            var why = NotAccepted.change(then, change.more(), at);
            if (why.isPresent()) { return new Outcome.NotTaken(why.get()); }
            then = then.withChanged(change.more(), at);
        }
        var more = all.stream().map(Change::is)
                .mapToInt(item -> reminding.more(item.vault(), item.id(), reminders)).sum();
        if (!reminding.mayProgram(door.look(), more, at)) {
            return new Outcome.NotTaken(NotAccepted.TOO_MANY_REMINDERS);
        }
        if (!changed.isEmpty()) {
            vaults.save(then);
            for (var change : changed) {
                items.save(change.key(), change.was(), change.is());
                reminding.follow(change.is(), at);
            }
            record(door, Act.SERIES_CHANGED, Act.ITEM_CHANGED, changed.stream().map(Change::is).toList());
        }
        reminding.programAll(door.look(), all.stream().map(Change::is).toList(), reminders, at);
        return new Outcome.Changed(all.getFirst().is());
    }

    /**
     * Into the bin, each by itself: each can be put back alone. Only by their owner, and never too much. What is no appointment, or in the bin
     * already, is answered as missing.
     */
    public Answer<Outcome> delete(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.DELETE,
                    key -> items.find(key).filter(item -> item.binned().isEmpty())
                            .filter(item -> item.content() instanceof Appointment)
                            .map(item -> from.test(item.version()) ? deleted(door, new Held(key, item))
                                    : new Outcome.ChangedMeanwhile(item)));
        });
    }

    private Outcome deleted(Door door, Held first) {
        var gone = new ArrayList<Item>();
        Stream.concat(Stream.of(first), following(door, Action.DELETE, first.item()).stream())
                .forEach(each -> {
                    var is = each.item().thrownAway(door.look().at());
                    items.save(each.key(), each.item(), is);
                    gone.add(is);
                });
        record(door, Act.SERIES_DELETED, Act.ITEM_DELETED, gone);
        return new Outcome.Changed(gone.getFirst());
    }

    /** PRI-3: one entry, however many they are. */
    private void record(Door door, Act ofMany, Act ofOne, List<Item> items) {
        if (items.size() == 1) {
            recorder.onItem(door.look(), ofOne, items.getFirst(), door.look().at());
        } else {
            recorder.onSeries(door.look(), ofMany, items.getFirst(), items.size(), door.look().at());
        }
    }

    /** Those after it to which that may be done, the next one first. What rests damaged is not among them. */
    private List<Held> following(Door door, Action action, Item first) {
        return series(first).stream().flatMap(own -> items.list(door.key(Action.SEE_VAULT), first.vault(),
                ItemListing.of(ALL).ofSeries(own.id())).stream()
                .filter(line -> line.series().filter(one -> one.follows(own)).isPresent())
                .sorted(Comparator.comparingInt(line -> line.series().map(Series::number).orElse(0)))
                .flatMap(line -> held(door, action, line))).toList();
    }

    private Stream<Held> held(Door door, Action action, ItemLine line) {
        return door.look().asks(action, line.resource()) instanceof Granted key
                ? items.find(key).filter(item -> series(item).isPresent()).stream()
                        .map(item -> new Held(key, item))
                : Stream.empty();
    }

    private static Optional<Series> series(Item item) {
        return item.content() instanceof Appointment appointment ? appointment.series()
                : Optional.empty();
    }
}
