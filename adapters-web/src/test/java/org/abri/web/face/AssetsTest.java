package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.abri.web.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    @DisplayName("The files of the look leave packed for whoever takes them so, and whole for anybody else")
    void packed() throws IOException {
        try (var web = Running.plain()) {
            var whole = web.send(web.to("/assets/abri.css"));
            var packed = web.send(web.to("/assets/abri.css").header("Accept-Encoding", "gzip, deflate, br"));

            assertThat(whole.header("Content-Encoding")).isEmpty();
            assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(packed.bytes().length).isLessThan(whole.bytes().length / 2);
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
                assertThat(unpacked.readAllBytes()).isEqualTo(whole.bytes());
            }
        }
    }
}
