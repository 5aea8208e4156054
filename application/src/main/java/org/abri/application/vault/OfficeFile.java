package org.abri.application.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.abri.domain.vault.DocumentType;

/**
 * UPL-1, UPL-2, FIELD 9, G-23: which office document a ZIP is. Its central directory says so, at the very end, together with the
 * parts that tell what a document is, which stand anywhere before: they are caught as they pass, and looked at when the directory
 * has named the true ones. Without a sign that it is an office document it is an archive; with a program in it, wherever it stands,
 * with a locked part, or with anything said twice, it is refused. What it keeps and inflates is bounded, stays in memory, and is
 * searched for fixed words, never parsed.
 */
public final class OfficeFile extends ContentInspector.Inspection {
    /** A directory of some five thousand entries. */
    private static final int TAIL = 512 * 1024;
    private static final int MOST_KEPT = 2 * TAIL;
    /** The longest part that tells what a document is, packed, and its head. */
    private static final int LONGEST_PART = 64 * 1024;
    private static final int LOOKAHEAD = LONGEST_PART + 8 * 1024;
    private static final int LONGEST_UNPACKED = 1 << 20;
    private static final int MOST_HEADS = 20_000;
    private static final int MOST_CAUGHT = 8;

    private static final int HEAD_SIGN = 0x04034B50;
    private static final int HEAD_LENGTH = 30;
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_EXTRA = 4 * 1024;
    private static final int PEEKED = 512;

    private static final String ODF_TYPE = "mimetype";
    private static final String ODF_MANIFEST = "meta-inf/manifest.xml";
    private static final String OOXML_TYPES = "[content_types].xml";
    private static final String OOXML_RELATIONS = "_rels/.rels";
    private static final Set<String> TELLING = Set.of(ODF_TYPE, ODF_MANIFEST, OOXML_TYPES, OOXML_RELATIONS);
    private static final String WORD_MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String EXCEL_MAIN =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static final Set<String> MACROS_IN_TYPES = Set.of("macroenabled", "vbaproject", "macrosheet");
    private static final Set<String> MACRO_PARTS =
            Set.of("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin");
    private static final Set<String> MACRO_FOLDERS = Set.of("basic/", "scripts/", "xl/macrosheets/");
    private static final Set<String> PROGRAMS =
            Set.of("class", "dex", "exe", "dll", "com", "scr", "pif", "bat", "cmd",
                    "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "msi", "msp", "cpl",
                    "sys", "jar", "apk",
                    "sh", "bash", "csh", "command", "py", "pyc", "pl", "rb", "php", "lnk", "scf", "reg", "so",
                    "dylib", "elf");

    /** Passing bytes: at first all of them, later the last ones. */
    private byte[] window;
    private int length;
    /** Where in the file the window begins, and how far in the window heads were looked for. */
    private long start;
    private int scanned;

    private final Map<Long, byte[]> caught = new HashMap<>();
    private final Inflater inflater = new Inflater(true);
    private int heads;
    private boolean runs;

    private OfficeFile(byte[] head) {
        window = new byte[Math.max(head.length, 1024)];
        pass(head, 0, head.length);
    }

    /** Whether a file that begins so is a ZIP. */
    public static boolean begins(byte[] head) {
        return head.length > HEAD_LENGTH && intAt(head, 0) == HEAD_SIGN;
    }

    /** Of a file that {@link #begins} so. */
    public static OfficeFile of(byte[] head) {
        return new OfficeFile(head);
    }

    @Override
    public void pass(byte[] bytes, int from, int count) {
        for (var given = 0; given < count;) {
            if (length == window.length) {
                makeRoom();
            }
            var some = Math.min(count - given, window.length - length);
            System.arraycopy(bytes, from + given, window, length, some);
            length += some;
            given += some;
        }
    }

    private void makeRoom() {
        if (window.length < MOST_KEPT) {
            window = Arrays.copyOf(window, Math.min(MOST_KEPT, 2 * window.length));
            return;
        }
        scan(length - LOOKAHEAD);
        var gone = length - TAIL;
        System.arraycopy(window, gone, window, 0, TAIL);
        length = TAIL;
        start += gone;
        scanned -= gone;
    }

    private void scan(int until) {
        for (; scanned < until && heads <= MOST_HEADS; scanned++) {
            if (window[scanned] == 'P' && intAt(window, scanned) == HEAD_SIGN) {
                heads++;
                look(scanned);
            }
        }
        scanned = Math.max(scanned, until);
    }

    /** At what may be the head of an entry: in packed bytes anything may look like one. */
    private void look(int at) {
        var nameLength = shortAt(window, at + 26);
        var extraLength = shortAt(window, at + 28);
        var data = at + HEAD_LENGTH + nameLength + extraLength;
        if (nameLength == 0 || nameLength > LONGEST_NAME || extraLength > LONGEST_EXTRA || data > length) {
            return;
        }
        var name = plain(new String(window, at + HEAD_LENGTH, nameLength, UTF_8));
        runs |= isProgram(name) || beginsAsProgram(data, shortAt(window, at + 8));
        if (TELLING.contains(name) && caught.size() < MOST_CAUGHT) {
            caught.put(start + at, Arrays.copyOfRange(window, data, Math.min(length, data + LONGEST_PART)));
        }
    }

    /** Under whatever name it goes. */
    private boolean beginsAsProgram(int data, int method) {
        var packed = Math.min(PEEKED, length - data);
        var first = new byte[64];
        var count = Math.min(first.length, packed);
        if (method == ZipDirectory.DEFLATED) {
            count = inflated(window, data, packed, first);
        } else {
            System.arraycopy(window, data, first, 0, count);
        }
        var begins = new String(first, 0, Math.max(0, count), ISO_8859_1);
        return (begins.startsWith("MZ") && begins.indexOf('\0') > 0) || begins.startsWith("\u007FELF")
                || begins.startsWith("#!/") || begins.startsWith("\u00CA\u00FE\u00BA\u00BE")
                || begins.startsWith("dex\n");
    }

