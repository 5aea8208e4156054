package org.abri.web.face;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.abri.domain.account.Language;

/** The long texts, each a file for each language. */
@Singleton
public final class Texts {
    private final String contact;
    private final String authority;

    /**
     * PRI-5: {@code contact} is where people write to: a mail address, a street, a phone; {@code authority}, to whom they complain, as
     * it is reached: the French one, when nothing is said.
     */
    public Texts(@Value("${abri.contact:}") String contact, @Value("${abri.authority:}") String authority) {
        this.contact = contact;
        this.authority = authority;
    }

    /** The text of that name; in French when there is none in that language. */
    public Optional<Text> named(String name, Words words) {
        return source(name, words.language()).or(() -> source(name, Language.FRENCH))
                .map(text -> Text.parsed(text.replace("{contact}",
                        contact.isBlank() ? words.say("contact.ask-relay") : contact)
                        .replace("{authority}",
                                authority.isBlank() ? words.say("authority.cnil") : authority)));
    }

    /** One that somebody has written, in the same simple marks. */
    public Text written(String source) {
        return Text.parsed(source);
    }

    private static Optional<String> source(String name, Language language) {
        try (var in = Texts.class.getResourceAsStream("/" + name + "." + language.tag() + ".txt")) {
            return in == null ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
