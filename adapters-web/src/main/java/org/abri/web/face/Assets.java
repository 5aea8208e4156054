package org.abri.web.face;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final int VERSION_DIGITS = 6;

    private record File(String address, String mediaType, byte[] bytes, byte[] packed) {
        static File read(String name) {
            var bytes = name.endsWith(".css") ? tight(Assets.bytes(name)) : Assets.bytes(name);
            var version = HexFormat.of().formatHex(Sha256.of(bytes)).substring(0, VERSION_DIGITS);
            return new File(At.ASSETS + name + "?v=" + version,
                    typeOf(name.substring(name.lastIndexOf('.') + 1)), bytes, gzipped(bytes));
        }
    }

    private static final Map<String,
            File> FILES = Stream.of("abri.css", "abri.js", "icon.svg", "icons.svg").collect(Collectors
                    .toUnmodifiableMap(name -> name,
                            File::read));

    private static String typeOf(String extension) {
        return switch (extension) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
    }

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

    private static File ours(String name) {
        var file = FILES.get(name);
        if (file == null) { throw new IllegalArgumentException(name + " is no file of the look"); }
        return file;
    }

    /** Where that file is. */
    static String address(String name) {
        return ours(name).address();
    }

    /** In bytes, as it is without being packed. */
    static int weight(String name) {
        return ours(name).bytes().length;
    }

    /** Without what is there for whoever reads the file: comments, and space where none is needed. */
    private static byte[] tight(byte[] css) {
        var text = new String(css, StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ").replaceAll(" ?([{};,>]) ?", "$1").replace(": ", ":")
                .replace(";}", "}");
        return text.strip().getBytes(StandardCharsets.UTF_8);
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
