package org.abri.contracts;

import static org.abri.contracts.Fault.in;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsOutbox;
import org.abri.application.sms.SmsStates;
import org.abri.application.sms.SmsStops;
import org.abri.application.sms.SmsTexts;
import org.abri.contracts.Fault.Spoiling;
import org.abri.contracts.sms.SmsGatewayContract.Mood;
import org.abri.domain.account.PhoneNumber;

/** Faults of what sends SMS, and of where they wait. */
final class FaultsOfSms {
    private FaultsOfSms() {}

    static Stream<Fault> table() {
        return Stream.of(UsualFaults.ofWords(SmsOutbox.class, "claim"),
                UsualFaults.ofLongWords(SmsOutbox.class, "claim"),
                Stream.of(
                        text("cut at 160 letters", text -> text.substring(0, Math.min(160, text.length()))),
                        text("a plus is a space", text -> text.replace('+', ' ')),
                        text("per cent signs are taken for codes", text -> text.replace("%20", " ")),
                        text("lines are lost", text -> text.replace('\n', ' ')),
                        text("emoji are lost", text -> text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?")),
                        text("what the old alphabet of phones lacks is lost",
                                text -> new String(text.getBytes(StandardCharsets.ISO_8859_1),
                                        StandardCharsets.ISO_8859_1)),
                        text("signed by the provider", text -> text + " STOP 36180"),
                        in(SmsGateway.class, "send", "a fresh id each time",
                                call -> call.answerWith(0, UUID.randomUUID())),
                        in(SmsGateway.class, "send", "sent twice", call -> {
                            call.answerWith(0, UUID.randomUUID());
                            return call.answer();
                        }),
                        in(SmsGateway.class, "send", "to a number without its country",
                                call -> call.answerWith(1,
                                        new PhoneNumber(
                                                call.<PhoneNumber> argument(1).value().replace("+33", "+")))),
                        in(SmsGateway.class, "send", "accepted and never handed over",
                                call -> call.scene() == Mood.TAKES ? new SmsGateway.Answer.Accepted()
                                        : call.answer()),
                        in(SmsGateway.class, "send", "handed over and refused", call -> {
                            call.answer();
                            return new SmsGateway.Answer.Refused();
                        }),
                        when(Mood.IS_DOWN, "an exception when it is down", call -> {
                            throw new UncheckedIOException(new IOException("503"));
                        }),
                        when(Mood.IS_NOT_THERE, "an exception when nobody listens", call -> {
                            throw new UncheckedIOException(new IOException("connection refused"));
                        }),
                        when(Mood.IS_DOWN, "accepted when it is down",
                                call -> new SmsGateway.Answer.Accepted()),
                        when(Mood.IS_DOWN, "refused for good when it is down",
                                call -> new SmsGateway.Answer.Refused()),
                        when(Mood.IS_NOT_THERE, "refused for good when nobody listens",
                                call -> new SmsGateway.Answer.Refused()),
                        when(Mood.IS_SILENT, "accepted when there was no answer",
                                call -> new SmsGateway.Answer.Accepted()),
                        when(Mood.IS_SILENT, "not taken when there was no answer",
                                call -> new SmsGateway.Answer.Unavailable()),
                        when(Mood.HANGS_UP, "not taken when it hung up",
                                call -> new SmsGateway.Answer.Unavailable()),
                        when(Mood.SAYS_NONSENSE, "accepted when the answer means nothing",
                                call -> new SmsGateway.Answer.Accepted()),
                        when(Mood.SAYS_NONSENSE, "an exception when the answer means nothing", call -> {
                            throw new IllegalStateException("no JSON");
                        }),
                        when(Mood.IS_DOWN, "nobody knows when it is down",
                                call -> new SmsGateway.Answer.Unknown()),
                        when(Mood.IS_NOT_THERE, "nobody knows when nobody listens",
                                call -> new SmsGateway.Answer.Unknown()),
                        when(Mood.KNOWS_THE_NUMBER_IS_NONE, "refused for any reason",
                                call -> new SmsGateway.Answer.Refused()),
                        when(Mood.IS_SILENT, "waits a day", call -> {
                            Thread.sleep(Duration.ofDays(1));
                            return call.answer();
                        }),
                        when(Mood.REFUSES, "tried for ever what is refused",
                                call -> new SmsGateway.Answer.Unavailable()),
                        when(Mood.REFUSES, "accepted what is refused",
                                call -> new SmsGateway.Answer.Accepted()),
                        words("without the code", (text, code) -> text.replace(code, "")),
                        words("the code without its first noughts",
                                (text, code) -> text.replace(code, code.replaceFirst("^0+(?=.)", ""))),
                        words("without saying who", (text, code) -> text.replace("Abri", "")),
                        words("in two segments", (text, code) -> text + ".".repeat(160)),
                        words("in letters of which a segment takes seventy",
                                (text, code) -> text + "…".repeat(70)),
                        words("in the machine's language",
                                (text, code) -> text + Locale.getDefault().getLanguage()),
                        words("not filled in", (text, code) -> text + " {1}"),
                        words("activationCode", 1, "without the code",
                                (text, code) -> text.replace(code, "")),
                        words("activationCode", 1, "without saying who",
                                (text, code) -> text.replace("Abri", "")),
                        words("activationCode", 1, "in two segments", (text, code) -> text + ".".repeat(160)),
                        words("activationCode", 1, "in the machine's language",
                                (text, code) -> text + Locale.getDefault().getLanguage()),
                        in(SmsOutbox.class, "add", "a second one replaces the first", call -> {
                            ((SmsOutbox) call.right()).remove(call.<Sms> argument(0).id());
                            return call.answer();
                        }),
                        in(SmsOutbox.class, "claim", "everybody has it", call -> {
                            ((SmsOutbox) call.right()).release(call.argument(0));
                            return call.answer();
                        }),
                        in(SmsOutbox.class, "claim", "what is taken is gone",
                                call -> call.answer() instanceof SmsOutbox.Claim.Taken taken
                                        ? taken
                                        : new SmsOutbox.Claim.Gone()),
                        in(SmsOutbox.class, "claim", "taken for ever",
                                call -> call.answerWith(2, Instant.MAX)),
                        in(SmsOutbox.class, "note", "given back as well", call -> {
                            ((SmsOutbox) call.right()).release(call.argument(0));
                            return call.answer();
                        }),
                        in(SmsOutbox.class, "release", "nobody may have it any more", call -> {
                            ((SmsOutbox) call.right()).note(call.argument(0), SmsOutbox.Handed.NEVER);
                            return call.answer();
                        }),
                        in(SmsStates.class, "save", "another reference", call -> {
                            ((SmsStates) call.right()).keep(call.argument(0), Optional.empty());
                            return null;
                        }),
                        in(SmsStops.class, "stop", "the other way round", call -> {
                            ((SmsStops) call.right()).lift(call.argument(0));
                            return null;
                        }),
                        in(SmsStops.class, "lift", "another number", call -> call.answerWith(0,
                                new PhoneNumber("+33639980099"))),
                        in(SmsStops.class, "isStopped", "another number", call -> call.answerWith(0,
                                new PhoneNumber("+33639980099"))),
                        in(SmsStops.class, "isStopped", "always", call -> true),
                        in(SmsStates.class, "ofReference", "whoever's it is",
                                call -> call.answerWith(0, "first")),
                        in(SmsStates.class, "removeBefore", "everything",
                                call -> call.answerWith(0, Instant.MAX)),
                        in(SmsOutbox.class, "removeUselessBefore", "everything",
                                call -> call.answerWith(0, Instant.MAX))))
                .flatMap(one -> one);
    }

    private static Fault text(String what, UnaryOperator<String> arrivingAs) {
        return in(SmsGateway.class, "send", what,
                call -> call.answerWith(2, arrivingAs.apply(call.argument(2))));
    }

    private static Fault words(String what, BinaryOperator<String> change) {
        return words("affiliationCode", 2, what, change);
    }

    /** {@code code} is which argument the code is. */
    private static Fault words(String method, int code, String what, BinaryOperator<String> change) {
        return in(SmsTexts.class, method, what,
                call -> change.apply((String) call.answer(), call.argument(code)));
    }

    private static Fault when(Mood mood, String what, Spoiling spoiling) {
        return in(SmsGateway.class, "send", what,
                call -> call.scene() == mood ? spoiling.answer(call) : call.answer());
    }
}
