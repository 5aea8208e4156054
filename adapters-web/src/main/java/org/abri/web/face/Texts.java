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

    /** {@code contact} is where people write to: a mail address, a street, a phone. */
    public Texts(@Value("${abri.contact:}") String contact) {
        this.contact = contact;
    }

    /** The text of that name; in French when there is none in that language. */
    public Optional<Text> named(String name, Words words) {
        return source(name, words.language()).or(() -> source(name, Language.FRENCH))
                .map(text -> Text.parsed(text.replace("{contact}",
                        contact.isBlank() ? words.say("contact.ask-relay") : contact)));
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
