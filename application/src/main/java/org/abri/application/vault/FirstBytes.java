package org.abri.application.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * UPL-1: what the first bytes of a file tell of the accepted types, where a magic number alone tells too much or too little;
 * for every inspector.
 */
public final class FirstBytes {
    /** Readers of PDF look for its header up to here (FIELD 8). */
    private static final int PDF_HEADER_WITHIN = 1_024;
    private static final String PDF_HEADER = "%PDF-";
    private static final Pattern PDF_OBJECT = Pattern.compile("\\d{1,10}\\s{1,3}\\d{1,5}\\s{1,3}obj");
    private static final Pattern COMMENT = Pattern.compile("<!--(?:(?!<|-->).){0,1000}-->", Pattern.DOTALL);
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z!?/%]");
    /** Whatever begins so is that, even if it says "%PDF-" somewhere. */
    private static final List<String> OTHER_FILES =
            List.of("MZ", "\u007FELF", "PK", "GIF8", "Rar!", "7z\u00BC",
                    "\u001F\u008B", "BZh", "\u00FD7zXZ", "\u00CA\u00FE\u00BA\u00BE",
                    "\u00D0\u00CF\u0011\u00E0", "#!", "{\\rtf",
                    "%!PS", "\u0089PNG", "\u00FF\u00D8\u00FF", "RIFF", "II*\0", "MM\0*", "BM", "ID3", "OggS");

    private static final int FIRST_BRAND = 8;
    private static final int BRAND = 4;
    /** The box of brands gives the version of the first one after it. */
    private static final int VERSION_OF_BRAND = 12;
    private static final int LONGEST_BRANDS = 256;
    /** Still pictures and sequences of them, coded as HEVC. */
    private static final Set<String> HEVC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");
    private static final Set<String> PICTURE_BRANDS = Set.of("mif1", "mif2", "msf1", "miaf");
    private static final Set<String> HEVC_ITEMS = Set.of("hvc1", "hev1", "lhv1");
    private static final Set<String> CODED_OTHERWISE =
            Set.of("av01", "avc1", "vvc1", "evc1", "jpeg", "j2k1", "unci", "hxS1");
    private static final String ITEM_INFO = "infe";

    /** Of text: markup, or what some program would run. */
    private static final Pattern RUNS_OR_MARKS_UP = Pattern
            .compile("\\s*(?:<[a-z!?/%]|#!|\\{\\\\rtf|%!ps|@echo\\s+off\\b).*",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FirstBytes() {}

    /**
     * Whether it is a PDF: with its header at the start, or after what servers, printers and mail programs have put before it, but
     * not after markup or another file.
     */
    public static boolean arePdf(byte[] head) {
        var start = new String(head, 0, Math.min(head.length, PDF_HEADER_WITHIN + PDF_HEADER.length()),
                ISO_8859_1);
        var at = start.indexOf(PDF_HEADER);
        return at == 0 || (at > 0 && mayStandBefore(start.substring(0, at))
                && PDF_OBJECT.matcher(new String(head, at, head.length - at, ISO_8859_1)).find());
    }

    private static boolean mayStandBefore(String bytes) {
        var rest = COMMENT.matcher(bytes).replaceAll("");
        return !MARKUP.matcher(rest).find() && OTHER_FILES.stream().noneMatch(bytes::startsWith);
    }

    /** Whether it is a file of boxes as HEIF, MP4 and their kin are. */
    public static boolean areBoxes(byte[] head) {
        return head.length > FIRST_BRAND && text(head, BRAND, BRAND).equals("ftyp");
    }

    /**
     * FIELD 9: whether {@linkplain #areBoxes boxes} hold a HEIC: by how its pictures are coded, when it says so, whatever brands it
     * bears; else by its brands.
     */
    public static boolean areHeic(byte[] head) {
        var brands = brands(head);
        if (brands.stream()
                .noneMatch(brand -> HEVC_BRANDS.contains(brand) || PICTURE_BRANDS.contains(brand))) {
            return false;
        }
        var items = items(head);
        if (items.stream().anyMatch(CODED_OTHERWISE::contains)) { return false; }
        return items.stream().anyMatch(HEVC_ITEMS::contains)
                || brands.stream().anyMatch(HEVC_BRANDS::contains);
    }

    private static List<String> brands(byte[] head) {
        var brands = new ArrayList<String>();
        var box = ByteBuffer.wrap(head).getInt();
        var end = Math.min(Math.min(head.length, LONGEST_BRANDS), Math.max(0, box));
        for (var at = FIRST_BRAND; at + BRAND <= end; at += BRAND) {
            if (at != VERSION_OF_BRAND) {
                brands.add(text(head, at, BRAND));
            }
        }
        return brands;
    }

    /** The types of the items that it lists: its pictures, and what belongs to them. */
    private static List<String> items(byte[] head) {
        var items = new ArrayList<String>();
        var all = new String(head, ISO_8859_1);
        for (var at = all.indexOf(ITEM_INFO); at >= 0; at = all.indexOf(ITEM_INFO, at + BRAND)) {
            // its version and flags, then the item's number, longer in version 3, and its protection
            var version = at + BRAND < head.length ? head[at + BRAND] : 0;
            var type = at + BRAND + 4 + (version == 3 ? 4 : 2) + 2;
            if (version >= 2 && type + BRAND <= head.length) {
                items.add(text(head, type, BRAND));
            }
        }
        return items;
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, Math.max(0, Math.min(length, bytes.length - from)), ISO_8859_1);
    }

    /**
     * FIELD 10: whether it is text, whatever magic number its first letters happen to be: UTF-8, UTF-16 with its mark, or else one of
     * the old Western encodings, in which every byte but the control characters is a letter or a sign; and it does not begin as
     * markup or a script does. No other accepted file is without control characters for so long.
     */
    public static boolean areText(byte[] head) {
        return decoded(head).filter(text -> !text.isEmpty() && text.chars().noneMatch(FirstBytes::isControl)
                && !RUNS_OR_MARKS_UP.matcher(text).matches()).isPresent();
    }

    private static Optional<String> decoded(byte[] head) {
        if (startsWith(head, 0xFE, 0xFF)) { return strictly(head, StandardCharsets.UTF_16BE); }
        if (startsWith(head, 0xFF, 0xFE)) { return strictly(head, StandardCharsets.UTF_16LE); }
        return strictly(head, StandardCharsets.UTF_8).or(() -> strictly(head, ISO_8859_1));
    }

    /** The last character may be cut: the head ends anywhere. */
    private static Optional<String> strictly(byte[] head, Charset charset) {
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(head.length + 1);
        if (decoder.decode(ByteBuffer.wrap(head), text, false).isError()) { return Optional.empty(); }
        var decoded = text.flip().toString();
        return Optional.of(
                !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded);
    }

    /** The upper range is where the old Western encodings keep quotes and the euro. */
    private static boolean isControl(int character) {
        return character < ' '
                ? character != '\t' && character != '\n' && character != '\r' && character != '\f'
                : character == 0x7F;
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }
}
