package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abri.domain.vault.ResumableUpload.Said;
import org.abri.web.LeftOut;
import org.abri.web.budget.Bounds;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Body;
import org.abri.web.visit.Form;

/**
 * What is said of a document that comes in part by part, in {@code Upload-Metadata} (tus 1.0.0): names, each with a value in base64. As
 * {@link PaperForm} says it of one that comes at once.
 *
 * @param filename as the sender's machine calls it
 */
@Introspected
record UploadForm(String filename, @LeftOut String title, @LeftOut String visibility, @LeftOut String folder,
        @LeftOut Boolean lawful) {
    /** GATE-5: throws {@link ProblemException} when it is not shaped as it must be, or names what is not known here. */
    static Form<UploadForm> of(HttpRequest<?> request, String metadata) {
        return Form.sent(request, Body.ofProgram(read(metadata))).as(UploadForm.class);
    }

    private static Map<String, String> read(String metadata) {
        var fields = new LinkedHashMap<String, String>();
        var pairs = metadata.isBlank() ? new String[0] : metadata.split(",", Bounds.MOST_FIELDS);
        for (var pair : pairs) {
            var parts = pair.strip().split(" ", -1);
            if (parts.length > 2 || parts[0].isEmpty()
                    || fields.putIfAbsent(parts[0], parts.length < 2 ? "" : decoded(parts[1])) != null) {
                throw malformed();
            }
        }
        return fields;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return ProblemException.malformed("malformed",
                "Upload-Metadata holds names, each once, with a space and a value in base64 behind it.");
    }

    /** As it was sent, but for what is usual. */
    static String metadata(Said said) {
        var pairs = new ArrayList<>(List.of(pair("filename", said.fileName().value()),
                pair("title", said.title()), pair("visibility", said.visibility().name())));
        said.folder().ifPresent(folder -> pairs.add(pair("folder", folder.toString())));
        if (said.lawful()) {
            pairs.add(pair("lawful", "true"));
        }
        return String.join(",", pairs);
    }

    private static String pair(String name, String value) {
        return name + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
