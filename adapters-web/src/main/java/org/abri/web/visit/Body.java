package org.abri.web.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.web.budget.Bounds;
import org.abri.web.problem.ProblemException;

/**
 * The fields of a body as they were sent, by a form of a page or as a flat JSON object; read once a request, on a thread
 * that may block.
 *
 * @param byProgram whether they came as JSON
 */
public record Body(Map<String, Value> fields, boolean byProgram) {
    private enum Shape {
        TEXT,
        /** JSON's true or false. */
        FLAG,
        /** What no field holds: a number, a list, an object. */
        OTHER
    }

    /** One field's. */
    record Value(String text, Shape shape) {
        /** Whether a field of that type holds it. */
        boolean fits(Class<?> type) {
            return switch (shape) {
                case TEXT -> !type.equals(Boolean.class) || YES_OR_NO.contains(text);
                case FLAG -> type.equals(Boolean.class);
                case OTHER -> false;
            };
        }
    }

    private static final Set<String> YES_OR_NO = Set.of("", "true", "false");

    private static final String ATTRIBUTE = "abri.body";
    private static final int LONGEST_NAME = 50;

    /** Of a form, as its texts. */
    public static Body of(Map<String, String> texts) {
        var values = new LinkedHashMap<String, Value>();
        texts.forEach((name, text) -> values.put(name, new Value(text, Shape.TEXT)));
        return new Body(values, false);
    }

    /** Of a program that says them elsewhere than in a body, as texts. */
    public static Body ofProgram(Map<String, String> texts) {
        return new Body(of(texts).fields(), true);
    }

    /** That of a request, as far as somebody has read it; for threads that may not block. */
    public static Optional<Body> ifRead(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Body.class);
    }

    /** That of a request. Throws {@link ProblemException} when it holds no fields. */
    public static Body of(HttpRequest<?> request, JsonMapper json) {
        return ifRead(request).orElseGet(() -> {
            var body = read(request, json);
            request.setAttribute(ATTRIBUTE, body);
            return body;
        });
    }

    /** As sent; empty when absent. */
    String text(String field) {
        var value = fields.get(field);
        return value == null ? "" : value.text();
    }

    /** Whether that is a form of a page, without a file. */
    public static boolean isForm(HttpRequest<?> request) {
        return isOfType(request, MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    private static boolean isOfType(HttpRequest<?> request, MediaType type) {
        return request.getContentType().filter(sent -> sent.matches(type)).isPresent();
    }

    private static Body read(HttpRequest<?> request, JsonMapper json) {
        if (isForm(request)) {
            return new Body(ofForm(new String(bytes(request), StandardCharsets.UTF_8)), false);
        }
        if (isOfType(request, MediaType.APPLICATION_JSON_TYPE)) {
            return new Body(ofJson(bytes(request), json), true);
        }
        throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                "Fields are expected, as JSON or as a form.");
    }

    private static byte[] bytes(HttpRequest<?> request) {
        try (var bytes = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
            var read = bytes.readNBytes(Bounds.LARGEST_FIELDS + 1);
            if (read.length > Bounds.LARGEST_FIELDS) { throw ProblemException.tooLarge(); }
            return read;
        } catch (IOException cut) {
            throw ProblemException.malformed("cut-off", "The request stopped before its end.");
        }
    }

    private static Map<String, Value> ofForm(String body) {
        var fields = new LinkedHashMap<String, Value>();
        if (body.chars().filter(c -> c == '&').count() >= Bounds.MOST_FIELDS) { throw tooMany(); }
        for (var pair : body.isEmpty() ? new String[0] : body.split("&", -1)) {
            var equals = pair.indexOf('=');
            var written = equals < 0 ? pair : pair.substring(0, equals);
            if (written.length() > Bounds.LONGEST_FIELD_NAME) { throw tooMany(); }
            var name = decoded(written);
            var value = new Value(equals < 0 ? "" : decoded(pair.substring(equals + 1)), Shape.TEXT);
            if (fields.putIfAbsent(name, value) != null) { throw tooMany(); }
        }
        return fields;
    }

    private static ProblemException tooMany() {
        return ProblemException.malformed("malformed",
                "A field is there twice, has too long a name, or there are too many.");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.malformed("malformed", "The form is not encoded as it must be.");
        }
    }

    private static Map<String, Value> ofJson(byte[] body, JsonMapper json) {
        var fields = new LinkedHashMap<String, Value>();
        for (var field : object(body, json).entries()) {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), ofJson(field.getValue()));
            }
        }
        return fields;
    }

    private static Value ofJson(JsonNode value) {
        if (value.isString()) { return new Value(value.getStringValue(), Shape.TEXT); }
        return value.isBoolean() ? new Value(String.valueOf(value.getBooleanValue()), Shape.FLAG)
                : new Value("", Shape.OTHER);
    }

    private static JsonNode object(byte[] body, JsonMapper json) {
        try {
            var shape = JsonShape.of(body);
            if (shape.isWithin(Bounds.MOST_FIELDS)) {
                var node = json.readValue(body, JsonNode.class);
                // fewer than were written when one is there twice
                if (node != null && node.isObject() && node.size() == shape.names()) { return node; }
            }
        } catch (IOException malformed) {
            // answered below
        }
        throw ProblemException.malformed("malformed",
                "A JSON object is expected, with few fields and none in another.");
    }

    /** How an answer names a field that somebody made up. */
    static String named(String field) {
        return field.length() <= LONGEST_NAME ? field : field.substring(0, LONGEST_NAME);
    }
}
