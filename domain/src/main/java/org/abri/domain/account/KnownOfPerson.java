package org.abri.domain.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * AUT-2: what an acquaintance knows of a person, and tries first as their password.
 *
 * @param relays the names of the relays that accompany them, or where they work
 */
public record KnownOfPerson(Username username, PersonName name, Optional<BirthDate> born,
        Optional<PhoneNumber> phone, List<String> relays) {

    public static KnownOfPerson of(Account account, List<String> relays) {
        return new KnownOfPerson(account.username(), account.name(), account.born(), account.phone(), relays);
    }

    /** As words, for whoever estimates how easily a password is guessed. */
    public List<String> words() {
        return Stream.of(Stream.of(letters(username), name.given(), name.family()), born.stream()
                .flatMap(date -> Stream.concat(Stream.of(date.value().substring(0, 4)),
                        date.spelt().stream())),
                phone.stream().map(PhoneNumber::value), relays.stream()).flatMap(words -> words)
                .filter(word -> !word.isEmpty()).toList();
    }

    /** As one word: its groups are drawn at random, and some are by chance a word of somebody's language. */
    private static String letters(Username username) {
        return username.value().replace("-", "");
    }
}
