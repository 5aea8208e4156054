package org.abri.web.budget;

import java.util.ArrayList;
import java.util.List;

/**
 * WEB-3: how much of what comes by HTTP is looked at, in one place: whoever reads takes its figure from here, and
 * docs/bounds.md is made of it. What a typed value may hold is its own type's to say; it is never longer than what carries
 * it.
 */
public final class Bounds {
    /** Characters of the first line and of all headers, as far as the server's own decoder goes. */
    static final int LONGEST_LINE = 4 * 1024;
    static final int LARGEST_HEAD = 8 * 1024;
    static final int LONGEST_ADDRESS = 2 * 1024;
    static final int LONGEST_QUERY = 1024;
    static final int MOST_PARAMETERS = 16;
    static final int MOST_HEADERS = 64;

    /** The longest note, each of its letters written as {@code %XX} four times, and something more. */
    public static final int LARGEST_FIELDS = 320 * 1024;
    public static final int MOST_FIELDS = 50;
    /** As a form writes it; the names of ours are a tenth of that, those that are kept for a while too. */
    public static final int LONGEST_FIELD_NAME = 300;
    public static final int DEEPEST_JSON = 8;
    public static final int LONGEST_NUMBER = 40;

    /** Of a form with a file: its fields together, how many, and the head of each part. */
    public static final int LARGEST_FIELDS_BESIDE_A_FILE = 64 * 1024;
    public static final int MOST_FIELDS_BESIDE_A_FILE = 20;
    /** In one form of a page; a program sends one. */
    public static final int MOST_FILES = 20;
    /** A file name of 255 letters of any script fits; what is longer than that is shortened. */
    public static final int LONGEST_PART_HEAD = 8 * 1024;

    private static final String MALFORMED = "400 `malformed`";
    private static final String TOO_LARGE = "413 `too-large`";

    private Bounds() {}

    /** An entry point, its bound, and what answers beyond. */
    public record Row(String entry, String bound, String beyond) {}

    public static List<Row> all() {
        var rows = new ArrayList<Row>();
        rows.add(new Row("first line of a request", LONGEST_LINE + " characters",
                "414 `request-uri-too-long`"));
        rows.add(new Row("address", LONGEST_ADDRESS + " characters", "414 `request-uri-too-long`"));
        rows.add(new Row("query string", LONGEST_QUERY + " characters, " + MOST_PARAMETERS + " parameters",
                MALFORMED));
        rows.add(new Row("all headers", LARGEST_HEAD + " characters, " + MOST_HEADERS + " lines",
                "431 `request-header-fields-too-large`"));
        for (var bound : HeaderBound.values()) {
            rows.add(new Row("`" + bound.header() + "`", bound.longest() + " characters" + bound.more(),
                    bound.beyond().toString()));
        }
        rows.add(new Row("any other header", "none of it is read", "it is ignored"));
        rows.add(new Row("body of fields, form or JSON", LARGEST_FIELDS + " bytes", TOO_LARGE));
        rows.add(new Row("fields of a form",
                MOST_FIELDS + ", each name " + LONGEST_FIELD_NAME + " characters as written",
                MALFORMED));
        rows.add(new Row("JSON",
                MOST_FIELDS + " fields, " + DEEPEST_JSON + " deep, numbers of " + LONGEST_NUMBER
                        + " characters, nothing behind it",
                MALFORMED));
        rows.add(new Row("packed body (`Content-Encoding`)", "none", "415 `unsupported-media-type`"));
        rows.add(new Row("fields beside a file",
                LARGEST_FIELDS_BESIDE_A_FILE + " bytes, " + MOST_FIELDS_BESIDE_A_FILE
                        + " fields",
                TOO_LARGE));
        rows.add(new Row("files of a form",
                MOST_FILES + " of a page, or that become one paper; else 1 of a program",
                "422 `too-many-files`, 422 `too-many-pages`, 400 `malformed`"));
        rows.add(new Row("head of a part", LONGEST_PART_HEAD + " bytes", "400 `cut-off`"));
        rows.add(new Row("sign-ins and codes from one address, known devices apart",
                "as many in ten minutes as `abri.budget.slow-asks-per-address` says", "429 `paused`"));
        rows.add(new Row("trailers of a body in pieces", "none of them is read", "they are ignored"));
        return List.copyOf(rows);
    }
}
