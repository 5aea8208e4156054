package org.abri.web.face;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One sentence of one language, parsed once: what stands in it, and where its arguments come. Safe for many threads. */
final class Sentence {
    private record Argument(int number) {}

    private final MessageFormat format;
    /** Texts and {@link Argument}s, one after the other; empty when arguments choose among words. */
    private final List<Object> parts;

    private Sentence(MessageFormat format, List<Object> parts) {
        this.format = format;
        this.parts = parts;
    }

    static Sentence of(String pattern, Locale locale) {
        return new Sentence(new MessageFormat(pattern, ULocale.forLocale(locale)),
                parts(new MessagePattern(pattern)));
    }

    private static List<Object> parts(MessagePattern pattern) {
        var parts = new ArrayList<Object>();
        var text = new StringBuilder();
        var at = pattern.getPart(0).getLimit();
        for (var i = 1; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            switch (part.getType()) {
                case SKIP_SYNTAX -> {
                    text.append(pattern.getPatternString(), at, part.getIndex());
                    at = part.getLimit();
                }
                // for whoever writes the pattern again, with every apostrophe doubled
                case INSERT_CHAR -> {}
                case MSG_LIMIT -> text.append(pattern.getPatternString(), at, part.getIndex());
                case ARG_START -> {
                    if (part.getArgType() != MessagePattern.ArgType.NONE) { return List.of(); }
                    text.append(pattern.getPatternString(), at, part.getIndex());
                    parts.add(text.toString());
                    text.setLength(0);
                    parts.add(new Argument(pattern.getPart(i + 1).getValue()));
                    i = pattern.getLimitPartIndex(i);
                    at = pattern.getPart(i).getLimit();
                }
                default -> {
                    return List.of();
                }
            }
        }
        parts.add(text.toString());
        return List.copyOf(parts);
    }

    /** Numbers and choices are ICU's, which takes one thread at a time. */
    String say(Object... arguments) {
        if (!parts.isEmpty() && Arrays.stream(arguments).allMatch(String.class::isInstance)) {
            return joined(arguments);
        }
        synchronized (format) {
            return format.format(arguments);
        }
    }

    private String joined(Object... arguments) {
        var sentence = new StringBuilder();
        for (var part : parts) {
            sentence.append(part instanceof Argument(var number) ? argument(number, arguments) : part);
        }
        return sentence.toString();
    }

    private static Object argument(int number, Object... arguments) {
        return number < arguments.length ? arguments[number] : "{" + number + "}";
    }
}
