package org.abri.domain.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;

/**
 * Something that happened. {@code subject} says in people's words what it happened to: the title of an item, the name of
 * a relay or of a person; empty when there is nothing to say.
 */
public record Event(Instant at, Actor actor, Act act, Optional<ItemId> item, String subject) {

    /** Times are kept to the millisecond. */
    public Event {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Event of(Instant at, Actor actor, Act act) {
        return new Event(at, actor, act, Optional.empty(), "");
    }

    public static Event about(Instant at, Actor actor, Act act, String subject) {
        return new Event(at, actor, act, Optional.empty(), subject);
    }

    public static Event onItem(Instant at, Actor actor, Act act, ItemId item, String title) {
        return new Event(at, actor, act, Optional.of(item), title);
    }

    /** As bytes, the same for the same event on every machine; {@link #decoded} is the way back. */
    public byte[] encoded() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeLong(at.toEpochMilli());
            out.writeUTF(act.name());
            switch (actor) {
                case Actor.Owner() -> out.writeByte('o');
                case Actor.Service() -> out.writeByte('s');
                case Actor.Worker(var account, var name) -> {
                    out.writeByte('w');
                    write(out, account.value());
                    out.writeUTF(name);
                }
                case Actor.Staff staff -> {
                    out.writeByte('r');
                    write(out, staff.account().value());
                    write(out, staff.relay().value());
                    out.writeUTF(staff.name());
                    out.writeUTF(staff.relayName());
                }
            }
            out.writeBoolean(item.isPresent());
            if (item.isPresent()) {
                write(out, item.get().value());
            }
            out.writeUTF(subject);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return bytes.toByteArray();
    }

    /** Throws {@link IllegalArgumentException} for bytes that are no event. */
    public static Event decoded(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != 1) { throw new IllegalArgumentException("unknown version of an event"); }
            var at = Instant.ofEpochMilli(in.readLong());
            var act = Act.valueOf(in.readUTF());
            Actor actor = switch (in.readByte()) {
                case 'o' -> new Actor.Owner();
                case 's' -> new Actor.Service();
                case 'w' -> new Actor.Worker(new AccountId(readId(in)), in.readUTF());
                case 'r' -> new Actor.Staff(new AccountId(readId(in)), new RelayId(readId(in)), in.readUTF(),
                        in.readUTF());
                default -> throw new IllegalArgumentException("unknown kind of actor");
            };
            var item = in.readBoolean() ? Optional.of(new ItemId(readId(in))) : Optional.<ItemId> empty();
            return new Event(at, actor, act, item, in.readUTF());
        } catch (IOException torn) {
            throw new IllegalArgumentException("torn event", torn);
        }
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
