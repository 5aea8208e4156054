package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says about the settings. */
class SettingsCommandTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("OPS-1: every setting is said with what it comes to, defaults as such; what may be a secret is not")
    void settings() throws Exception {
        try (var site = new Site(folder)) {
            site.set("ABRI_DATABASE_URL",
                    "jdbc:postgresql://db.example/abri?user=abri&password=hunter2&sslmode=verify-full")
                    .set("ABRI_SMS", "brevo").set("ABRI_SMS_BREVO_KEY_FILE", "/etc/abri/brevo-key")
                    .set("ABRI_SMS_BREVO_KEY", "hunter3").set("ABRI_BUDGET_STREAMS", "9");
            var ran = site.run("settings");
            assertThat(ran.code()).isEqualTo(Obstacle.DONE);
            assertThat(ran.out()).contains("ABRI_DATA=" + site.data() + "\n",
                    "ABRI_DATABASE_URL=jdbc:postgresql://db.example/abri and options, not shown\n",
                    "ABRI_HOST=localhost  (default)\n", "ABRI_DEMO=false  (default)\n",
                    "ABRI_SMS_BREVO_KEY_FILE=/etc/abri/brevo-key\n", "ABRI_SMS_BREVO_KEY=(said, not shown)\n",
                    "ABRI_BUDGET_STREAMS=9\n").doesNotContain("hunter", "PATH=");
            var said = new TreeSet<String>();
            ran.out().lines().forEach(line -> said.add(line.substring(0, line.indexOf('='))));
            assertThat(said).containsAll(SettingNames.KNOWN.stream()
                    .filter(name -> !name.equals("ABRI_JAVA_OPTIONS") && !name.equals("ABRI_CONTACT")
                            && !name.equals("ABRI_AUTHORITY"))
                    .toList());
        }
    }

    @Test
    @DisplayName("OPS-1: a value that means nothing is refused here as at a start")
    void refused() throws Exception {
        try (var site = new Site(folder)) {
            assertThat(site.set("ABRI_PORT", "many").run("settings").code()).isEqualTo(Obstacle.REFUSED);
        }
    }
}
