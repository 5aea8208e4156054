package org.abri.contracts;

import static org.abri.contracts.Fault.in;
import static org.abri.contracts.Faults.orElse;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.account.Accounts;
import org.abri.application.account.AllCredentials;
import org.abri.application.account.Inactivities;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.contracts.Fault.Spoiling;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecretHash;
import org.abri.domain.text.Flaw;
import org.jspecify.annotations.Nullable;

/** Faults of who keeps people, and what is known of passwords. */
final class FaultsOfPeople {
    private FaultsOfPeople() {}

    static Stream<Fault> table() {
        return Stream.concat(UsualFaults.ofWords(Accounts.class, "find", "findAll", "ofUsername"), Stream.of(
                in(Accounts.class, "add", "a username is given again", call -> orElse(call, null)),
                in(Accounts.class, "beneficiariesLike", "names as they were typed", typedNames()),
                in(Accounts.class, "beneficiariesLike", "born on any day", anyDay()),
                in(AllCredentials.class, "save", "without the lock", call -> orElse(call, null)),
                in(AllCredentials.class, "add", "a second one replaces the first",
                        call -> orElse(call, null)),
                in(Inactivities.class, "due", "a day too early", days(1)),
                in(Inactivities.class, "due", "a day too late", days(-1)),
                in(Inactivities.class, "due", "always from the first",
                        call -> call.answerWith(1, Optional.empty())),
                in(Inactivities.class, "noticedAfter", "that day as well", days(-1)),
                in(Inactivities.class, "noticedAfter", "always from the first",
                        call -> ((List<?>) call.answerWith(1, Optional.empty())).reversed()),
                in(Inactivities.class, "staffSignedIn", "a day less", call -> call.answerWith(1,
                        call.<LocalDate> argument(1).minusDays(1))),
                in(Inactivities.class, "lock", "nothing of what is there", call -> Optional.empty()),
                in(PasswordHasher.class, "hash", "cut at 72 bytes",
                        call -> call.answerTo(bytes(call.argument(0), 72))),
                in(PasswordHasher.class, "matches", "cut at 72 bytes",
                        call -> call.answerWith(0, bytes(call.argument(0), 72))),
                UsualFaults.textsAs(PasswordHasher.class, "everything beyond 72 bytes does not count",
                        text -> bytes(text, 72)),
                UsualFaults.textsAs(PasswordHasher.class, "everything after a NUL does not count",
                        text -> text.split("\u0000", 2)[0]),
                UsualFaults.textsAs(PasswordHasher.class, "accents do not count",
                        text -> withoutAccents(text)),
                in(PasswordHasher.class, "hash", "without salt", unsalted()),
                in(PasswordHasher.class, "hash", "shows the secret",
                        call -> new SecretHash("$plain$" + call.argument(0))),
                in(PasswordHasher.class, "matches", "a damaged hash is matched by everything", call -> {
                    try {
                        return (boolean) call.answer() || call.<SecretHash> argument(1).phc().length() < 10;
                    } catch (RuntimeException damaged) {
                        return true;
                    }
                }),
                in(PasswordStrength.class, "flawIn", "nothing personal",
                        call -> call.answerWith(1, List.of())),
                in(PasswordStrength.class, "flawIn", "always too easy",
                        call -> Optional.of(Flaw.PASSWORD_TOO_EASY)),
                in(PasswordStrength.class, "flawIn", "long is enough",
                        call -> call.<String> argument(0).length() > 12 ? Optional.empty() : call.answer()),
                in(PasswordStrength.class, "flawIn", "words of other scripts are too easy",
                        call -> call.<String> argument(0).matches("\\p{ASCII}*") ? call.answer()
                                : Optional.of(Flaw.PASSWORD_TOO_EASY)),
                in(PasswordStrength.class, "flawIn", "another flaw", call -> ((Optional<?>) call.answer())
                        .map(found -> Flaw.MISSING)),
                UsualFaults.textsAs(PasswordStrength.class, "an exception for what is empty",
                        text -> text.isEmpty() ? String.valueOf(text.charAt(0)) : text)));
    }

    private static Spoiling days(int later) {
        return call -> call.answerWith(0, call.<LocalDate> argument(0).plusDays(later));
    }

    private static String bytes(String text, int most) {
        var all = text.getBytes(StandardCharsets.UTF_8);
        return new String(all, 0, Math.min(most, all.length), StandardCharsets.UTF_8);
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static Spoiling unsalted() {
        var known = new HashMap<Object, Object>();
        return call -> {
            if (!known.containsKey(call.argument(0))) {
                known.put(call.argument(0), call.answer());
            }
            return known.get(call.argument(0));
        };
    }

    private static Spoiling typedNames() {
        return call -> call.<PersonName> argument(0).given().equals("Jean-Élie") ? call.answer() : Set.of();
    }

    private static Spoiling anyDay() {
        return call -> call.<BirthDate> argument(1).known() instanceof LocalDate day
                ? both(call.answer(), call.answerWith(1, new BirthDate(day.minusDays(1))))
                : call.answer();
    }

    private static Set<?> both(@Nullable Object one, @Nullable Object other) {
        return Stream.of((Set<?>) one, (Set<?>) other).flatMap(Set::stream).collect(Collectors.toSet());
    }
}
