package org.abri.persistence.vault;

import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.abri.domain.vault.DocumentType;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads the text of letters and tables from offices, which are ZIP files of XML (ECMA-376, OASIS ODF): what stands between the
 * tags of the parts that hold text. Nothing is written on the way (CRY-3); no entity is resolved, nothing embedded is opened, no
 * macro is read.
 */
final class OfficeText {
    /** Where a word ends, whatever stands behind it. */
    private static final Set<String> ENDS =
            Set.of("p", "h", "tab", "br", "cr", "tc", "tr", "si", "is", "v", "c",
                    "row", "table-cell", "line-break", "s");
    private static final Pattern OF_LETTERS = Pattern
            .compile("word/(document|header\\d*|footer\\d*|footnotes|endnotes|comments)\\.xml");
    private static final Pattern OF_TABLES =
            Pattern.compile("xl/(sharedStrings|workbook|worksheets/[^/]+)\\.xml");
    private static final XMLInputFactory XML = factory();

    private OfficeText() {}

    /** Throws {@link IOException}, or any other exception, where it cannot be read on. */
    static void read(DocumentType type, byte[] bytes, ReadingProcess.Text text) throws IOException {
        var holdsText = part(type);
        try (var zip =
                ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
            for (var parts = zip.getEntries(); parts.hasMoreElements() && !text.isFull();) {
                var part = parts.nextElement();
                if (holdsText.test(part.getName())) {
                    read(zip, part, text);
                }
            }
        }
    }

    private static Predicate<String> part(DocumentType type) {
        return switch (type) {
            case DOCX -> OF_LETTERS.asMatchPredicate();
            case XLSX -> OF_TABLES.asMatchPredicate();
            default -> "content.xml"::equals;
        };
    }

    private static void read(ZipFile zip, ZipArchiveEntry part, ReadingProcess.Text text) throws IOException {
        try (var xml = zip.getInputStream(part)) {
            read(XML.createXMLStreamReader(xml), text);
        } catch (XMLStreamException broken) {
            throw new IOException("no text can be read on", broken);
        }
    }

    private static void read(XMLStreamReader xml, ReadingProcess.Text text) throws XMLStreamException {
        var shared = false;
        while (xml.hasNext() && !text.isFull()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    shared = isShared(xml, shared);
                    if (xml.getLocalName().equals("sheet")) {
                        text.add(xml.getAttributeValue(null, "name") + " ");
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!shared) {
                        text.add(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (ENDS.contains(xml.getLocalName())) {
                        text.add(" ");
                    }
                }
                default -> {
                    // says nothing
                }
            }
        }
    }

    /** Of a cell that holds the number of a text that stands elsewhere, that number is no text. */
    private static boolean isShared(XMLStreamReader xml, boolean before) {
        return xml.getLocalName().equals("c") ? "s".equals(xml.getAttributeValue(null, "t")) : before;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
