package org.abri.contracts.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import org.abri.application.BulkInputStream;
import org.abri.application.vault.WordReader;
import org.abri.domain.text.Sought;
import org.abri.domain.text.Words;
import org.abri.domain.vault.DocumentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever reads documents to their promise. What they read of other types than texts is tried where that is done. */
public interface WordReaderContract {
    WordReader reader();

    @Test
    @DisplayName("FIELD: a text is found by its words, in any script, and by no other")
    default void read() throws IOException {
        var words = reader().read(DocumentType.TEXT,
                new ByteArrayInputStream(Documents.of(DocumentType.TEXT)));
        for (var typed : new String[] { "rendez 14", "موعد", "ቆጸራ" }) {
            assertThat(Sought.of(typed).isIn(words)).as(typed).isTrue();
        }
        assertThat(Sought.of("loyer").isIn(words)).isFalse();
    }

    @Test
    @DisplayName("UPL-2: what cannot be read is no fault of whoever sent it: it says nothing, again and again")
    default void cannotBeRead() throws IOException {
        for (var type : DocumentType.values()) {
            assertThat(reader().read(type, new ByteArrayInputStream(new byte[0]))).as(type.name())
                    .isEqualTo(Words.NONE);
        }
        for (var type : new DocumentType[] { DocumentType.PNG, DocumentType.HEIC }) {
            assertThat(reader().read(type, new ByteArrayInputStream(Documents.of(type)))).as(type.name())
                    .isEqualTo(Words.NONE);
        }
        assertThat(reader().read(DocumentType.PDF,
                new ByteArrayInputStream(Documents.of(DocumentType.DOCX)))).isEqualTo(Words.NONE);
        assertThat(reader().read(DocumentType.TEXT,
                new ByteArrayInputStream(Documents.of(DocumentType.TEXT)))).isNotEqualTo(Words.NONE);
    }

    @Test
    @DisplayName("I6: when its bytes stop coming, that is told, and is not taken for a document that says nothing")
    default void bytesStop() {
        var stopping = new BulkInputStream() {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw new IOException("stopped on purpose");
            }
        };
        var cut = new SequenceInputStream(new ByteArrayInputStream(Documents.of(DocumentType.TEXT)),
                stopping);
        assertThatThrownBy(() -> reader().read(DocumentType.TEXT, cut)).isInstanceOf(IOException.class)
                .hasMessageContaining("on purpose");
    }
}
