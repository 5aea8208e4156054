package org.abri.contracts;

import static org.abri.contracts.Fault.in;

import java.util.Map;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.abri.application.RandomBytes;
import org.abri.application.later.Jobs;
import org.abri.application.limits.Limits;
import org.abri.application.maintenance.Maintenances;
import org.abri.application.session.Sessions;
import org.abri.application.terms.TermsOfService;
import org.abri.application.vault.ContentInspector;
import org.abri.application.watch.Conditions;
import org.abri.application.watch.Findings;
import org.abri.contracts.Fault.Spoiling;
import org.abri.domain.account.Standing;
import org.abri.domain.limits.Sendings;
import org.abri.domain.limits.Tries;
import org.abri.domain.maintenance.Maintenance;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.vault.DocumentType;

/** Faults of everything else. */
final class FaultsOfTheRest {
    private FaultsOfTheRest() {}

    static Stream<Fault> table() {
        return Stream.of(
                in(RandomBytes.class, "next", "always the same",
                        call -> new byte[call.<Integer> argument(0)]),
                in(RandomBytes.class, "next", "always the same that looks random", remembered()),
                in(RandomBytes.class, "next", "at most 16", call -> Arrays.copyOf((byte[]) call.answer(),
                        Math.min(16, call.<Integer> argument(0)))),
                in(RandomBytes.class, "next", "seven bits", masked(0x7F)),
                in(RandomBytes.class, "next", "the first four alone", call -> Arrays.copyOf(
                        Arrays.copyOf((byte[]) call.answer(), Math.min(1, call.<Integer> argument(0))),
                        call.<Integer> argument(0))),
                in(RandomBytes.class, "next", "counting", counting()),
                in(Jobs.class, "runOnce", "twice", call -> {
                    call.answer();
                    return call.answerWith(2, call.<Instant> argument(2).plusMillis(1));
                }),
                in(Jobs.class, "runOnce", "at once", call -> call.answerWith(2, Instant.EPOCH)),
                in(Jobs.class, "runOnce", "one at a time", onlyTheFirst()),
                in(Jobs.class, "runOnce", "never again", neverAgain()),
                in(Jobs.class, "runOnce", "of another subject",
                        call -> call.answerWith(1, UUID.randomUUID())),
                in(Maintenances.class, "keep", "the announcement is forgotten", call -> call.answerWith(0,
                        new Maintenance(Optional.empty(), call.<Maintenance> argument(0).closed()))),
                in(Maintenances.class, "keep", "always open", call -> call.answerWith(0,
                        new Maintenance(call.<Maintenance> argument(0).announced(), false))),
                in(Maintenances.class, "find", "always closed",
                        call -> ((Maintenance) call.answer()).begun()),
                in(Maintenances.class, "find", "never anything", call -> Maintenance.NONE),
                in(Findings.class, "among", "of everybody", ofEverybody()),
                in(Findings.class, "remove", "throws when it is gone", throwingTheSecondTime()),
                in(Conditions.class, "done", "every second one is lost", onlyTheFirst()),
                in(Limits.class, "lockTries", "one failure forgotten", call -> {
                    var known = (Tries) call.answer();
                    return known.failures() == 0 ? known : new Tries(known.failures() - 1, known.lastAt());
                }),
                in(Limits.class, "lockSendings", "the last one alone", call -> {
                    var known = ((Sendings) call.answer()).lately();
                    return new Sendings(known.isEmpty() ? known : List.of(known.getLast()));
                }),
                in(Limits.class, "remove", "throws when it is gone", throwingTheSecondTime()),
                in(Limits.class, "forgetIdleSince", "everything", call -> call.answerWith(0, Instant.MAX)),
                in(Sessions.class, "recognise", "everybody is ready", call -> ((Optional<?>) call.answer())
                        .map(found -> new Sessions.Recognised(((Sessions.Recognised) found).session(),
                                Standing.READY))),
                in(Sessions.class, "touch", "begins it anew", call -> {
                    var sessions = (Sessions) call.right();
                    sessions.recognise(call.argument(0)).map(Sessions.Recognised::session).ifPresent(was -> {
                        sessions.remove(was.tokenHash());
                        sessions.add(Given.session(was.tokenHash(), was.account(), was.kind(),
                                call.argument(1), call.argument(1)));
                    });
                    return null;
                }),
                in(Sessions.class, "lastSignIns", "at another time", atAnotherTime()),
                in(Sessions.class, "lastSignIns", "of everybody", ofEverybody()),
                in(Sessions.class, "remove", "throws when it is over", throwingTheSecondTime()),
                in(Sessions.class, "remove", "all of that person", call -> {
                    var sessions = (Sessions) call.right();
                    sessions.recognise(call.argument(0))
                            .ifPresent(found -> sessions.removeAll(found.session().account()));
                    return null;
                }),
                new Fault(TermsOfService.class, "accept: the last time counts", lastTimeCounts()),
                in(TermsOfService.class, "accept", "always new", call -> {
                    call.answer();
                    return true;
                }),
                in(ContentInspector.class, "typeOf", "what its name says",
                        call -> Stream.of(DocumentType.values())
                                .filter(type -> type.agreesWith(call.argument(1))).findFirst()),
                in(ContentInspector.class, "typeOf", "the name must agree",
                        call -> ((Optional<?>) call.answer())
                                .filter(type -> ((DocumentType) type).agreesWith(call.argument(1)))),
                in(ContentInspector.class, "typeOf", "everything else is text",
                        call -> ((Optional<?>) call.answer()).<Object> map(found -> found)
                                .or(() -> Optional.of(DocumentType.TEXT))),
                in(ContentInspector.class, "typeOf", "text of other scripts is nothing",
                        call -> ((Optional<?>) call.answer())
                                .filter(type -> type != DocumentType.TEXT || isAscii(call.argument(0)))),
                in(ContentInspector.class, "typeOf", "any container is a document", call -> {
                    byte[] head = call.argument(0);
                    return head.length > 1 && head[0] == 'P' && head[1] == 'K'
                            ? Optional.of(DocumentType.DOCX)
                            : call.answer();
                }),
                in(ContentInspector.class, "typeOf", "an exception when there is no byte", call -> {
                    if (call.<byte[]> argument(0).length
                            == 0) { throw new IllegalArgumentException("on purpose"); }
                    return call.answer();
                }),
                in(ContentInspector.class, "typeOf", "the first bytes alone decide",
                        call -> call.answerWith(0,
                                Arrays.copyOf(call.<byte[]> argument(0),
                                        Math.min(4, call.<byte[]> argument(0).length)))),
                in(ContentInspector.class, "typeOf", "only what is small",
                        call -> call.<byte[]> argument(0).length > 100_000
                                ? Optional.empty()
                                : call.answer()));
    }

