package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path folder;

    @Test
    @DisplayName("The README's example compiles and does what the README says")
    void example() throws IOException, ReflectiveOperationException {
        var readme = Files.readString(Repository.root().resolve("README.md"));
        var example = JAVA.matcher(readme);
        assertThat(example.find()).isTrue();
        var source = Files.writeString(folder.resolve("Example.java"), example.group(1));
        var problems = new ByteArrayOutputStream();
        var compiled = ToolProvider.getSystemJavaCompiler().run(null, problems, problems, "-d",
                folder.toString(), "-classpath",
                System.getProperty("java.class.path"), source.toString());
        assertThat(compiled).as(problems.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(run()).isEqualTo("Carte d'identité: only its owner\n");
    }

    private String run() throws IOException, ReflectiveOperationException {
        var before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (var loader =
                new URLClassLoader(new URL[] { folder.toUri().toURL() }, getClass().getClassLoader())) {
            var main = loader.loadClass("Example").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
