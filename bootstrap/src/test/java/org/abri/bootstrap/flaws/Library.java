package org.abri.bootstrap.flaws;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of the package, as lists of flaws name it: {@code group:artifact}. */
record Library(String name, String version) {
    /** Those that the package's bill of materials names, but for Abri's own parts. */
    static List<Library> in(Path bill) throws IOException {
        var read = ObjectMapper.getDefault().readValue(Files.readAllBytes(bill),
                Argument.mapOf(String.class, Object.class));
        return ((List<?>) read.get("components")).stream().map(each -> (Map<?, ?>) each)
                .filter(each -> !"org.abri".equals(each.get("group")))
                .map(each -> new Library(each.get("group") + ":" + each.get("name"),
                        (String) each.get("version")))
                .toList();
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