    @Override
    public Optional<DocumentType> end() {
        try {
            scan(length - HEAD_LENGTH);
            if (runs || heads > MOST_HEADS) { return Optional.empty(); }
            return ZipDirectory.in(window, length, start).flatMap(this::named).flatMap(this::type);
        } finally {
            inflater.end();
        }
    }

    /** By their names; empty when a program or a locked part is among them, or two have one name. */
    private Optional<Map<String, ZipDirectory.Entry>> named(ZipDirectory directory) {
        var named = new HashMap<String, ZipDirectory.Entry>();
        for (var entry : directory.entries()) {
            var name = plain(entry.name());
            if (entry.encrypted() || isProgram(name) || named.putIfAbsent(name, entry) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }

    private Optional<DocumentType> type(Map<String, ZipDirectory.Entry> parts) {
        var office = parts.containsKey(OOXML_TYPES);
        var open = parts.containsKey(ODF_TYPE) || parts.containsKey(ODF_MANIFEST);
        if (office == open) { return Optional.empty(); }
        return office ? officeOpenXml(parts) : openDocument(parts);
    }

    private Optional<DocumentType> openDocument(Map<String, ZipDirectory.Entry> parts) {
        if (!parts.containsKey("content.xml")) { return Optional.empty(); }
        return parts.containsKey(ODF_TYPE) ? text(parts, ODF_TYPE).flatMap(OfficeFile::openDocument)
                : text(parts, ODF_MANIFEST).flatMap(OfficeFile::ofManifest);
    }

    private static Optional<DocumentType> openDocument(String mediaType) {
        return DocumentType.ofMediaType(mediaType.strip())
                .filter(type -> type == DocumentType.ODT || type == DocumentType.ODS);
    }

    /** Some programs leave out the part that only says the type; the manifest says it too, of the root. */
    private static Optional<DocumentType> ofManifest(String manifest) {
        for (var element : manifest.split("<", -1)) {
            if (element.contains("full-path=\"/\"")) {
                for (var type : Set.of(DocumentType.ODT, DocumentType.ODS)) {
                    if (element.contains("media-type=\"" + type.mediaType() + "\"")) {
                        return Optional.of(type);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<DocumentType> officeOpenXml(Map<String, ZipDirectory.Entry> parts) {
        var types = text(parts, OOXML_TYPES).orElse("");
        var folded = types.toLowerCase(Locale.ROOT);
        var word = types.contains(WORD_MAIN) && has(parts, "word/");
        var excel = types.contains(EXCEL_MAIN) && has(parts, "xl/");
        var relations = text(parts, OOXML_RELATIONS).orElse("").toLowerCase(Locale.ROOT);
        if (word == excel || !relations.contains("/officedocument")
                || MACROS_IN_TYPES.stream().anyMatch(folded::contains)) {
            return Optional.empty();
        }
        return Optional.of(word ? DocumentType.DOCX : DocumentType.XLSX);
    }

    private static boolean has(Map<String, ZipDirectory.Entry> parts, String folder) {
        return parts.keySet().stream().anyMatch(name -> name.startsWith(folder));
    }

    /** Empty when it is not there, was not caught where the directory says, or is not whole. */
    private Optional<String> text(Map<String, ZipDirectory.Entry> parts, String name) {
        var entry = parts.get(name);
        var packed = entry == null ? null : caught.get(entry.offset());
        if (entry == null || packed == null || entry.packed() > packed.length) { return Optional.empty(); }
        var size = (int) entry.packed();
        return switch (entry.method()) {
            case ZipDirectory.STORED -> Optional.of(decoded(packed, size));
            case ZipDirectory.DEFLATED -> {
                var unpacked = new byte[LONGEST_UNPACKED];
                var count = inflated(packed, 0, size, unpacked);
                yield count < 0 || count == unpacked.length ? Optional.empty()
                        : Optional.of(decoded(unpacked, count));
            }
            default -> Optional.empty();
        };
    }

    private static String decoded(byte[] bytes, int count) {
        var marked = count >= 2 && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        return new String(bytes, 0, count, marked ? UTF_16 : UTF_8);
    }

    /** How many bytes came out, at most as many as fit; negative when they are not packed so. */
    private int inflated(byte[] packed, int from, int count, byte[] into) {
        inflater.reset();
        inflater.setInput(packed, from, count);
        var done = 0;
        try {
            for (var some = 1; some > 0 && done < into.length; done += some) {
                some = inflater.inflate(into, done, into.length - done);
            }
            return done;
        } catch (DataFormatException otherwise) {
            return -1;
        }
    }

    private static boolean isProgram(String name) {
        var file = name.substring(name.lastIndexOf('/') + 1);
        return MACRO_PARTS.contains(file) || MACRO_FOLDERS.stream().anyMatch(name::startsWith)
                || PROGRAMS.contains(file.substring(file.lastIndexOf('.') + 1));
    }

    /** As every program that opens it takes it: without case, with one kind of slash, and without what Windows drops at the end. */
    private static String plain(String name) {
        var plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        var from = 0;
        while (plain.startsWith("/", from) || plain.startsWith("./", from)) {
            from += plain.startsWith("/", from) ? 1 : 2;
        }
        var until = plain.length();
        while (until > from && ". \0".indexOf(plain.charAt(until - 1)) >= 0) {
            until--;
        }
        return plain.substring(from, until);
    }

    private static int shortAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private static int intAt(byte[] bytes, int at) {
        return shortAt(bytes, at) | shortAt(bytes, at + 2) << 16;
    }
}
