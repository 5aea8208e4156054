package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.web.budget.Bounds;
import org.abri.web.budget.Budgets;
import org.abri.web.problem.CutOff;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Body;
import org.abri.web.visit.Form;
import org.abri.web.visit.SecurityHeaders;
import org.abri.web.visit.Visitor;

/**
 * UPL-2: a document on its way in. A handler of somebody signed in takes one as an argument and closes it, whatever
 * happens; by then the fields before the file are read and checked as a {@link Form} is, and if no file follows that is
 * wrong in the form. The file's bytes come through in constant memory, as fast as they are taken, and never touch the disk
 * (CRY-3).
 */
public final class Upload<F> implements AutoCloseable {
    /** The name of the part that holds the file; it comes last. */
    public static final String FILE = "file";

    private static final long LARGEST_REQUEST = Document.LARGEST + 4 * Bounds.LARGEST_FIELDS_BESIDE_A_FILE;

    private final HttpRequest<?> request;
    private final Incoming incoming;
    private final Form<F> form;
    private final String fileName;
    private final InputStream bytes;

    private Upload(HttpRequest<?> request, Incoming incoming, Form<F> form, String fileName,
            InputStream bytes) {
        this.request = request;
        this.incoming = incoming;
        this.form = form;
        this.fileName = fileName;
        this.bytes = bytes;
    }

    /** Reads up to where the file begins. */
    static <F> Upload<F> begin(HttpRequest<?> request, Budgets budgets, Class<F> kind) {
        var account = Visitor.of(request).person().account().toString();
        if (request.getContentType().filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
                .isEmpty()) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                    "A form with a file is expected.");
        }
        var incoming = new Incoming(((ServerHttpRequest<?>) request).byteBody().toInputStream(),
                LARGEST_REQUEST);
        try {
            incoming.takes(budgets.upload(account));
            if (request.getContentLength() > LARGEST_REQUEST) { throw ProblemException.tooLarge(); }
            return begin(request, kind, incoming);
        } catch (IOException cut) {
            finish(request, incoming);
            throw ProblemException.malformed("malformed",
                    "The form with a file is not shaped as it must be, or was cut off.");
        } catch (ProblemException refused) {
            finish(request, incoming);
            throw refused;
        }
    }

    private static <F> Upload<F> begin(HttpRequest<?> request, Class<F> kind, Incoming incoming)
            throws IOException {
        var parts = new Multipart(incoming, delimiter(request));
        var fields = new LinkedHashMap<String, String>();
        var room = Bounds.LARGEST_FIELDS_BESIDE_A_FILE;
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            var field = part.get().field();
            if (part.get().fileName().isPresent()) {
                if (!FILE.equals(field)) {
                    throw ProblemException.malformed("unknown-field",
                            "There is a file in a field that is not known here.");
                }
                return new Upload<>(request, incoming, form(request, fields, kind),
                        part.get().fileName().get(), new LastPart(parts));
            }
            var bytes = parts.bytes().readNBytes(room + 1);
            room -= bytes.length;
            if (room < 0 || fields.size() == Bounds.MOST_FIELDS_BESIDE_A_FILE) {
                throw ProblemException.tooLarge();
            }
            if (fields.putIfAbsent(field, new String(bytes, StandardCharsets.UTF_8)) != null) {
                throw ProblemException.malformed("malformed", "A field is there twice.");
            }
        }
        return new Upload<>(request, incoming, form(request, fields, kind).wrong(FILE, Flaw.MISSING), "",
                InputStream.nullInputStream());
    }

    private static <F> Form<F> form(HttpRequest<?> request, Map<String, String> fields, Class<F> kind) {
        return Form.sent(request, Body.of(fields)).as(kind);
    }

    private static Delimiter delimiter(HttpRequest<?> request) throws CutOff {
        return Delimiter.of(request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class, ""))
                .orElseThrow(() -> new CutOff(new IOException("a form names no boundary")));
    }

    /** The fields that came before the file. */
    public Form<F> form() {
        return form;
    }

    /** As the sender's machine calls it, made safe. */
    public FileName fileName() {
        return FileName.sent(fileName);
    }

    /**
     * The file's bytes. Reading throws {@link CutOff} when they stop coming, and {@link ProblemException} when too many
     * come; the end is reached only when the whole request was well formed.
     */
    public InputStream bytes() {
        return bytes;
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
