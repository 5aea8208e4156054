package org.abri.bootstrap.flaws;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** What a list of flaws says of the libraries of the package. */
final class KnownFlaws {
    /** That a library has a flaw. */
    record Found(Library library, KnownFlaw flaw) {
        boolean isTooOld(Instant now) {
            return now.isAfter(flaw.mendedBy());
        }

        @Override
        public String toString() {
            return flaw.id() + " in " + library + ", to be mended by " + flaw.mendedBy();
        }
    }

    private KnownFlaws() {}

    /**
     * Those of the list that the libraries have. The list is a ZIP of JSON files in the format of OSV; one that holds none is
     * refused, since it would find nothing in anything.
     */
    static List<Found> of(List<Library> libraries, Path list) throws IOException {
        var found = new ArrayList<Found>();
        var read = 0;
        try (var zip = new ZipFile(list.toFile())) {
            for (var entry : zip.stream().filter(each -> each.getName().endsWith(".json")).toList()) {
                try (var file = zip.getInputStream(entry)) {
                    var flaw = new KnownFlaw(ObjectMapper.getDefault().readValue(file.readAllBytes(),
                            Argument.mapOf(String.class, Object.class)));
                    libraries.stream().filter(flaw::isIn).map(library -> new Found(library, flaw))
                            .forEach(found::add);
                    read++;
                }
            }
        }
        if (read == 0) { throw new IllegalArgumentException("no list of flaws: " + list); }
        return found;
    }
}
