package org.abri.application.memory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Set;
import org.abri.application.vault.Drawer;
import org.abri.domain.vault.DocumentType;

/** Draws every picture and every PDF, as far as its first bytes are those of one, as one white dot. */
final class BlankDrawer implements Drawer {
    private static final Set<DocumentType> DRAWN = Set.of(DocumentType.JPEG, DocumentType.PNG,
            DocumentType.WEBP, DocumentType.TIFF, DocumentType.PDF);
    private static final byte[] WHITE = Base64.getDecoder()
            .decode("/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgGBgcGBQg"
                    + "HBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8"
                    + "QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxF"
                    + "DKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqD"
                    + "hIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn"
                    + "6/9oACAEBAAA/APf6/9k=");

    private final MagicInspector inspector = new MagicInspector();

    @Override
    public int draw(DocumentType type, InputStream bytes, Sheets sheets) throws IOException {
        var is = inspector.begin(bytes.readAllBytes()).flatMap(inspection -> inspection.already());
        if (is.filter(type::equals).filter(DRAWN::contains).isEmpty()) { return 0; }
        sheets.add(WHITE.clone());
        sheets.add(WHITE.clone());
        return 1;
    }
}
