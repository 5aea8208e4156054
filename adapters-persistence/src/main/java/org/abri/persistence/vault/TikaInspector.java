package org.abri.persistence.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.FirstBytes;
import org.abri.application.vault.OfficeFile;
import org.abri.domain.vault.DocumentType;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * UPL-1: the type of a file by its bytes: Apache Tika's magic numbers for what has some; for containers what they say of
 * themselves ({@link OfficeFile}, {@link FirstBytes}); and for text, that it is text and nothing that a reader would run.
 * The name is not known here, and nothing is written anywhere (CRY-3).
 */
public final class TikaInspector implements ContentInspector {
    private static final Set<DocumentType> WITH_MAGIC =
            EnumSet.of(DocumentType.JPEG, DocumentType.PNG, DocumentType.WEBP, DocumentType.TIFF);
    /** Among the kinds of text that Tika knows: those that some program runs or draws. Saved e-mails and the like are none. */
    private static final Pattern RUNS = Pattern.compile(
            ".*(?:script|shell|php|python|perl|ruby|rtf|awk|tcl|lisp|x-bat|x-sh|x-csh|x-bash|x-zsh|x-ksh|msdos|mshta|winurl).*");

    private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

    @Override
    public Optional<Inspection> begin(byte[] head) {
        return OfficeFile.begins(head) ? Optional.of(OfficeFile.of(head)) : typeBy(head).map(Inspection::of);
    }

    private Optional<DocumentType> typeBy(byte[] head) {
        if (FirstBytes.arePdf(head)) { return Optional.of(DocumentType.PDF); }
        var seen = seen(head);
        if (FirstBytes.areText(head)) {
            return runsOrMarksUp(seen) ? Optional.empty() : Optional.of(DocumentType.TEXT);
        }
        if (FirstBytes.areBoxes(head)) {
            return FirstBytes.areHeic(head) ? Optional.of(DocumentType.HEIC) : Optional.empty();
        }
        return DocumentType.ofMediaType(seen.toString()).filter(WITH_MAGIC::contains);
    }

    /** A magic number of two or four letters says nothing of a text (FIELD 10): programs and pictures are never clean text. */
    private boolean runsOrMarksUp(MediaType seen) {
        var types = magic.getMediaTypeRegistry();
        return seen.equals(MediaType.TEXT_HTML) || seen.equals(MediaType.APPLICATION_XML)
                || types.isInstanceOf(seen, MediaType.TEXT_HTML)
                || types.isInstanceOf(seen, MediaType.APPLICATION_XML)
                || (types.isInstanceOf(seen, MediaType.TEXT_PLAIN)
                        && RUNS.matcher(seen.toString()).matches());
    }

    private MediaType seen(byte[] head) {
        try {
            return magic.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }
}
