package org.abri.web.visit;

import io.micronaut.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.abri.application.session.SignedIn;

/**
 * What somebody wrote in a form that is {@link GivenBack}, and whose session ended meanwhile: it travels through the sign-in
 * page in hidden fields, back to where it was written, and to nobody but whoever wrote it. Secrets never do.
 */
public record KeptForm(Map<String, String> fields) {
    private static final String PREFIX = "kept.";
    private static final String PATH = "path";
    /** A path of ours: what begins with two slashes, or turned ones, is another site's. */
    private static final Pattern OURS = Pattern.compile("/[\\w./-]{0,300}");
    private static final Set<String> SECRET =
            Set.of("password", "passwordAgain", "current", "answer", "code", "factorCode", Form.TOKEN);

    /** Of a form that came in without a session; nothing when there was nothing worth keeping in it. */
    public static Optional<KeptForm> of(HttpRequest<?> request, Body body) {
        if (body.byProgram() || body.text(Form.TYPED_BY).isEmpty()) { return Optional.empty(); }
        var kept = new LinkedHashMap<String, String>();
        kept.put(PREFIX + PATH, request.getPath());
        withoutSecrets(body).fields().forEach((name, value) -> {
            if (!name.startsWith(PREFIX)) {
                kept.put(PREFIX + name, value.text());
            }
        });
        return Optional.of(new KeptForm(kept));
    }

    /** What of a form may be shown to whoever wrote it, when it comes back. */
    static Body withoutSecrets(Body body) {
        var shown = new LinkedHashMap<>(body.fields());
        shown.keySet().removeAll(SECRET);
        return new Body(shown, body.byProgram());
    }

    /** The one that a body carries along, if it does. */
    static Optional<KeptForm> in(Body body) {
        var kept = new LinkedHashMap<String, String>();
        body.fields().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                kept.put(name, value.text());
            }
        });
        return Optional.of(new KeptForm(kept)).filter(form -> isOurs(form.path()));
    }

    private static boolean isOurs(String path) {
        return OURS.matcher(path).matches() && !path.startsWith("//");
    }

    static boolean carries(String field) {
        return field.startsWith(PREFIX);
    }

    /** Where it was written. */
    public String path() {
        return fields.getOrDefault(PREFIX + PATH, "");
    }

    /** Whether that person wrote it. */
    public boolean isOf(SignedIn person) {
        return Visitor.typedBy(person).equals(fields.get(PREFIX + Form.TYPED_BY));
    }

    /** As it was written. */
    Body asWritten() {
        var written = new LinkedHashMap<String, String>();
        fields.forEach((name, text) -> written.put(name.substring(PREFIX.length()), text));
        written.remove(PATH);
        return Body.of(written);
    }
}
