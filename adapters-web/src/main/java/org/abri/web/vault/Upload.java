package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.web.access.CutOff;
import org.abri.web.access.ProblemException;
import org.abri.web.session.Form;
import org.abri.web.session.SecurityHeaders;
import org.abri.web.session.Visitor;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;

/**
 * UPL-2: a document on its way in. A handler of somebody signed in takes one as an argument and closes it, whatever
 * happens; by then the fields before the file are read and checked as a {@link Form} is. The file's bytes come through in constant memory, as fast as they are taken,
 * and never touch the disk (CRY-3).
 */
public final class Upload implements AutoCloseable {
    /** The name of the part that holds the file; it comes last. */
    public static final String FILE = "file";

    private static final int LARGEST_FIELDS = 64 * 1024;
    private static final int MOST_FIELDS = 20;
    private static final long LARGEST_REQUEST = Document.LARGEST + 4 * LARGEST_FIELDS;

    private final HttpRequest<?> request;
    private final Incoming incoming;
    private final FileItemInputIterator parts;
    private final Form form;
    private final FileItemInput file;

    private Upload(HttpRequest<?> request, Incoming incoming, FileItemInputIterator parts, Form form,
            FileItemInput file) {
        this.request = request;
        this.incoming = incoming;
        this.parts = parts;
        this.form = form;
        this.file = file;
    }

    /** Reads up to where the file begins. */
    static Upload begin(HttpRequest<?> request) {
        var visitor = Visitor.of(request);
        visitor.person();
        if (request.getContentType().filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
                .isEmpty()) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                    "A form with a file is expected.");
        }
        var incoming =
                new Incoming(((ServerHttpRequest<?>) request).byteBody().toInputStream(), LARGEST_REQUEST);
        try {
            if (request.getContentLength() > LARGEST_REQUEST) { throw ProblemException.tooLarge(); }
            return begin(request, visitor, incoming);
        } catch (IOException cut) {
            finish(request, incoming);
            throw ProblemException.malformed("malformed",
                    "The form with a file is not shaped as it must be, or was cut off.");
        } catch (ProblemException refused) {
            finish(request, incoming);
            throw refused;
        }
    }

    private static Upload begin(HttpRequest<?> request, Visitor visitor, Incoming incoming)
            throws IOException {
        var parts = new Multipart().partsOf(request, incoming);
        var fields = new LinkedHashMap<String, String>();
        var room = LARGEST_FIELDS;
        while (parts.hasNext()) {
            var part = parts.next();
            if (!part.isFormField()) {
                if (!FILE.equals(part.getFieldName())) {
                    throw ProblemException.malformed("unknown-field",
                            "There is a file in a field that is not known here.");
                }
                return new Upload(request, incoming, parts, Form.checked(visitor, fields), part);
            }
            var bytes = part.getInputStream().readNBytes(room + 1);
            room -= bytes.length;
            if (room < 0 || fields.size() == MOST_FIELDS) { throw ProblemException.tooLarge(); }
            if (fields.putIfAbsent(part.getFieldName(), new String(bytes, StandardCharsets.UTF_8)) != null) {
                throw ProblemException.malformed("malformed", "A field is there twice.");
            }
        }
        Form.checked(visitor, fields);
        throw ProblemException.invalid(FILE, Flaw.MISSING);
    }

    /** The fields that came before the file. */
    public Form form() {
        return form;
    }

    /** As the sender's machine calls it, made safe. */
    public FileName fileName() {
        return FileName.sent(file.getName() == null ? "" : file.getName());
    }

    /**
     * The file's bytes. Reading throws {@link CutOff} when they stop coming, and {@link ProblemException} when too many
     * come; the end is reached only when the whole request was well formed.
     */
    public InputStream bytes() throws IOException {
        return new LastPart(file.getInputStream(), parts);
    }

    /** Lets go of what is left of a request that was refused, in a way that the answer can be read. */
    @Override
    public void close() {
        finish(request, incoming);
    }

    private static void finish(HttpRequest<?> request, Incoming incoming) {
        if (!incoming.ended(request.getContentLength())) {
            SecurityHeaders.closeAfter(request);
        }
    }
}
