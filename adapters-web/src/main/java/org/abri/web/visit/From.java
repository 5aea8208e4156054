package org.abri.web.visit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.abri.domain.vault.Version;
import org.abri.web.problem.ProblemException;

/**
 * From which versions of an item somebody changes it: programs say it as {@code If-Match} (RFC 9110, 13.1.1), pages in a
 * hidden field. A program that says none is told so (RFC 6585) as soon as it matters: not before the rules were asked.
 */
public final class From implements Predicate<Version> {
    private static final String ANY = "*";

    private final Predicate<String> tags;

    private From(Predicate<String> tags) {
        this.tags = tags;
    }

    /** What a program says. */
    static From program(HttpRequest<?> request) {
        var condition = request.getHeaders().findFirst(HttpHeaders.IF_MATCH).map(String::strip);
        return new From(tag -> said(condition, tag));
    }

    /** What a page's form says; of a form that says nothing, no version will do. */
    static From page(String field) {
        return new From(tag(field)::equals);
    }

    private static boolean said(Optional<String> condition, String tag) {
        var list = condition.orElseThrow(() -> new ProblemException(HttpStatus.PRECONDITION_REQUIRED,
                "if-match-needed",
                "Others may change this too: say in If-Match which version this is from."));
        return list.equals(ANY) || Arrays.stream(list.split(",")).map(String::strip).anyMatch(tag::equals);
    }

    @Override
    public boolean test(Version version) {
        return tags.test(tag(version));
    }

    /** The ETag of that version of an item: strong, for nothing in between packs or changes it (ADR 10). */
    public static String tag(Version version) {
        return tag(Long.toString(version.number()));
    }

    private static String tag(String number) {
        return '"' + number + '"';
    }

    /** What a program is told whose change comes from another version than there is. */
    public static ProblemException changedMeanwhile() {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile",
                "This was changed meanwhile: nothing was done. Look at it again.");
    }
}
