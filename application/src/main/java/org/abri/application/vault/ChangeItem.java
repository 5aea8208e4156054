package org.abri.application.vault;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Door;
import org.abri.application.inside.Erasing;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Reminding;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Turn;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;

/**
 * VLT-2, VLT-6, VLT-7, VLT-8: what is done to an item that is there: who sees it, what it is called or says, which kind of
 * paper it is, how it is turned, whether it is at hand, and that it goes. Each bites at once.
 *
 * <p>What others may change too is changed from a version that was seen ({@code from} says which will do): when it is another
 * by now, nothing is done and both are there to be looked at. It is asked once the rules allow the change, and may throw.
 * Asking again for a change that was made changes nothing (I4).
 * Who sees an item is its owner's choice alone, whatever it says meanwhile.
 */
public final class ChangeItem {
    public sealed interface Outcome {
        /** Now, or already: the item as it is. */
        record Changed(Item item) implements Outcome {}

        /** Nothing was done: the item as somebody else made it. */
        record ChangedMeanwhile(Item item) implements Outcome {}

        /** Nothing was done. */
        record NotTaken(NotAccepted why) implements Outcome {}
    }

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Folders folders;
    private final Gate gate;
    private final Recorder recorder;
    private final Reminding reminding;
    private final Erasing erasing;
    private final HeldBack heldBack;

    ChangeItem(Ports ports, Inside inside, HeldBack heldBack) {
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        folders = ports.vault().folders();
        gate = inside.gate();
        recorder = inside.recorder();
        reminding = inside.reminding();
        erasing = inside.erasing();
        this.heldBack = heldBack;
    }

    /** VLT-2, VLT-7, VLT-10: private or shared, now or already; only its owner chooses. Hiding is never too much. */
    public Answer<Outcome> switchTo(Viewpoint by, VaultId vault, ItemId id, Visibility visibility) {
        return switch (visibility) {
            case SHARED -> change(by, vault, id, new Change(Action.SHARE, Act.ITEM_SHARED, item -> true,
                    version -> true, Item::madeShared));
            case PRIVATE -> change(by, vault, id, new Change(Action.MAKE_PRIVATE, Act.ITEM_MADE_PRIVATE,
                    item -> true, version -> true, Item::madePrivate));
            case WITHDRAWN, BINNED -> throw new IllegalArgumentException("no owner chooses that");
        };
    }

    /** VLT-6, VLT-8: calls an item something else. */
    public Answer<Outcome> rename(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            String title) {
        return change(by, vault, id, new Change(Action.CHANGE, Act.ITEM_CHANGED, item -> true, from,
                item -> item.holding(item.content().called(title))));
    }

    /** VLT-6, VLT-8: what people wrote says something else. An item of another kind is answered as missing. */
    public Answer<Outcome> rewrite(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            Written content) {
        return change(by, vault, id, rewriting(from, content, Optional.empty()));
    }

    /** REM-1: as {@link #rewrite(Viewpoint, VaultId, ItemId, Predicate, Written)}, with these reminders and no others of those that {@code by} decides about. */
    public Answer<Outcome> rewrite(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            Appointment content, Set<LeadTime> reminders) {
        return change(by, vault, id,
                rewriting(from, content, Optional.of(new Reminders(reminders, content.time().zone()))));
    }

    private static Change rewriting(Predicate<Version> from, Written content,
            Optional<Reminders> reminders) {
        return new Change(Action.CHANGE, Act.ITEM_CHANGED, item -> item.content().kind() == content.kind(),
                from, item -> item.holding(inPlaceOf(item.content(), content)), reminders);
    }

    /** REM-1: an appointment of a series stays in it as long as it is at its time. */
    private static Written inPlaceOf(ItemContent was, Written content) {
        return content instanceof Appointment is && was instanceof Appointment old ? is.inPlaceOf(old)
                : content;
    }

    /** VLT-6, VLT-8: says which kind of paper a document is. An item of another kind is answered as missing. */
    public Answer<Outcome> sort(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            PaperKind as) {
        return changeDocument(by, vault, id, from, document -> document.sorted(as), Optional.empty());
    }

