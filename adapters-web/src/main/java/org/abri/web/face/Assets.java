package org.abri.web.face;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.abri.application.Sha256;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.problem.ProblemException;

/** The files of the look. Their address changes with their content, so browsers keep them for good. */
@Pages
final class Assets {
    private record File(String mediaType, byte[] bytes, byte[] packed) {
        static File read(String name, String mediaType) {
            var bytes = Assets.bytes(name);
            return new File(mediaType, bytes, gzipped(bytes));
        }
    }

    private static final Map<String, File> FILES = Stream.of("abri.css", "icon.svg").collect(Collectors
            .toUnmodifiableMap(name -> name,
                    name -> File.read(name, mediaType(name))));
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final int VERSION_DIGITS = 10;

    /** Pages are not packed, because of what they hold (BREACH); these files hold nothing of anybody's. */
    @Get(At.ASSETS + "{name}")
    HttpResponse<byte[]> file(HttpRequest<?> request, @PathVariable String name) {
        var file = FILES.get(name);
        if (file == null) { throw ProblemException.notFound(); }
        var packed = request.getHeaders().findFirst(HttpHeaders.ACCEPT_ENCODING)
                .filter(encodings -> encodings.contains("gzip")).isPresent();
        var response = HttpResponse.ok(packed ? file.packed() : file.bytes())
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, FOR_GOOD)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return packed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }

    /** Where each file is. */
    static Map<String, String> addresses() {
        return FILES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
                        entry -> At.ASSETS + entry.getKey()
                                + "?v=" + HexFormat.of().formatHex(Sha256.of(entry.getValue().bytes()))
                                        .substring(0, VERSION_DIGITS)));
    }

    private static String mediaType(String name) {
        return name.endsWith(".css") ? "text/css; charset=utf-8" : "image/svg+xml";
    }

    private static byte[] bytes(String name) {
        try (var in = Assets.class.getResourceAsStream("/face/" + name)) {
            if (in == null) { throw new IllegalStateException(name + " is missing"); }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] gzipped(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return packed.toByteArray();
    }
}
