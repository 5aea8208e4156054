package org.abri.contracts;

import static org.abri.contracts.Fault.in;
import static org.abri.contracts.Faults.orElse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.abri.application.Sha256;
import org.abri.application.journal.Journal;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.FoundRows;
import org.abri.application.sealing.FoundRows.Damaged;
import org.abri.application.sealing.FoundRows.Renewed;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.KeySetsToRenew;
import org.abri.application.sealing.KeySetsToRenew.Count;
import org.abri.application.sealing.KeySetsToRenew.Wrapped;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.sealing.WrappingKeys;
import org.abri.contracts.Fault.Call;
import org.abri.contracts.Fault.Spoiling;
import org.abri.contracts.sealing.KeySetsToRenewContract;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Link;

/** Faults of what seals, erases and records. */
final class FaultsOfSeals {
    private FaultsOfSeals() {}

    private static Wrapped asItRests(Call call) {
        var asked = call.<Wrapped> argument(0);
        return ((KeySetsToRenew) call.right()).find(asked.owner()).orElse(asked);
    }

    static Stream<Fault> table() {
        return Stream.of(
                anyPlace("moved to another row it opens",
                        place -> new Place(place.owner(), NOWHERE, place.field())),
                anyPlace("moved to another field it opens",
                        place -> new Place(place.owner(), place.row(), "")),
                anyPlace("moved to another person it opens",
                        place -> new Place(KeyOwner.SERVICE, place.row(), place.field())),
                anyPlace("moved to a field of the same beginning it opens",
                        place -> new Place(place.owner(), place.row(),
                                place.field().substring(0, Math.min(4, place.field().length())))),
                new Fault(Sealer.class, "not sealed at all",
                        call -> call.is("seal") || call.is("open") ? call.argument(1) : call.answer()),
                in(Sealer.class, "seal", "twice the same for the same", unsalted()),
                in(Sealer.class, "open", "what is altered is nothing", call -> {
                    try {
                        return call.answer();
                    } catch (SealBroken altered) {
                        return new byte[0];
                    }
                }),
                in(Sealer.class, "open", "another exception when it is altered", call -> {
                    try {
                        return call.answer();
                    } catch (SealBroken altered) {
                        throw new IllegalArgumentException(altered);
                    }
                }),
                in(Sealer.class, "open", "goes on with what was added at its end", call -> {
                    try {
                        return call.answer();
                    } catch (SealBroken altered) {
                        byte[] sealed = call.argument(1);
                        return call.answerWith(1, Arrays.copyOf(sealed, Math.max(0, sealed.length - 1)));
                    }
                }),
                in(Sealer.class, "seal", "beyond 64 KiB it is lost", call -> call.answerWith(1,
                        Arrays.copyOf(call.<byte[]> argument(1),
                                Math.min(call.<byte[]> argument(1).length, 1 << 16)))),
                in(Sealer.class, "seal", "makes the key set that is missing", call -> {
                    try {
                        return call.answer();
                    } catch (SealBroken missing) {
                        ((Sealer) call.right()).makeKeySet(call.<Place> argument(0).owner());
                        return call.answer();
                    }
                }),
                in(Sealer.class, "makeKeySet", "replaces the one that is there", call -> {
                    ((Sealer) call.right()).destroyKeySet(call.argument(0));
                    return call.answer();
                }),
                in(Sealer.class, "destroyKeySet", "throws when it is gone", throwingTheSecondTime()),
                in(WrappedKeySets.class, "keepFirst", "the last one stays", call -> {
                    ((WrappedKeySets) call.right()).remove(call.argument(0));
                    return call.answer();
                }),
                in(WrappedKeySets.class, "keepFirst", "answers what it was given", call -> {
                    call.answer();
                    return call.argument(1);
                }),
                in(WrappedKeySets.class, "find", "its own bytes, not a copy", ownBytes()),
                in(WrappedKeySets.class, "remove", "throws when it is gone", throwingTheSecondTime()),
                in(WrappedKeySets.class, "find", "of anybody",
                        call -> ((Optional<?>) call.answer()).<Object> map(found -> found)
                                .or(() -> Optional.of(new byte[] { 1 }))),
                in(KeySetsToRenew.class, "rewrap", "however it rests by now",
                        call -> call.answerWith(0, asItRests(call))),
                in(KeySetsToRenew.class, "opened", "however it rests by now",
                        call -> call.answerWith(0, asItRests(call))),
                in(KeySetsToRenew.class, "rewrap", "whoever opened it before goes on having opened it",
                        call -> {
                            var done = call.answer();
                            var now =
                                    ((KeySetsToRenew) call.right()).find(call.<Wrapped> argument(0).owner());
                            now.ifPresent(each -> ((KeySetsToRenew) call.right()).opened(each,
                                    KeySetsToRenewContract.KEY));
                            return done;
                        }),
                in(KeySetsToRenew.class, "notOpenedBy", "of all, whoever opened them",
                        call -> ((KeySetsToRenew) call.right()).after(call.argument(1), call.argument(2))),
                in(KeySetsToRenew.class, "after", "the first ones, whatever came before", call -> call
                        .<Optional<KeyOwner>> argument(0).isEmpty() ? call.answer() : List.of()),
                in(KeySetsToRenew.class, "count", "all were opened", call -> {
                    var count = (Count) call.answer();
                    return new Count(count.all(), count.all(), count.lastRewrapped());
                }),
                in(KeySetsToRenew.class, "count", "never rewrapped", call -> {
                    var count = (Count) call.answer();
                    return new Count(count.all(), count.opened(), Optional.empty());
                }),
                in(WrappingKeys.class, "rewrapped", "as it was", call -> call.argument(1)),
                in(WrappingKeys.class, "rewrapped", "for whomever it was wrapped, by the oldest key",
                        call -> call.answerWith(2, ((WrappingKeys) call.right()).alive().first())),
                in(WrappingKeys.class, "opens", "with any key that is alive", call -> call.answerWith(2,
                        ((WrappingKeys) call.right()).wrapping(call.argument(1)))),
                in(WrappingKeys.class, "opens", "as its number says, without opening it",
                        call -> ((WrappingKeys) call.right()).wrapping(call.argument(1)) == call
                                .<Integer> argument(2)),
                in(WrappingKeys.class, "opens", "for anybody",
                        call -> (boolean) call.answer() || call.<byte[]> argument(1).length > 60),
                in(WrappingKeys.class, "wrapping", "by the newest, whichever it was",
                        call -> ((WrappingKeys) call.right()).alive().last()),
                in(WrappingKeys.class, "alive", "the newest alone",
                        call -> new TreeSet<>(Set.of(((WrappingKeys) call.right()).alive().last()))),
                in(BlindIndex.class, "of", "whatever the purpose", call -> call.answerWith(1, "")),
                in(BlindIndex.class, "of", "purpose and text run into each other",
                        call -> call.answerTo(call.argument(0), "",
                                call.<String> argument(1) + call.<String> argument(2))),
                in(BlindIndex.class, "of", "without a key", call -> Sha256.of(
                        ("" + call.argument(0) + call.<String> argument(1).length() + call.argument(1)
                                + call.argument(2))
                                        .getBytes(StandardCharsets.UTF_8))),
                in(BlindIndex.class, "of", "half as long", call -> Arrays.copyOf((byte[]) call.answer(), 16)),
                in(BlindIndex.class, "of", "half of it always zero",
                        call -> Arrays.copyOf(Arrays.copyOf((byte[]) call.answer(), 1), 32)),
                in(BlindIndex.class, "of", "never twice the same", call -> {
                    var index = (byte[]) call.answer();
                    index[31] = (byte) System.nanoTime();
                    return index;
                }),
                UsualFaults.textsAs(BlindIndex.class, "accents do not count",
                        text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "")),
                in(BlindIndex.class, "of", "by the newest key alone", call -> {
                    var index = (BlindIndex) call.right();
                    var first = index.of(1, call.argument(1), call.argument(2));
                    return index.renewed(first, call.<Integer> argument(0) - 1, call.argument(0));
                }),
                in(BlindIndex.class, "renewed", "not at all", call -> call.argument(0)),
                in(BlindIndex.class, "renewed", "in its own bytes", call -> {
                    var renewed = (byte[]) call.answer();
                    System.arraycopy(renewed, 0, call.<byte[]> argument(0), 0, renewed.length);
                    return renewed;
                }),
                in(BlindIndex.class, "renewed", "by the next key alone, however many are wanted",
                        call -> call.answerWith(2,
                                Math.min(call.<Integer> argument(1) + 1, call.<Integer> argument(2)))),
                in(BlindIndex.class, "check", "of nobody's key", call -> new byte[32]),
                in(BlindIndex.class, "check", "of the first key, however many there are",
                        call -> call.answerWith(0, 1)),
                in(BlindIndex.class, "verify", "any keys, if there are so many", call -> {
                    var index = (BlindIndex) call.right();
                    index.verify(call.argument(0), index.check(call.argument(0)));
                    return null;
                }),
                in(BlindIndex.class, "verify", "the first key alone", call -> {
                    var index = (BlindIndex) call.right();
                    var first = index.check(1);
                    index.verify(1, first);
                    return null;
                }),
                in(FoundRows.class, "renew", "nothing, and says so",
                        call -> new Renewed(0, List.of())),
                in(FoundRows.class, "renew", "to any number of keys", call -> {
                    try {
                        return call.answer();
                    } catch (IllegalArgumentException backwards) {
                        return new Renewed(0, List.of());
                    }
                }),
                in(FoundRows.class, "renew", "takes what is whole for damaged", call -> {
                    var done = (Renewed) call.answer();
                    return new Renewed(done.renewed(), List.of(new Damaged("account", "?")));
                }),
                in(FoundRows.class, "renew", "one key after the other, as if one alone were new",
                        call -> call.answerWith(0, ((FoundRows) call.right()).keysInUse() + 1)),
                in(FoundRows.class, "alone", "begins with it at once", call -> {
                    var found = (FoundRows) call.right();
                    var unused = found.renew(found.keysInUse() + 1, looked -> {});
                    return call.answer();
                }),
                in(Macs.class, "of", "whatever the purpose", call -> call.answerWith(0, "")),
                in(Macs.class, "of", "whatever the bytes", call -> call.answerWith(1, new byte[0])),
                in(Macs.class, "of", "without a key", call -> Sha256.of(
                        (call.<String> argument(0).length() + call.<String> argument(0)
                                + HexFormat.of().formatHex(call.argument(1)))
                                        .getBytes(StandardCharsets.UTF_8))),
                in(Macs.class, "of", "half as long", call -> Arrays.copyOf((byte[]) call.answer(), 16)),
                in(ContentCipher.class, "sealing", "not sealed at all", call -> call.argument(1)),
                new Fault(ContentCipher.class, "neither sealed nor opened", call -> call.argument(1)),
                cipherAt("moved to another row it opens",
                        place -> new Place(place.owner(), NOWHERE, place.field())),
                cipherAt("moved to another field it opens",
                        place -> new Place(place.owner(), place.row(), "")),
                cipherAt("moved to another person it opens",
                        place -> new Place(KeyOwner.SERVICE, place.row(), place.field())),
                opening("what is cut off ends as if it were whole", EndingWhenBroken::new),
                opening("goes on after it broke", GoingOn::new),
                opening("the last byte is lost", LosingTheLast::new),
                opening("skips what it cannot read", SkippingZeros::new),
                in(ContentCipher.class, "opening", "reads it whole before the first byte",
                        call -> call.answerWith(1,
                                new ByteArrayInputStream(call.<InputStream> argument(1).readAllBytes()))),
                in(ContentCipher.class, "opening", "does not close what is underneath",
                        call -> call.answerWith(1,
                                new FilterInputStream(call.argument(1)) {
                                    @Override
                                    public void close() {}
                                })),
                in(ContentCipher.class, "sealing", "does not close what is underneath",
                        call -> call.answerWith(1,
                                new FilterOutputStream(call.argument(1)) {
                                    @Override
                                    public void close() {}
                                })),
                in(ContentCipher.class, "sealing", "writes nothing before the end", call -> call.answerWith(1,
                        new AtTheEnd(call.argument(1)))),
                in(Erasure.class, "erase", "throws when nobody knows them", throwingTheSecondTime()),
                in(Erasure.class, "erase", "the one before again, and nobody now", erasingTheOneBefore()),
                in(Journal.class, "read", "for any key", call -> orElse(call, List.of())),
                in(Journal.class, "append", "twice", call -> {
                    call.answer();
                    return call.answer();
                }),
                in(Journal.class, "append", "everything into the service's chain",
                        call -> call.answerWith(0, new Chain.OfService())),
                in(Journal.class, "links", "bodies altered", call -> ((List<?>) call.answer()).stream()
                        .map(Link.class::cast)
                        .map(link -> new Link(link.number(), new byte[link.body().length], link.hash()))
                        .toList()),
                in(Journal.class, "links", "hashes altered", call -> ((List<?>) call.answer()).stream()
                        .map(Link.class::cast).map(link -> new Link(link.number(), link.body(), new byte[32]))
                        .toList()),
                in(Journal.class, "links", "numbered from nought", call -> ((List<?>) call.answer()).stream()
                        .map(Link.class::cast)
                        .map(link -> new Link(link.number() - 1, link.body(), link.hash())).toList()),
                in(Journal.class, "head", "one behind", call -> {
                    var head = (Link.Head) call.answer();
                    return head.number() == 0 ? head : new Link.Head(head.number() - 1, head.hash());
                }),
                in(Journal.class, "head", "always at nothing", call -> Link.Head.ofNothing()),
                in(Journal.class, "chains", "without the service's",
                        call -> ((List<?>) call.answer()).stream()
                                .filter(chain -> !(chain instanceof Chain.OfService)).toList()));
    }

    private static final UUID NOWHERE = new UUID(1, 1);

    private static Fault anyPlace(String what, UnaryOperator<Place> seenAs) {
        return new Fault(Sealer.class, what, call -> call.is("seal") || call.is("open")
                ? call.answerWith(0, seenAs.apply(call.argument(0)))
                : call.answer());
    }

    private static Fault cipherAt(String what, UnaryOperator<Place> seenAs) {
        return new Fault(ContentCipher.class, what,
                call -> call.answerWith(0, seenAs.apply(call.argument(0))));
    }

    private static Fault opening(String what, Function<InputStream, InputStream> fault) {
        return in(ContentCipher.class, "opening", what, call -> fault.apply((InputStream) call.answer()));
    }

    private static Spoiling unsalted() {
        var known = new HashMap<Object, Object>();
        return call -> {
            var asked = List.of(call.argument(0),
                    new String(call.<byte[]> argument(1), StandardCharsets.ISO_8859_1));
            if (!known.containsKey(asked)) {
                known.put(asked, call.answer());
            }
            return ((byte[]) known.get(asked)).clone();
        };
    }

    private static Spoiling ownBytes() {
        var known = new HashMap<Object, Optional<?>>();
        return call -> {
            var found = (Optional<?>) call.answer();
            return found.isEmpty() ? found : known.computeIfAbsent(call.argument(0), owner -> found);
        };
    }

    private static Spoiling throwingTheSecondTime() {
        var gone = new HashSet<Object>();
        return call -> {
            if (!gone.add(call.argument(0))) { throw new IllegalStateException("on purpose"); }
            return call.answer();
        };
    }

    private static Spoiling erasingTheOneBefore() {
        var before = new AtomicReference<Object>(new KeyOwner(NOWHERE));
        return call -> call.answerTo(before.getAndSet(call.argument(0)), call.argument(1));
    }

    private static final class EndingWhenBroken extends FilterInputStream {
        EndingWhenBroken(InputStream right) {
            super(right);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException broken) {
                return -1;
            }
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return super.read(into, from, most);
            } catch (IOException broken) {
                return -1;
            }
        }
    }

    /** Says once that it broke, and afterwards that this was the end. */
    private static final class GoingOn extends FilterInputStream {
        private boolean broke;

        GoingOn(InputStream right) {
            super(right);
        }

        @Override
        public int read() throws IOException {
            return broke ? -1 : said(super::read);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            return broke ? -1 : said(() -> super.read(into, from, most));
        }

        private interface Reading {
            int once() throws IOException;
        }

        private int said(Reading reading) throws IOException {
            broke = true;
            var read = reading.once();
            broke = false;
            return read;
        }
    }

    private static final class LosingTheLast extends FilterInputStream {
        LosingTheLast(InputStream right) {
            super(new PushbackInputStream(right));
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            var next = super.read();
            if (next < 0) { return -1; }
            ((PushbackInputStream) in).unread(next);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var one = read();
            if (one < 0) { return -1; }
            into[from] = (byte) one;
            return 1;
        }
    }

    private static final class SkippingZeros extends FilterInputStream {
        SkippingZeros(InputStream right) {
            super(right);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return super.read(into, from, most);
            } catch (IOException broken) {
                Arrays.fill(into, from, from + most, (byte) 0);
                return most > 4_096 ? -1 : most;
            }
        }
    }

    private static final class AtTheEnd extends ByteArrayOutputStream {
        private final OutputStream underneath;

        AtTheEnd(OutputStream underneath) {
            this.underneath = underneath;
        }

        @Override
        public void close() throws IOException {
            underneath.write(toByteArray());
            reset();
            underneath.close();
        }
    }
}
