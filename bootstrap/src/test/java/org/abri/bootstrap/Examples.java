package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The Java examples of a page, compiled and run as they stand. */
final class Examples {
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");
    /** As a page says it: the file, and its one line. */
    private static final Pattern SERVICE =
            Pattern.compile("`(META-INF/services/[\\w.]+)`[^\\n]*\\n\\n {4}([\\w.]+)");

    private final String page;
    private final Path classes;

    private Examples(String page, Path classes) {
        this.page = page;
        this.classes = classes;
    }

    /** Compiles them all, with every warning that counts, into {@code folder}. */
    static Examples of(String page, Path folder) throws IOException {
        var text = Files.readString(Repository.root().resolve(page));
        var classes = Files.createDirectories(folder.resolve("classes"));
        var sources = new ArrayList<String>();
        for (var example = JAVA.matcher(text); example.find();) {
            sources.add(source(example.group(1), folder.resolve("sources")).toString());
        }
        assertThat(sources).isNotEmpty();
        compile(classes, sources);
        return new Examples(text, classes);
    }

    private static Path source(String example, Path folder) throws IOException {
        var name = CLASS.matcher(example);
        assertThat(name.find()).as(example).isTrue();
        var inPackage = PACKAGE.matcher(example);
        var place = inPackage.find() ? folder.resolve(inPackage.group(1).replace('.', '/')) : folder;
        return Files.writeString(Files.createDirectories(place).resolve(name.group(1) + ".java"), example);
    }

    /** The class path is that of the tests. */
    static void compile(Path classes, List<String> sources) {
        var problems = new ByteArrayOutputStream();
        var arguments = new ArrayList<>(
                List.of("-d", classes.toString(), "-proc:none", "-Xlint:all,-processing,-classfile,-path",
                        "-Werror", "-classpath", System.getProperty("java.class.path")));
        arguments.addAll(sources);
        var compiled = ToolProvider.getSystemJavaCompiler().run(null, problems, problems,
                arguments.toArray(String[]::new));
        assertThat(compiled).as(problems.toString(StandardCharsets.UTF_8)).isZero();
    }

    /**
     * What {@code main} of that class prints in a process of its own, as in a host: without the bundled service, its
     * beans and its logging on the class path.
     */
    String printedInAHostBy(String name, String... arguments) throws IOException, InterruptedException {
        var libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> Stream.of("bootstrap", "adapters-web", "logback-classic")
                        .noneMatch(part -> each.contains(File.separator + part + File.separator)));
        var command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath", Stream.concat(Stream.of(classes.toString()), libraries)
                                .collect(Collectors.joining(File.pathSeparator)),
                        name));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** What {@code main} of that class prints. */
    String printedBy(String name, String... arguments) throws IOException, ReflectiveOperationException {
        var before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (var loader = over(getClass().getClassLoader())) {
            var main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Runs the tests of that class. What {@code parent} knows is taken from there, and not from the page. */
    TestExecutionSummary tested(String name, ClassLoader parent)
            throws IOException, ReflectiveOperationException {
        try (var loader = over(parent)) {
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(loader.loadClass(name))).build(), summary);
            return summary.getSummary();
        }
    }

    private URLClassLoader over(ClassLoader parent) throws IOException {
        return new URLClassLoader(new URL[] { classes.toUri().toURL() }, parent);
    }

    /** A jar of that package without its tests, and with the line that the page says for it: as an integrator makes it. */
    Path plugin(String name, Path jar) throws IOException {
        var folder = classes.resolve(name.replace('.', '/'));
        try (var out = new JarOutputStream(Files.newOutputStream(jar)); var files = Files.list(folder)) {
            for (var file : files.filter(each -> !each.toString().contains("Test")).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
            for (var service = SERVICE.matcher(page); service.find();) {
                if (service.group(2).startsWith(name + ".")) {
                    out.putNextEntry(new JarEntry(service.group(1)));
                    out.write(service.group(2).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return jar;
    }
}
