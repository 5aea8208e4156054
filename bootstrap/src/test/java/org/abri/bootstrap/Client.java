package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.abri.application.Sha256;
import org.abri.bootstrap.Ledger.Kind;
import org.abri.bootstrap.Ledger.Place;
import org.abri.bootstrap.Ledger.Thing;

/**
 * A program that does one thing after another in one vault, at random, as its owner and as staff, and writes down what was
 * acknowledged. What got no answer it asks again, the same with the same key, until it is answered (I4).
 */
final class Client {
    private static final int LARGEST = 64 << 10;
    /** Of several segments. */
    private static final int LARGEST_OF_ALL = 3 << 20;
    private static final int MOST_KEPT = 60;
    private static final int MOST_BINNED = 20;
    private static final int PATIENCE = 200;
    /** Two reminders each, of those that one may program within a day. */
    private static final int MOST_APPOINTMENTS = 50;

    /** What there is to do; where there is nothing to do it to, a note is added instead. */
    enum Doing {
        UPLOAD, UPLOAD_BY_STAFF, NOTE, APPOINTMENT, SHARE, REWRITE, THROW_AWAY, PUT_BACK, ERASE
    }

    /** As often as they stand here. */
    private static final List<Doing> MIXED = List.of(Doing.UPLOAD, Doing.UPLOAD, Doing.UPLOAD,
            Doing.UPLOAD_BY_STAFF, Doing.UPLOAD_BY_STAFF, Doing.NOTE, Doing.NOTE, Doing.NOTE,
            Doing.APPOINTMENT, Doing.SHARE, Doing.SHARE, Doing.REWRITE, Doing.THROW_AWAY,
            Doing.THROW_AWAY, Doing.PUT_BACK, Doing.ERASE);

    /** Something to ask, alike each time; {@code again} is what it may answer besides when it was done before. */
    private record Asked(String act, Supplier<Api.Answer> sending, int done, Set<Integer> again,
            Function<Api.Answer, Thing> becomes) {}

    private final String name;
    private final Api person;
    private final Api professional;
    private final String shared;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private Optional<Asked> open = Optional.empty();
    private boolean tried;
    private int named;
    private int appointments;
    private int askedAgain;
    private Optional<Api.Answer> refusal = Optional.empty();
    private volatile int answered;

    /** {@code shared} is where staff see the vault. */
    Client(String name, Api person, Api professional, String shared, Random random) {
        this.name = name;
        this.person = person;
        this.professional = professional;
        this.shared = shared;
        this.random = random;
    }

    Ledger ledger() {
        return ledger;
    }

    Api person() {
        return person;
    }

    Api professional() {
        return professional;
    }

    String shared() {
        return shared;
    }

    /** How much was acknowledged. */
    int answered() {
        return answered;
    }

    /** What it was told last in the place of an answer, where anybody told it. */
    Optional<Api.Answer> refusal() {
        return refusal;
    }

    /** How much was asked again because nobody answered. */
    int askedAgain() {
        return askedAgain;
    }

