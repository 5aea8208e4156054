package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abri.web.problem.ProblemException;

/**
 * Which bytes of a file are asked for (RFC 9110, section 14). Several ranges at once, units that are not bytes, and what is
 * malformed are passed over, as that standard has it: the whole is given.
 *
 * @param whole how many bytes the file has
 */
record Part(long from, long length, long whole) {
    /** Longer than any range of ours needs to be. */
    private static final int LONGEST = 100;
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    static Part all(long whole) {
        return new Part(0, whole, whole);
    }

    /** Throws {@link ProblemException} (416) when the file has none of the bytes that are asked for. */
    static Part wanted(HttpRequest<?> request, String tag, long whole) {
        return request.getHeaders().findFirst(HttpHeaders.RANGE).filter(range -> stillThat(request, tag))
                .flatMap(range -> read(range, whole)).orElseGet(() -> all(whole));
    }

    /** If-Range: what was begun goes on only if it is the same file. */
    private static boolean stillThat(HttpRequest<?> request, String tag) {
        return request.getHeaders().findFirst(HttpHeaders.IF_RANGE).map(tag::equals).orElse(true);
    }

    private static Optional<Part> read(String range, long whole) {
        if (range.length() > LONGEST) { return Optional.empty(); }
        var numbers = RANGE.matcher(range.strip());
        if (!numbers.matches()) { return Optional.empty(); }
        return numbers.group(1).isEmpty() ? lastOf(numbers.group(2), whole)
                : between(Long.parseLong(numbers.group(1)), numbers.group(2), whole);
    }

    private static Optional<Part> lastOf(String most, long whole) {
        if (most.isEmpty()) { return Optional.empty(); }
        var length = Math.min(Long.parseLong(most), whole);
        if (length == 0) { throw ProblemException.noSuchPart(whole); }
        return Optional.of(new Part(whole - length, length, whole));
    }

    private static Optional<Part> between(long from, String to, long whole) {
        var last = to.isEmpty() ? whole - 1 : Math.min(Long.parseLong(to), whole - 1);
        if (!to.isEmpty() && Long.parseLong(to) < from) { return Optional.empty(); }
        if (from >= whole) { throw ProblemException.noSuchPart(whole); }
        return Optional.of(new Part(from, last - from + 1, whole));
    }

    boolean isWhole() {
        return length == whole;
    }

    /** For {@code Content-Range}. */
    String told() {
        return "bytes " + from + "-" + (from + length - 1) + "/" + whole;
    }
}
