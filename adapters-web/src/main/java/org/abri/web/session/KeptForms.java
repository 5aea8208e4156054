package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.web.face.Face;
import org.abri.web.face.Typed;

/** What was typed in a form whose session is over travels through the sign-in page, in hidden fields; secrets never do. */
@Singleton
final class KeptForms {
    private static final String PREFIX = "kept.";
    private static final String PATH = "path";
    private static final String TYPED_BY = "typed-by";
    private static final Set<String> SECRET =
            Set.of("password", "current", "chosen", "chosen-again", "answer", "code");

    private final Face face;
    private final List<GivesBack> pages;

    KeptForms(Face face, List<GivesBack> pages) {
        this.face = face;
        this.pages = pages;
    }

    static boolean isKept(String field) {
        return field.startsWith(PREFIX);
    }

    /** What the sign-in page keeps of a form posted to that address; nothing when it cannot be given back. */
    Map<String, String> of(String path, Map<String, String> typed) {
        if (pages.stream().flatMap(page -> page.forms().stream()).noneMatch(form -> form.isAt(path))) {
            return Map.of();
        }
        var kept = new LinkedHashMap<String, String>();
        kept.put(PATH, path);
        typed.forEach((name, value) -> {
            if (!SECRET.contains(name)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    /** What a sign-in form brought along. */
    Map<String, String> in(Form form) {
        var kept = new LinkedHashMap<String, String>();
        form.fields().forEach((name, value) -> {
            if (isKept(name)) {
                kept.put(name.substring(PREFIX.length()), value);
            }
        });
        return kept;
    }

    /** The form, filled in as it was, for the visitor of {@code request}; nothing for anybody but whoever typed it. */
    Optional<HttpResponse<?>> given(HttpRequest<?> request, Map<String, String> kept) {
        var path = kept.getOrDefault(PATH, "");
        var page = face.page(Visitor.of(request), path, Optional.empty());
        if (!page.typedBy().equals(kept.get(TYPED_BY))) { return Optional.empty(); }
        var values = new LinkedHashMap<>(kept);
        values.remove(PATH);
        Typed typed = page.fresh(values);
        return pages.stream().flatMap(some -> some.forms().stream())
                .flatMap(form -> form.given(request, path, typed).stream()).findFirst();
    }
}
