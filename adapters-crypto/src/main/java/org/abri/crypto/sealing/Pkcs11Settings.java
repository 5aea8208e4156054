package org.abri.crypto.sealing;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How this node reaches a token (PKCS#11).
 *
 * @param module      the library that speaks to it, which its maker brings
 * @param slot        the number of its slot there
 * @param pinFile     the file that holds its PIN, on the first line, and nothing else
 * @param environment where many modules look for how they are set up; of the service's own settings they are told none
 */
public record Pkcs11Settings(Path module, long slot, Path pinFile, Map<String, String> environment) {
    public Pkcs11Settings {
        environment = environment.entrySet().stream().filter(each -> !each.getKey().startsWith("ABRI_"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String toString() {
        return "Pkcs11Settings[" + module + "]";
    }
}
