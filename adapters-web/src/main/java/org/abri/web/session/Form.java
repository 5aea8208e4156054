package org.abri.web.session;

import io.micronaut.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.Once;
import org.abri.web.access.ProblemException;

/**
 * WEB-1, GATE-5: what a person filled in on one of our pages. A page handler takes one as an argument and reads a body in
 * no other way: a form that does not carry the token of its session is refused before anything is read from it.
 */
public final class Form {
    /** The field that carries {@link Visitor#formToken}. */
    public static final String TOKEN = "form-token";
    /** The field that carries the key of {@link #once}: a random UUID that the page was made with. */
    public static final String ONCE = "once";

    private static final int LONGEST_KEY = 36;

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** The fields, once it is sure that a page of this visitor's session sent them. API clients with a bearer token need none. */
    public static Form checked(Visitor visitor, Map<String, String> sent) {
        if (visitor.signedIn().isPresent() && !visitor.byBearer()
                && !same(visitor.formToken(), sent.getOrDefault(TOKEN, ""))) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "form-token",
                    "The form does not carry the token of this session.");
        }
        var fields = new LinkedHashMap<>(sent);
        fields.remove(TOKEN);
        return new Form(fields);
    }

    private static boolean same(String expected, String sent) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                sent.getBytes(StandardCharsets.UTF_8));
    }

    /** GATE-5: these fields and {@code once} may be there, no others; answers this form. */
    public Form only(String... names) {
        var known = Set.of(names);
        if (fields.keySet().stream().anyMatch(name -> !known.contains(name) && !name.equals(ONCE))) {
            throw ProblemException.malformed("unknown-field", "There is a field that is not known here.");
        }
        return this;
    }

    /** As typed; empty when absent. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** As typed; nothing when absent or blank. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    public boolean ticked(String name) {
        return fields.containsKey(name) && !Set.of("", "false", "off", "no").contains(text(name));
    }

    /** I4: the key that makes sending the form twice one act. */
    public Once once() {
        return once(text(ONCE));
    }

    static Once once(String key) {
        try {
            if (key.length() == LONGEST_KEY) { return new Once(UUID.fromString(key)); }
        } catch (IllegalArgumentException notAUuid) {
            // answered below
        }
        throw ProblemException.malformed("malformed-key",
                "The key that makes the request happen once is not a UUID.");
    }

    /** All fields but the token, as typed, to show a form again. */
    public Map<String, String> fields() {
        return fields;
    }
}
