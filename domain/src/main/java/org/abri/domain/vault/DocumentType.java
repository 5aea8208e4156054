package org.abri.domain.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** UPL-1: the types of document that a vault accepts; each with its media type and the extensions that agree with it. */
public enum DocumentType {
    PDF("application/pdf", Kind.PAGES, "pdf"),
    JPEG("image/jpeg", Kind.PICTURE, "jpg", "jpeg", "jpe", "jfif"),
    PNG("image/png", Kind.PICTURE, "png"),
    HEIC("image/heic", Kind.PICTURE, "heic", "heif", "hif", "heics", "heifs"),
    WEBP("image/webp", Kind.PICTURE, "webp"),
    TIFF("image/tiff", Kind.PICTURE, "tif", "tiff"),
    TEXT("text/plain", Kind.TEXT, "txt", "text"),
    ODT("application/vnd.oasis.opendocument.text", Kind.OFFICE, "odt"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind.OFFICE, "docx"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", Kind.OFFICE, "ods"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind.OFFICE, "xlsx");

    /** FIELD 6: within a kind, phones and messengers name one type like another; a name of another kind contradicts. */
    private enum Kind {
        PAGES, PICTURE("gif", "bmp", "avif", "jp2"), TEXT, OFFICE("doc", "xls");

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<String> oftenNamed;

        /** Extensions of types that are not accepted, under which accepted ones of this kind come all the same. */
        Kind(String... oftenNamed) {
            this.oftenNamed = Set.of(oftenNamed);
        }
    }

    /**
     * Extensions that say for certain that a file is something else, which no vault accepts: programs, scripts, markup, archives, sound
     * and film, other documents.
     */
    private static final Set<String> OF_OTHER_FILES =
            Set.of("exe", "com", "scr", "pif", "bat", "cmd", "ps1", "psm1",
                    "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "msi", "msp", "cpl", "dll", "sys",
                    "jar", "class", "dex",
                    "apk", "app", "sh", "bash", "csh", "command", "py", "pyc", "pl", "rb", "php", "lnk",
                    "url", "scf", "reg", "desktop",
                    "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "swf",
                    "css", "json", "zip", "rar",
                    "7z", "gz", "tgz", "tar", "bz2", "xz", "zst", "iso", "img", "dmg", "cab", "docm", "dotm",
                    "dotx", "dot", "xlsm",
                    "xltm", "xlsb", "xltx", "xlam", "ppt", "pptx", "pptm", "pps", "ppsx", "odp", "odg", "ott",
                    "ots", "rtf", "epub", "eml",
                    "msg", "ps", "eps", "mp3", "m4a", "wav", "ogg", "opus", "mp4", "m4v", "mov", "avi", "mkv",
                    "webm", "3gp", "sqlite",
                    "db", "mdb", "psd", "ico", "ttf", "woff");

    private final String mediaType;
    private final Kind kind;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    DocumentType(String mediaType, Kind kind, String... extensions) {
        this.mediaType = mediaType;
        this.kind = kind;
        this.extensions = List.of(extensions);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it is a picture, or pages that are drawn: what may lie on its side. */
    public boolean canBeTurned() {
        return kind == Kind.PAGES || kind == Kind.PICTURE;
    }

    /** What opens it everywhere. */
    String extension() {
        return extensions.getFirst();
    }

    boolean has(String extension) {
        return extensions.contains(extension);
    }

    /**
     * Whether a file of this type may bear that name. Only a known extension of another kind contradicts: what follows a dot is mostly
     * a part of the name (FIELD 7).
     */
    public boolean agreesWith(FileName name) {
        var extension = name.finished().extension();
        return isOf(kind, extension) || (!OF_OTHER_FILES.contains(extension)
                && Arrays.stream(Kind.values()).noneMatch(other -> isOf(other, extension)));
    }

    private static boolean isOf(Kind kind, String extension) {
        return kind.oftenNamed.contains(extension)
                || Arrays.stream(values()).anyMatch(type -> type.kind == kind && type.has(extension));
    }

    /** Whether an extension says what a file is, rightly or not, and is no part of its name. */
    static boolean isKnown(String extension) {
        return OF_OTHER_FILES.contains(extension)
                || Arrays.stream(Kind.values()).anyMatch(kind -> isOf(kind, extension));
    }

    public static Optional<DocumentType> ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
    }
}
