package org.abri.web.journal;

import gg.jte.Content;
import java.util.List;

/** What happened on one day, the last first. */
public record Day(String name, List<Line> lines) {
    /** One thing that happened. {@code at} is for programs, {@code time} for people; both empty when it cannot be read. */
    public record Line(String icon, Content sentence, String at, String time, boolean byOthers) {}
}
