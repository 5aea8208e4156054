package org.abri.persistence.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.abri.domain.text.Words;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.ItemContent.Document;

/**
 * UPL-2: the process in which one document is read, and which ends with it: what a file can make its readers do, it does here,
 * to nobody else. When it is ready it says so at its output; then it is given the bytes at its input, and tells their words, in
 * UTF-8, behind their length.
 */
final class ReadingProcess {
    /** Whatever is not read by then is not read. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private ReadingProcess() {}

    static boolean reads(DocumentType type) {
        return switch (type) {
            case PDF, TEXT, ODT, DOCX, ODS, XLSX -> true;
            case JPEG, PNG, WEBP, TIFF, HEIC -> false;
        };
    }

    /** With the name of the type as its argument. */
    public static void main(String[] arguments) throws IOException {
        var told = InItsProcess.ready(LONGEST);
        var bytes = System.in.readNBytes((int) Document.LARGEST);
        var words = words(DocumentType.valueOf(arguments[0]), bytes).joined()
                .getBytes(StandardCharsets.UTF_8);
        told.writeInt(words.length);
        told.write(words);
        InItsProcess.end(told);
    }

    private static Words words(DocumentType type, byte[] bytes) {
        var text = new Text();
        try {
            switch (type) {
                case PDF -> PdfText.read(bytes, text);
                case ODT, DOCX, ODS, XLSX -> OfficeText.read(type, bytes, text);
                case TEXT -> text.add(new String(bytes, StandardCharsets.UTF_8));
                case JPEG, PNG, WEBP, TIFF, HEIC -> {
                    // nothing is written there in letters
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError cannotBeRead) {
            // what was read says how far it came
        }
        return Words.of(List.of(text.read()));
    }

    /** What was read so far, within its bound. */
    static final class Text {
        /** In characters: a book of a thousand pages. */
        private static final int LONGEST = 2_000_000;

        private final StringBuilder read = new StringBuilder();

        boolean isFull() {
            return read.length() >= LONGEST;
        }

        void add(CharSequence more) {
            read.append(more, 0, Math.min(more.length(), LONGEST - read.length()));
        }

        String read() {
            return read.toString();
        }
    }
}
