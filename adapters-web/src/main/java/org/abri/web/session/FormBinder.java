package org.abri.web.session;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.abri.web.access.ProblemException;

/** Reads a {@link Form} from a body, on the thread of the page handler, which may block. */
@Singleton
final class FormBinder implements TypedRequestArgumentBinder<Form>, PostponedRequestArgumentBinder<Form> {
    /** WEB-3: the longest note, each of its letters written as {@code %XX} four times, and something more. */
    private static final int LARGEST = 320 * 1024;
    private static final int MOST_FIELDS = 50;

    @Override
    public Argument<Form> argumentType() {
        return Argument.of(Form.class);
    }

    @Override
    public BindingResult<Form> bind(ArgumentConversionContext<Form> context, HttpRequest<?> request) {
        var form = Form.checked(Visitor.of(request), fields(body(request)));
        return () -> Optional.of(form);
    }

    private static String body(HttpRequest<?> request) {
        if (request.getContentType().filter(type -> type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE))
                .isEmpty()) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                    "A form is expected.");
        }
        try (var bytes = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
            var read = bytes.readNBytes(LARGEST + 1);
            if (read.length > LARGEST) { throw ProblemException.tooLarge(); }
            return new String(read, StandardCharsets.UTF_8);
        } catch (IOException cut) {
            throw ProblemException.malformed("cut-off", "The request stopped before its end.");
        }
    }

    private static Map<String, String> fields(String body) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : body.isEmpty() ? new String[0] : body.split("&", MOST_FIELDS + 1)) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (fields.size() == MOST_FIELDS
                    || fields.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)))
                            != null) {
                throw ProblemException.malformed("malformed",
                        "A field is there twice, or there are too many.");
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.malformed("malformed", "The form is not encoded as it must be.");
        }
    }
}
