package org.abri.application.vault;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Written;

/** LAW-5: what somebody wrote, as a file that they take with them. */
public record TextFile(FileName name, String text) {
    /** As plain text: all that it says, called by its title, which is no path. */
    public static TextFile plain(Written written) {
        return new TextFile(FileName.titled(written.title()).of(DocumentType.TEXT),
                written.parts().stream().filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("\n\n", "", "\n")));
    }

    /** In UTF-8. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
