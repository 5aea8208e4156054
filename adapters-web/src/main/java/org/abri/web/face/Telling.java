package org.abri.web.face;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayList;
import java.util.List;

/** A sentence whose arguments are put in after it was built, so that what people typed never mixes with its markup. */
final class Telling implements Content {
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';

    private final List<Content> parts;

    private Telling(List<Content> parts) {
        this.parts = parts;
    }

    static Telling of(Sentence pattern, Object... arguments) {
        var marks = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            marks[i] =
                    arguments[i] instanceof String || arguments[i] instanceof Content ? "" + BEGIN + i + END
                            : arguments[i];
        }
        var sentence = pattern.say(marks);
        var parts = new ArrayList<Content>();
        int at = 0;
        for (int begin = sentence.indexOf(BEGIN); begin >= 0; begin = sentence.indexOf(BEGIN, at)) {
            int end = sentence.indexOf(END, begin);
            parts.add(ours(sentence.substring(at, begin)));
            parts.add(argument(arguments[Integer.parseInt(sentence, begin + 1, end, 10)]));
            at = end + 1;
        }
        parts.add(ours(sentence.substring(at)));
        return new Telling(List.copyOf(parts));
    }

    /** What somebody typed: escaped, and its direction kept apart from the text around it. */
    static Content typed(String text) {
        return output -> {
            output.writeContent("<bdi>");
            output.writeUserContent(text);
            output.writeContent("</bdi>");
        };
    }

    static Content ours(String text) {
        return output -> output.writeUserContent(text);
    }

    private static Content argument(Object argument) {
        return argument instanceof Content content ? content : typed(argument.toString());
    }

    @Override
    public void writeTo(TemplateOutput output) {
        parts.forEach(part -> part.writeTo(output));
    }
}