    /** Until it is over, or nobody answers any more. */
    void run(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            if (!does(another())) { return; }
            pause(random.nextInt(20));
        }
    }

    /** Whether it was answered; if not, {@link #settle} asks again. */
    boolean does(Doing what) {
        open = Optional.of(asked(what));
        tried = false;
        return asks();
    }

    /** Asks again what got no answer, until it does. */
    void settle() {
        for (var tries = 0; open.isPresent(); tries++) {
            assertThat(tries).as(name + ": nobody answers " + open.get().act()).isLessThan(PATIENCE);
            if (!asksAgain()) {
                pause(50);
            }
        }
    }

    /** Asks again, once, what got no answer; answers whether it does now, or nothing was left to ask. */
    boolean asksAgain() {
        if (open.isEmpty()) { return true; }
        askedAgain++;
        return asks();
    }

    /** Whether it was answered. */
    private boolean asks() {
        var asked = open.orElseThrow();
        try {
            var before = tried;
            tried = true;
            var answer = asked.sending().get();
            if (answer.status() == 429 || answer.status() >= 500) {
                refusal = Optional.of(answer);
                return false;
            }
            assertThat(answer.status())
                    .as(() -> name + " " + asked.act() + (before ? " again: " : ": ") + answer.text())
                    .matches(status -> status == asked.done() || (before && asked.again().contains(status)));
            ledger.write(asked.act(), asked.becomes().apply(answer));
            open = Optional.empty();
            answered = ledger.size();
            return true;
        } catch (UncheckedIOException nobodyThere) {
            return false;
        }
    }

    private Doing another() {
        if (ledger.at(Place.VAULT).size() > MOST_KEPT) { return Doing.THROW_AWAY; }
        if (ledger.at(Place.BIN).size() > MOST_BINNED) { return Doing.ERASE; }
        return MIXED.get(random.nextInt(MIXED.size()));
    }

    private Asked asked(Doing what) {
        return switch (what) {
            case UPLOAD -> upload(person, "/vault/documents",
                    Map.of("visibility", random.nextBoolean() ? "SHARED" : "PRIVATE"));
            case UPLOAD_BY_STAFF -> upload(professional, shared + "/documents", Map.of("lawful", "true"));
            case NOTE -> note();
            case APPOINTMENT -> appointment();
            case SHARE -> share();
            case REWRITE -> rewrite();
            case THROW_AWAY -> throwAway();
            case PUT_BACK -> putBack();
            case ERASE -> erase();
        };
    }

    private String title() {
        return name + " " + named++;
    }

    private Asked upload(Api by, String path, Map<String, String> fields) {
        var bytes = bytes();
        var file = title() + ".pdf";
        var key = new UUID(random.nextLong(), random.nextLong());
        var byStaff = !"PRIVATE".equals(fields.get("visibility"));
        return new Asked("ITEM_ADDED",
                () -> by.upload(path, fields, file, () -> new ByteArrayInputStream(bytes), key), 201,
                Set.of(),
                answer -> new Thing(answer.string("id"), Kind.DOCUMENT, file.replace(".pdf", ""),
                        HexFormat.of().formatHex(Sha256.of(bytes)),
                        byStaff, Place.VAULT, Instant.now()));
    }

    private byte[] bytes() {
        var size = World.PDF.length + random.nextInt(random.nextInt(12) == 0 ? LARGEST_OF_ALL : LARGEST);
        var bytes = new byte[size];
        random.nextBytes(bytes);
        System.arraycopy(World.PDF, 0, bytes, 0, World.PDF.length);
        return bytes;
    }

    private Asked note() {
        var visibility = random.nextBoolean() ? "SHARED" : "PRIVATE";
        var text = "Un texte " + random.nextInt();
        return add("/vault/notes", Kind.NOTE, text, visibility, Map.of("text", text));
    }

    /** REM-1: with two reminders, until this person has programmed nearly as many as may be within a day (OPS-4). */
    private Asked appointment() {
        if (appointments == MOST_APPOINTMENTS) { return note(); }
        appointments++;
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
        return add("/vault/appointments", Kind.APPOINTMENT, "", "PRIVATE", Map.of("day", day, "hour", "10:30",
                "eveningBefore", true, "twoHoursBefore", true));
    }

    private Asked add(String path, Kind kind, String says, String visibility, Map<String, Object> fields) {
        var title = title();
        var key = new UUID(random.nextLong(), random.nextLong());
        var all = new HashMap<>(fields);
        all.put("title", title);
        all.put("visibility", visibility);
        return new Asked("ITEM_ADDED", () -> person.post(path, all, key), 201, Set.of(),
                answer -> new Thing(answer.string("id"), kind, title, says, visibility.equals("SHARED"),
                        Place.VAULT, Instant.now()));
    }

    private Asked share() {
        return one(Place.VAULT, thing -> true).map(thing -> new Asked(
                thing.shared() ? "ITEM_MADE_PRIVATE" : "ITEM_SHARED",
                () -> person.patch("/vault/items/" + thing.id(),
                        Map.of("visibility", thing.shared() ? "PRIVATE" : "SHARED")),
                204, Set.of(), answer -> thing.seen(!thing.shared()))).orElseGet(this::note);
    }

    private Asked rewrite() {
        var text = "Un autre texte " + random.nextInt();
        return one(Place.VAULT, thing -> thing.kind() == Kind.NOTE).map(thing -> new Asked("ITEM_CHANGED",
                () -> person.put("/vault/items/" + thing.id() + "/note",
                        Map.of("title", thing.title(), "text", text)),
                204, Set.of(), answer -> thing.saying(text))).orElseGet(this::note);
    }

    private Asked throwAway() {
        return one(Place.VAULT, thing -> true).map(thing -> new Asked("ITEM_DELETED",
                () -> person.delete("/vault/items/" + thing.id()), 204, Set.of(404),
                answer -> thing.at(Place.BIN))).orElseGet(this::note);
    }

    private Asked putBack() {
        return one(Place.BIN, Thing::undoable).map(thing -> new Asked("ITEM_PUT_BACK",
                () -> person.post("/vault/bin/" + thing.id() + "/back", Map.of()), 204, Set.of(),
                answer -> thing.at(Place.VAULT))).orElseGet(this::note);
    }

    private Asked erase() {
        return one(Place.BIN, thing -> true).map(thing -> new Asked("ITEM_ERASED_FROM_BIN",
                () -> person.delete("/vault/bin/" + thing.id()), 204, Set.of(404),
                answer -> thing.at(Place.GONE))).orElseGet(this::note);
    }

    private Optional<Thing> one(Place place, Predicate<Thing> such) {
        List<Thing> some = ledger.at(place).stream().filter(such).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
