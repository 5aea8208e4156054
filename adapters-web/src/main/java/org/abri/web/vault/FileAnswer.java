package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.abri.application.Outage;
import org.abri.application.vault.DownloadDocument;
import org.abri.application.vault.TextFile;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.web.problem.ProblemException;

/**
 * UPL-4: a document on its way out: to be kept, never to be shown in our name. When its bytes fail on the way the
 * connection is cut (CRY-7): a client never takes a part for the whole.
 */
public final class FileAnswer {
    static final String SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final String UNRESERVED = "!#$&+-.^_`|~";

    private final InputStream bytes;
    private final OptionalLong size;

    private FileAnswer(InputStream bytes, OptionalLong size) {
        this.bytes = bytes;
        this.size = size;
    }

    /**
     * Of what a download gave: all of it, or the part that is asked for (RFC 9110). Takes the stream over. Throws
     * {@link ProblemException} when there is nothing to give.
     */
    static HttpResponse<FileAnswer> of(HttpRequest<?> request, ItemId item,
            DownloadDocument.Outcome outcome) {
        return switch (outcome) {
            case DownloadDocument.Outcome.NoDocument() -> throw ProblemException.notFound();
            case DownloadDocument.Outcome.Lost() -> throw new ProblemException(HttpStatus.GONE,
                    "document-lost",
                    "The bytes of this document cannot be read any more. Whoever runs the service was told.");
            case DownloadDocument.Outcome.Opened(var document, var bytes) ->
                    given(request, item, document, bytes);
        };
    }

    /** What somebody wrote, in a format that other programs read. */
    static HttpResponse<byte[]> written(String type, TextFile file) {
        return HttpResponse.ok(file.bytes()).header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
                .header("Content-Security-Policy", SANDBOX);
    }

    /** One that is small and whole at hand, which is no item of a vault. */
    public static HttpResponse<byte[]> whole(DocumentType type, FileName name, byte[] bytes) {
        return HttpResponse.ok(bytes).header(HttpHeaders.CONTENT_TYPE, type.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .header("Content-Security-Policy", SANDBOX);
    }

    /** LAW-5: a ZIP file that is made as it is sent, to its end. Takes the stream over. */
    static HttpResponse<FileAnswer> archive(FileName name, InputStream bytes) {
        return HttpResponse.ok(new FileAnswer(bytes, OptionalLong.empty()))
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .header("Content-Security-Policy", SANDBOX);
    }

    /** The same without the bytes, for whoever asks what there is. Throws {@link ProblemException} when it is no file. */
    static HttpResponse<?> announced(ItemId item, Optional<Document> document) {
        var found = document.orElseThrow(ProblemException::notFound);
        return headed(HttpResponse.ok(), item, found, Part.all(found.size()));
    }

    /** If-None-Match: whether whoever asks has it already. */
    static boolean isHad(HttpRequest<?> request, ItemId item) {
        return request.getHeaders().findFirst(HttpHeaders.IF_NONE_MATCH).filter(tag(item)::equals)
                .isPresent();
    }

    private static HttpResponse<FileAnswer> given(HttpRequest<?> request, ItemId item, Document document,
            InputStream bytes) {
        try {
            var part = Part.wanted(request, tag(item), document.size());
            bytes.skipNBytes(part.from());
            var given =
                    part.from() + part.length() == part.whole() ? new Exactly(bytes, part.length()) : bytes;
            return headed(HttpResponse.status(part.isWhole() ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
                    .body(new FileAnswer(given, OptionalLong.of(part.length()))), item, document, part);
        } catch (IOException unreadable) {
            closeQuietly(bytes);
            throw new Outage("a document cannot be read", unreadable);
        } catch (RuntimeException noSuchPart) {
            closeQuietly(bytes);
            throw noSuchPart;
        }
    }

    /** What a file says of itself. Its bytes never change: the item's id tells them from any others. */
    private static <T> HttpResponse<T> headed(MutableHttpResponse<T> response, ItemId item, Document document,
            Part part) {
        if (!part.isWhole()) {
            response.header(HttpHeaders.CONTENT_RANGE, part.told());
        }
        return response
                .header(HttpHeaders.CONTENT_TYPE, document.type().mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(document.givenBackAs()))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.ETAG, tag(item))
                .header("Content-Security-Policy", SANDBOX);
    }

    private static String tag(ItemId item) {
        return "\"" + item + "\"";
    }

    InputStream bytes() {
        return bytes;
    }

    /** Empty when it is known only once all of it was made. */
    OptionalLong size() {
        return size;
    }

    private static void closeQuietly(InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException already) {
            // nothing of it was answered
        }
    }

    /** RFC 6266: the name in ASCII for old clients, and as it is (RFC 8187) for all others. */
    static String disposition(FileName name) {
        var ascii = new StringBuilder();
        name.value().codePoints().forEach(
                c -> ascii.append(c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '%' ? (char) c : '_'));
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(name.value());
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        return encoded.toString();
    }
}
