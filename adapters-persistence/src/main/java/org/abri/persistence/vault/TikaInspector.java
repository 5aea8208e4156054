package org.abri.persistence.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.abri.application.vault.ContentInspector;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * UPL-1: the type of a file by its first bytes: Apache Tika's magic numbers for what has some; a look inside, in memory,
 * for containers; and for text, that it is text and nothing that a reader would run. The name is not looked at, and
 * nothing is written anywhere (CRY-3).
 */
public final class TikaInspector implements ContentInspector {
    /** What Tika says of a text in which it sees nothing else. A saved e-mail is text, too. */
    private static final Set<String> MAY_BE_TEXT =
            Set.of("text/plain", "application/octet-stream", "message/rfc822", "message/news");

    private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

    @Override
    public Optional<DocumentType> typeOf(byte[] head, FileName name) {
        if (ZipContainer.isOne(head)) { return ZipContainer.typeOf(head); }
        var seen = seen(head);
        if (MAY_BE_TEXT.contains(seen)) {
            return PlainText.isOne(head) ? Optional.of(DocumentType.TEXT) : Optional.empty();
        }
        if (seen.equals("image/heif")) {
            return HeifBrands.of(head).anyMatch(HeifBrands.HEIC::contains) ? Optional.of(DocumentType.HEIC)
                    : Optional.empty();
        }
        return DocumentType.ofMediaType(seen);
    }

    private String seen(byte[] head) {
        try {
            return magic.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }
}
