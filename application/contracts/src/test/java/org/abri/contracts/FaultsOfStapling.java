package org.abri.contracts;

import static org.abri.contracts.Fault.in;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.abri.application.vault.Scanner;
import org.abri.application.vault.Scans;
import org.abri.application.vault.Stapler;
import org.abri.application.vault.Stapler.Outcome;
import org.abri.application.vault.Stapler.Picture;
import org.abri.contracts.Fault.Call;
import org.abri.domain.vault.ItemId;

/** Faults of who makes one paper of several pictures, and of who looks through papers. */
final class FaultsOfStapling {
    private static final AtomicInteger TIMES = new AtomicInteger();

    private FaultsOfStapling() {}

    static Stream<Fault> table() {
        return Stream.of(
                in(Stapler.class, "staple", "back to front",
                        call -> call.answerWith(0, pictures(call).reversed())),
                in(Stapler.class, "staple", "without the last one", call -> call.answerWith(0,
                        pictures(call).subList(0, Math.max(1, pictures(call).size() - 1)))),
                in(Stapler.class, "staple", "without the first one", call -> call.answerWith(0,
                        pictures(call).subList(Math.min(1, pictures(call).size() - 1),
                                pictures(call).size()))),
                in(Stapler.class, "staple", "what is no picture is left out", FaultsOfStapling::leftOut),
                in(Stapler.class, "staple", "counts from one",
                        call -> call.answer() instanceof Outcome.NotAPage(var which)
                                ? new Outcome.NotAPage(which + 1)
                                : call.answer()),
                in(Stapler.class, "staple", "what goes along with a picture stays",
                        FaultsOfStapling::withAllOfIt),
                in(Stapler.class, "staple", "another PDF each time",
                        call -> behind(call.answer(), Integer.toString(TIMES.incrementAndGet())
                                .getBytes(StandardCharsets.US_ASCII))),
                in(Stapler.class, "staple", "bytes that stop are no picture", call -> {
                    try {
                        return call.answer();
                    } catch (IOException stopped) {
                        return new Outcome.NotAPage(0);
                    }
                }),
                in(Stapler.class, "staple", "leaves pictures open",
                        call -> call.answerWith(0, pictures(call).stream()
                                .map(one -> new Picture(one.type(), () -> left(one.bytes().open())))
                                .toList())),
                in(Stapler.class, "staple", "opens all of them first", FaultsOfStapling::allFirst),
                in(Scanner.class, "scan", "nothing harms", call -> {
                    var unused = call.answer();
                    return Scanner.Verdict.CLEAN;
                }),
                in(Scanner.class, "scan", "looks at the beginning alone", call -> call.answerWith(0,
                        new ByteArrayInputStream(call.<InputStream> argument(0).readNBytes(1_000)))),
                in(Scanner.class, "scan", "closes what it was given", call -> {
                    var verdict = call.answer();
                    call.<InputStream> argument(0).close();
                    return verdict;
                }),
                in(Scanner.class, "scan", "bytes that stop are harmless", call -> {
                    try {
                        return call.answer();
                    } catch (IOException stopped) {
                        return Scanner.Verdict.CLEAN;
                    }
                }),
                in(Scans.class, "unscanned", "what waits is looked at", call -> ((List<?>) call.answer())
                        .stream().filter(item -> ((Scans) call.right())
                                .find(call.argument(0), (ItemId) item).isEmpty())
                        .toList()));
    }

    private static List<Picture> pictures(Call call) {
        return call.argument(0);
    }

    private static Object leftOut(Call call) throws Throwable {
        var left = new ArrayList<>(pictures(call));
        var outcome = call.answer();
        while (outcome instanceof Outcome.NotAPage(var which) && left.size() > 1) {
            left.remove(which);
            outcome = call.answerWith(0, List.copyOf(left));
        }
        return outcome;
    }

    private static Object withAllOfIt(Call call) throws Throwable {
        var outcome = call.answer();
        if (outcome instanceof Outcome.NotAPage) { return outcome; }
        var all = new ByteArrayOutputStream();
        for (var picture : pictures(call)) {
            try (InputStream bytes = picture.bytes().open()) {
                bytes.transferTo(all);
            }
        }
        return behind(outcome, all.toByteArray());
    }

    private static Object behind(Object outcome, byte[] more) {
        return outcome instanceof Outcome.Stapled(var pdf)
                ? new Outcome.Stapled(new SequenceInputStream(pdf, new ByteArrayInputStream(more)))
                : outcome;
    }

    private static InputStream left(InputStream open) {
        return new FilterInputStream(open) {
            @Override
            public void close() {
                // it stays open
            }
        };
    }

    private static Object allFirst(Call call) throws Throwable {
        for (var picture : pictures(call)) {
            picture.bytes().open().close();
        }
        return call.answer();
    }
}
