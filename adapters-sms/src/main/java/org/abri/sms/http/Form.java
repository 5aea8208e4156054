package org.abri.sms.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fields as {@code application/x-www-form-urlencoded} writes them. */
final class Form {
    static final String TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    static String written(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** In the order of their names; of a name that comes twice, the first. What is no form has no fields. */
    static SortedMap<String, String> read(String body) {
        var fields = new TreeMap<String, String>();
        try {
            for (var field : body.split("&", -1)) {
                var parts = field.split("=", 2);
                fields.putIfAbsent(URLDecoder.decode(parts[0], UTF_8),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
            }
            return fields;
        } catch (IllegalArgumentException none) {
            return new TreeMap<>();
        }
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
