package org.abri.bootstrap.flaws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * One that a list in the format of OSV (ossf.github.io/osv-schema, as published for Maven) names.
 *
 * @param record what it says, as JSON
 */
record KnownFlaw(Map<String, Object> record) {
    private static final Duration CRITICAL = Duration.ofDays(2);
    private static final Duration HIGH = Duration.ofDays(7);
    private static final Duration ANY_OTHER = Duration.ofDays(30);

    String id() {
        return (String) record.get("id");
    }

    /** By when it is mended at the latest: docs/security.md, Libraries. */
    Instant mendedBy() {
        return Instant.parse((String) record.get("published")).plus(switch (severity()) {
            case "CRITICAL" -> CRITICAL;
            case "HIGH" -> HIGH;
            default -> ANY_OTHER;
        });
    }

    private String severity() {
        return record.get("database_specific") instanceof Map<?, ?> more
                && more.get("severity") instanceof String said ? said : "";
    }

    /** Whether the library has it. What was withdrawn is none. */
    boolean isIn(Library library) {
        return !record.containsKey("withdrawn") && list(record.get("affected")).stream()
                .map(each -> (Map<?, ?>) each).filter(each -> isAbout(each, library))
                .anyMatch(each -> list(each.get("versions")).contains(library.version())
                        || list(each.get("ranges")).stream()
                                .anyMatch(range -> reaches((Map<?, ?>) range, library)));
    }

    private static boolean isAbout(Map<?, ?> affected, Library library) {
        return affected.get("package") instanceof Map<?, ?> named
                && "Maven".equals(named.get("ecosystem")) && library.name().equals(named.get("name"));
    }

    /** Events come in the order of versions: each begins or ends what is affected. */
    private static boolean reaches(Map<?, ?> range, Library library) {
        if (!"ECOSYSTEM".equals(range.get("type"))) { return false; }
        var version = new ComparableVersion(library.version());
        var affected = false;
        for (var each : list(range.get("events"))) {
            var event = (Map<?, ?>) each;
            if (event.get("introduced") instanceof String first && isAtLeast(version, first)) {
                affected = true;
            } else if (event.get("fixed") instanceof String fixed && isAtLeast(version, fixed)) {
                affected = false;
            } else if (event.get("last_affected") instanceof String last
                    && version.compareTo(new ComparableVersion(last)) > 0) {
                affected = false;
            }
        }
        return affected;
    }

    private static boolean isAtLeast(ComparableVersion version, String other) {
        return other.equals("0") || version.compareTo(new ComparableVersion(other)) >= 0;
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
