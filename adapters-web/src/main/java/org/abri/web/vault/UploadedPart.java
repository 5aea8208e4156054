package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import java.io.InputStream;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.web.budget.Budgets;
import org.abri.web.problem.CutOff;
import org.abri.web.problem.ProblemException;

/**
 * UPL-2, UPL-3: some bytes of a document on their way in, as tus 1.0.0 sends them. A handler takes them as an argument and
 * closes them, whatever happens; they count among all documents that come in, as an {@link Upload} does.
 */
public final class UploadedPart implements AutoCloseable {
    /** Of what a part is, and nothing else. */
    static final String TYPE = "application/offset+octet-stream";

    private static final MediaType MEDIA_TYPE = MediaType.of(TYPE);

    private final HttpRequest<?> request;
    private final Incoming incoming;

    private UploadedPart(HttpRequest<?> request, Incoming incoming) {
        this.request = request;
        this.incoming = incoming;
    }

    /** Reads nothing yet. Throws {@link ProblemException} when it is of another type, or too many come in already. */
    static UploadedPart begin(HttpRequest<?> request, Budgets budgets) {
        if (request.getContentType().filter(type -> type.matches(MEDIA_TYPE)).isEmpty()) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                    "Bytes are expected, as " + TYPE + ".");
        }
        var incoming = new Incoming(((ServerHttpRequest<?>) request).byteBody().toInputStream(),
                Document.LARGEST);
        try {
            incoming.takes(budgets.upload(Upload.sender(request)));
            return new UploadedPart(request, incoming);
        } catch (ProblemException refused) {
            Upload.finish(request, incoming);
            throw refused;
        }
    }

    /** Reading throws {@link CutOff} when they stop coming, and {@link ProblemException} when more come than any document has. */
    InputStream bytes() {
        return incoming;
    }

    /** Lets go of what is left of a part that was refused, in a way that the answer can be read. */
    @Override
    public void close() {
        Upload.finish(request, incoming);
    }
}