    private static boolean isAscii(byte[] bytes) {
        for (var one : bytes) {
            if (one < 0) { return false; }
        }
        return true;
    }

    private static Spoiling remembered() {
        var known = new HashMap<Object, Object>();
        return call -> {
            if (!known.containsKey(call.argument(0))) {
                known.put(call.argument(0), call.answer());
            }
            return ((byte[]) known.get(call.argument(0))).clone();
        };
    }

    private static Spoiling masked(int mask) {
        return call -> {
            var bytes = (byte[]) call.answer();
            for (var at = 0; at < bytes.length; at++) {
                bytes[at] &= (byte) mask;
            }
            return bytes;
        };
    }

    private static Spoiling counting() {
        var number = new AtomicLong();
        return call -> {
            var bytes = new byte[call.<Integer> argument(0)];
            for (var at = 0; at < Math.min(8, bytes.length); at++) {
                bytes[at] = (byte) (number.get() >> (8 * at));
            }
            number.incrementAndGet();
            return bytes;
        };
    }

    private static Spoiling onlyTheFirst() {
        var some = new AtomicInteger();
        return call -> some.incrementAndGet() % 2 == 0 ? null : call.answer();
    }

    private static Spoiling neverAgain() {
        var known = new HashSet<Object>();
        return call -> known.add(call.argument(1)) ? call.answer() : null;
    }

    private static Spoiling throwingTheSecondTime() {
        var gone = new HashSet<Object>();
        return call -> {
            if (!gone.add(call.argument(0))) { throw new IllegalStateException("on purpose"); }
            return call.answer();
        };
    }

    /** As an upsert does. */
    private static Spoiling lastTimeCounts() {
        var last = new HashMap<List<Object>, Instant>();
        return call -> {
            if (call.is("accept")) {
                var acceptance = call.<Acceptance> argument(0);
                last.put(List.of(acceptance.account(), acceptance.version()), acceptance.at());
                return call.answer();
            }
            return call.is("acceptances") ? ((List<?>) call.answer()).stream().map(Acceptance.class::cast)
                    .map(was -> new Acceptance(was.account(), was.version(),
                            last.get(List.of(was.account(), was.version()))))
                    .toList() : call.answer();
        };
    }

    private static Spoiling atAnotherTime() {
        return call -> {
            var answer = new HashMap<Object, Object>();
            ((Map<?, ?>) call.answer()).forEach((account, at) -> answer.put(account, Instant.EPOCH));
            return answer;
        };
    }

    /** Whoever was asked about before. */
    private static Spoiling ofEverybody() {
        var all = new HashMap<Object, Object>();
        return call -> {
            all.putAll((Map<?, ?>) call.answer());
            return Map.copyOf(all);
        };
    }
}