    /**
     * VLT-6, VLT-8: says how a document is turned before it is shown (ADR 271); its bytes stay as they are. An item of which
     * nothing can be turned is answered as missing.
     */
    public Answer<Outcome> turn(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from, Turn as) {
        return change(by, vault, id, new Change(Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.content() instanceof Document document && document.type().canBeTurned(), from,
                item -> item.content() instanceof Document document ? item.holding(document.turned(as))
                        : item));
    }

    /**
     * Puts an item at its owner's hand, or no longer. It is theirs alone, makes no version of the item, is in nobody's record
     * and never too much. Answers the item as it is.
     */
    public Answer<Item> favour(Viewpoint by, VaultId vault, ItemId id, boolean wanted) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            return gate.at(by, vault, id).lettingIfThere(Action.FAVOUR,
                    key -> items.find(key).filter(ChangeItem::isReadable).map(was -> {
                        var is = was.favoured(wanted);
                        if (!is.equals(was)) {
                            items.save(key, was, is);
                        }
                        return is;
                    }));
        });
    }

    /** VLT-6, VLT-8: says on which day a document ends, or that nobody knows. An item of another kind is answered as missing. */
    public Answer<Outcome> date(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            Optional<LocalDate> endsOn) {
        return changeDocument(by, vault, id, from, document -> document.goodUntil(endsOn), Optional.empty());
    }

    /**
     * REM-1: which reminders there are to be, and no others of those that whoever says it decides about.
     *
     * @param zone of days that say none
     */
    public record Reminders(Set<LeadTime> leads, ZoneId zone) {}

    /** REM-1, VLT-6: of the last day of a document. An item of another kind, or without one, is answered as missing. */
    public Answer<Outcome> remind(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            Reminders reminders) {
        return change(by, vault, id, new Change(Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.content() instanceof Document document && document.endsOn().isPresent(), from,
                item -> item, Optional.of(reminders)));
    }

    /**
     * What is said of a document: what it is called, which kind of paper it is, on which day it ends, and how long before somebody is
     * reminded of that; empty leaves the reminders as they are.
     */
    public record Label(String title, PaperKind paperKind, Optional<LocalDate> endsOn,
            Optional<Reminders> reminders) {}

    /** All at once, in one change. An item of another kind is answered as missing. */
    public Answer<Outcome> label(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            Label label) {
        return changeDocument(by, vault, id, from, document -> document.sorted(label.paperKind())
                .called(label.title()).goodUntil(label.endsOn()), label.reminders());
    }

    private Answer<Outcome> changeDocument(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            UnaryOperator<Document> becoming, Optional<Reminders> reminders) {
        return change(by, vault, id, new Change(Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.content() instanceof Document, from,
                item -> item.content() instanceof Document document
                        ? item.holding(becoming.apply(document))
                        : item,
                reminders));
    }

    /**
     * What is asked for, what the journal will say, of which items and from which versions, what becomes of them, and of which
     * reminders if these are said too.
     */
    private record Change(Action action, Act act, Predicate<Item> wanted, Predicate<Version> from,
            UnaryOperator<Item> becoming, Optional<Reminders> reminders) {
        Change(Action action, Act act, Predicate<Item> wanted, Predicate<Version> from,
                UnaryOperator<Item> becoming) {
            this(action, act, wanted, from, becoming, Optional.empty());
        }
    }

    private Answer<Outcome> change(Viewpoint by, VaultId vault, ItemId id, Change change) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(change.action(), key -> items.find(key).filter(ChangeItem::isReadable)
                    .filter(change.wanted()).map(was -> changed(door, key, room.orElseThrow(), was, change)));
        });
    }

    private Outcome changed(Door door, Granted key, Vault room, Item was, Change change) {
        var fromThis = change.from().test(was.version());
        var is = change.becoming().apply(was);
        if (change.action() == Action.MAKE_PRIVATE) {
            heldBack.staysPrivate(room, was);
        }
        if (is.equals(was)) { return reminded(door, key, was, change); }
        if (!fromThis) { return new Outcome.ChangedMeanwhile(was); }
        if (change.action() == Action.SHARE && liesHidden(door, was)) {
            return new Outcome.NotTaken(NotAccepted.IN_A_PRIVATE_FOLDER);
        }
        if (change.action() == Action.SHARE) {
            var held = heldBack.why(room, was);
            if (held.isPresent()) { return new Outcome.NotTaken(held.get()); }
        }
        if (tooManyReminders(door, key, is, change)) {
            return new Outcome.NotTaken(NotAccepted.TOO_MANY_REMINDERS);
        }
        if (change.action() != Action.MAKE_PRIVATE) {
            var more = is.content().size() - was.content().size();
            var why = NotAccepted.change(room, more, key.at());
            if (why.isPresent()) { return new Outcome.NotTaken(why.get()); }
            vaults.save(room.withChanged(more, key.at()));
        }
        items.save(key, was, is);
        recorder.onItem(door.look(), change.act(), is, key.at());
        if (mayBeRemindedOf(was) && !is.content().equals(was.content())) {
            reminding.follow(is, key.at());
        }
        program(door, key, is, change);
        return new Outcome.Changed(is);
    }

    /** VLT-10: what lies in a private folder is private. */
    private boolean liesHidden(Door door, Item item) {
        return item.folder().isPresent()
                && FolderTree.of(folders.of(door.key(Action.SEE_VAULT), item.vault())).hides(item.folder());
    }

    private static boolean mayBeRemindedOf(Item item) {
        return Occasion.of(item.content(), ZoneOffset.UTC).isPresent();
    }

    /** REM-1: the same item, with other reminders. */
    private Outcome reminded(Door door, Granted key, Item item, Change change) {
        if (tooManyReminders(door, key, item, change)) {
            return new Outcome.NotTaken(NotAccepted.TOO_MANY_REMINDERS);
        }
        program(door, key, item, change);
        return new Outcome.Changed(item);
    }

    private boolean tooManyReminders(Door door, Granted key, Item item, Change change) {
        return change.reminders().isPresent() && mayBeRemindedOf(item) && !reminding.mayProgram(door.look(),
                reminding.more(item.vault(), item.id(), change.reminders().get().leads()), key.at());
    }

    private void program(Door door, Granted key, Item item, Change change) {
        change.reminders().ifPresent(wanted -> Occasion.of(item.content(), wanted.zone())
                .ifPresent(occasion -> reminding.program(door.look(), item, occasion, wanted.leads(),
                        key.at())));
    }

    /** I6: what cannot be read can be deleted, and nothing else. */
    static boolean isReadable(Item item) {
        return !(item.content() instanceof ItemContent.Unreadable);
    }

    /**
     * VLT-8: into the bin, only by its owner, and never too much; what rests damaged goes for good, and its bytes right after (I6).
     * What is in the bin already is answered as missing. Answers what became of it.
     */
    public Answer<Outcome> delete(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.DELETE,
                    key -> items.find(key).filter(item -> item.binned().isEmpty()).map(
                            item -> from.test(item.version()) ? deleted(door, key, room.orElseThrow(), item)
                                    : new Outcome.ChangedMeanwhile(item)));
        });
    }

    /** REM-3, REM-6: reminders stay with it; none leaves of what is in the bin. */
    private Outcome deleted(Door door, Granted key, Vault room, Item was) {
        if (isReadable(was)) {
            var is = was.thrownAway(key.at());
            items.save(key, was, is);
            recorder.onItem(door.look(), Act.ITEM_DELETED, is, key.at());
            return new Outcome.Changed(is);
        }
        items.remove(key, was);
        var unused = erasing.follow(room, was.id(), Items.Gone.of(was), key.at());
        recorder.onItem(door.look(), Act.ITEM_DELETED, was, key.at());
        return new Outcome.Changed(was);
    }
}
