package org.abri.contracts.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.abri.domain.vault.DocumentType;

/** Small documents of every type that a vault accepts, made on the spot. */
public final class Documents {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final String RELATIONS = "application/vnd.openxmlformats-package.relationships+xml";

    /** One grey pixel each. */
    private static final String JPEG =
            "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI///////////////////////////"
                    + "/////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AE//Z";
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4XmNgAAAAAgAB3p6PvwAAAABJRU5ErkJggg==";
    private static final String TIFF =
            "TU0AKgAAAAgADAEAAAMAAAABAAEAAAEBAAMAAAABAAEAAAECAAMAAAABAAgAAAEDAAMAAAABgLIAAAEGAAMAAAABAAEAAAE"
                    + "RAAQAAAABAAAAsAEVAAMAAAABAAEAAAEWAAMAAAABAAEAAAEXAAQAAAABAAAACQEaAAUAAAABAAAAoAEbAAUAAAABAAAAqA"
                    + "EoAAMAAAABAAEAAAAAAAAAAAAAAAEAAAABAAAAAQAAAAF42mMAAAABAAE=";

    private Documents() {}

    public static byte[] of(DocumentType type) {
        return switch (type) {
            case PDF -> pdf();
            case JPEG -> Base64.getDecoder().decode(JPEG);
            case PNG -> Base64.getDecoder().decode(PNG);
            case TIFF -> Base64.getDecoder().decode(TIFF);
            case HEIC -> heic();
            case WEBP -> webp();
            case TEXT -> "Rendez-vous à 14 h\nموعد\nቆጸራ\n".getBytes(UTF_8);
            case ODT -> openDocument("application/vnd.oasis.opendocument.text", "<office:text/>");
            case ODS ->
                    openDocument("application/vnd.oasis.opendocument.spreadsheet", "<office:spreadsheet/>");
            case DOCX -> docx();
            case XLSX -> xlsx();
        };
    }

    /** One that somebody sent, as it came: named in FIELD. */
    public static byte[] field(String name) {
        try (var file = Documents.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    /** Boxes of these brands, the first one being the main one, that list items of these types. */
    static byte[] heif(List<String> brands, String... items) {
        var infos = 21 * items.length;
        var bytes = ByteBuffer.allocate(16 + 4 * brands.size() + 12 + 14 + infos);
        bytes.putInt(16 + 4 * brands.size()).put("ftyp".getBytes(ISO_8859_1))
                .put(brands.getFirst().getBytes(ISO_8859_1)).putInt(0);
        brands.forEach(brand -> bytes.put(brand.getBytes(ISO_8859_1)));
        bytes.putInt(12 + 14 + infos).put("meta".getBytes(ISO_8859_1)).putInt(0);
        bytes.putInt(14 + infos).put("iinf".getBytes(ISO_8859_1)).putInt(0).putShort((short) items.length);
        for (var i = 0; i < items.length; i++) {
            bytes.putInt(21).put("infe".getBytes(ISO_8859_1)).putInt(0x02000000).putShort((short) (i + 1))
                    .putShort((short) 0).put(items[i].getBytes(ISO_8859_1)).put((byte) 0);
        }
        return bytes.array();
    }

    /** The same ZIP, whose end says no number itself and leaves it to the record of ZIP64 before it. */
    static byte[] zip64(byte[] zip) {
        var was = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        var end = zip.length - 22;
        var entries = (long) was.getShort(end + 10);
        return ByteBuffer.allocate(zip.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN).put(zip, 0, end)
                .putInt(0x06064B50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0)
                .putLong(entries).putLong(entries).putLong(was.getInt(end + 12)).putLong(was.getInt(end + 16))
                .putInt(0x07064B50).putInt(0).putLong(end).putInt(1)
                .putInt(0x06054B50).putInt(0).putShort((short) -1).putShort((short) -1).putInt(-1).putInt(-1)
                .putShort((short) 0).array();
    }

    /** Its parts in their order. */
    static Map<String, byte[]> unzip(byte[] bytes) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return parts;
    }

    public static byte[] pdf() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
                xref
                0 4
                0000000000 65535 f\s
                0000000009 00000 n\s
                0000000052 00000 n\s
                0000000101 00000 n\s
                trailer<</Size 4/Root 1 0 R>>
                startxref
                165
                %%EOF
                """.getBytes(ISO_8859_1);
    }

    /** Office Open XML whose main part is of that type; its table of types first, as its makers write it. */
    public static byte[] openXml(String folder, String mainPart, String mainType, String mainXml) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml",
                (XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"" + RELATIONS
                        + "\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/" + folder + "/" + mainPart + "\" ContentType=\"" + mainType
                        + "\"/></Types>").getBytes(UTF_8));
        parts.put("_rels/.rels", (XML
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\""
                + folder + "/" + mainPart
                + "\"/></Relationships>").getBytes(UTF_8));
        parts.put(folder + "/" + mainPart, (XML + mainXml).getBytes(UTF_8));
        return zip(parts);
    }

    /** The first entry names the type and is not compressed, as OpenDocument and EPUB demand. */
    public static byte[] openDocument(String mediaType, String body) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("mimetype", mediaType.getBytes(ISO_8859_1));
        parts.put("content.xml", (XML
                + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.3\">"
                + "<office:body>" + body + "</office:body></office:document-content>").getBytes(UTF_8));
        parts.put("META-INF/manifest.xml", (XML
                + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" + mediaType
                + "\"/></manifest:manifest>").getBytes(UTF_8));
        return zip(parts);
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(entry(part.getKey(), part.getValue()));
                zip.write(part.getValue());
            }
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] bytes) {
        var entry = new ZipEntry(name);
        if (name.equals("mimetype")) {
            var crc = new CRC32();
            crc.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }

    private static byte[] docx() {
        return openXml("word", "document.xml", OPEN_XML + "wordprocessingml.document.main+xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p/></w:body></w:document>");
    }

    private static byte[] xlsx() {
        return openXml("xl", "workbook.xml", OPEN_XML + "spreadsheetml.sheet.main+xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets/></workbook>");
    }

    /** The first box of a photo as phones take them; then a box of nothing. */
    private static byte[] heic() {
        return ByteBuffer.allocate(64).putInt(24).put("ftypheic".getBytes(ISO_8859_1)).putInt(0)
                .put("mif1heic".getBytes(ISO_8859_1)).putInt(40)
                .put("mdat".getBytes(ISO_8859_1)).array();
    }

    /** One pixel, lossless. */
    private static byte[] webp() {
        return ByteBuffer.allocate(34).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes(ISO_8859_1))
                .putInt(26).put("WEBPVP8L".getBytes(ISO_8859_1))
                .putInt(13).put(new byte[] { 0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, (byte) 0x88,
                        (byte) 0x88, (byte) 0xFE, 0x07 })
                .array();
    }
}
