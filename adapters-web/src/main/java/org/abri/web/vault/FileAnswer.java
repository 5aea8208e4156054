package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.abri.application.Outage;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Document;

/**
 * UPL-4: a document on its way out: to be kept, never to be shown in our name. When its bytes fail on the way the
 * connection is cut (CRY-7): a client never takes a part for the whole.
 */
public final class FileAnswer {
    private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final String UNRESERVED = "!#$&+-.^_`|~";

    private final InputStream bytes;
    private final long size;

    private FileAnswer(InputStream bytes, long size) {
        this.bytes = bytes;
        this.size = size;
    }

    /** Takes the stream over. What cannot be read at all is an {@link Outage} before anything was answered. */
    public static HttpResponse<FileAnswer> of(Document document, InputStream bytes) {
        MutableHttpResponse<FileAnswer> response =
                HttpResponse.ok(new FileAnswer(new Exactly(begun(bytes), document.size()), document.size()));
        return response
                .header(HttpHeaders.CONTENT_TYPE, document.type().mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, Long.toString(document.size()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(document.fileName()))
                .header("Content-Security-Policy", SANDBOX);
    }

    InputStream bytes() {
        return bytes;
    }

    long size() {
        return size;
    }

    /** Of what nobody is sent after all. */
    void close() {
        closeQuietly(bytes);
    }

    private static InputStream begun(InputStream bytes) {
        var begun = new PushbackInputStream(bytes);
        try {
            var first = begun.read();
            if (first >= 0) {
                begun.unread(first);
            }
            return begun;
        } catch (IOException unreadable) {
            closeQuietly(bytes);
            throw new Outage("a document cannot be read", unreadable);
        }
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
