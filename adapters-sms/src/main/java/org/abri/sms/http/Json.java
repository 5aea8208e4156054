package org.abri.sms.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of providers: objects of texts, numbers, yes and no, lists and objects. */
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build()).build();

    private final Map<String, Object> fields;

    private Json(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Empty for what is no JSON, or no object. */
    static Optional<Json> read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) { return Optional.empty(); }
            var object = object(parser);
            return parser.nextToken() == null ? Optional.of(new Json(object)) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        var object = new LinkedHashMap<String, Object>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        var list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    /** Numbers stay as they are written. */
    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_NULL -> "";
            default -> parser.getText();
        };
    }

    /** A text, or a number as it is written. */
    Optional<String> text(String field) {
        return fields.get(field) instanceof String text && !text.isEmpty() ? Optional.of(text)
                : Optional.empty();
    }

    /** The texts and numbers of a list; of a field that is no list, none. */
    List<String> texts(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : List.of();
    }

    /** Texts, yes or no, and lists of texts. */
    static String written(Map<String, ?> fields) {
        var out = new StringWriter();
        try (var json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            for (var field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Boolean yes -> json.writeBoolean(yes);
            case List<?> list -> {
                json.writeStartArray();
                for (var each : list) {
                    write(json, each);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    /** As it stands between the quotation marks of a text. */
    static String escaped(String text) {
        var written = written(Map.of("", text));
        return written.substring("{\"\":\"".length(), written.length() - "\"}".length());
    }
}
