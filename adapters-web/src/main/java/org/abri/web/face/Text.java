package org.abri.web.face;

import java.util.ArrayList;
import java.util.List;

/** A long text: a title, headings, paragraphs and points, one a line. */
public record Text(String title, List<Block> blocks) {
    public sealed interface Block {}

    public record Heading(String words) implements Block {}

    public record Paragraph(String words) implements Block {}

    public record Points(List<String> words) implements Block {}

    private static final String BREAK = "---";

    static Text parsed(String source) {
        var title = "";
        var blocks = new ArrayList<Block>();
        var points = new ArrayList<String>();
        for (var line : source.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            if (line.startsWith("- ")) {
                points.add(line.substring(2));
                continue;
            }
            if (!points.isEmpty()) {
                blocks.add(new Points(List.copyOf(points)));
                points.clear();
            }
            if (line.startsWith("# ")) {
                title = line.substring(2);
            } else {
                blocks.add(line.startsWith("## ") ? new Heading(line.substring(3)) : new Paragraph(line));
            }
        }
        if (!points.isEmpty()) {
            blocks.add(new Points(List.copyOf(points)));
        }
        return new Text(title, List.copyOf(blocks));
    }

    /** What comes before the break: the simple version. */
    public Text inShort() {
        return new Text(title, blocks.subList(0, breakAt()));
    }

    /** What comes after the break. */
    public Text inFull() {
        return new Text(title, blocks.subList(Math.min(blocks.size(), breakAt() + 1), blocks.size()));
    }

    private int breakAt() {
        var at = blocks.indexOf(new Paragraph(BREAK));
        return at < 0 ? blocks.size() : at;
    }
}
