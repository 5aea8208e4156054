package org.abri.bootstrap;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What jars bring along, on the class path or in the folder of plugins, each chosen by its name. */
final class Plugins {
    private final ClassLoader jars;

    private Plugins(ClassLoader jars) {
        this.jars = jars;
    }

    /** With the jars of that folder, in the order of their names; it may be missing. */
    static Plugins in(Path folder) {
        return new Plugins(new URLClassLoader("plugins", urls(folder), Plugins.class.getClassLoader()));
    }

    private static URL[] urls(Path folder) {
        if (Files.notExists(folder)) { return new URL[0]; }
        try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
            var sorted = new ArrayList<Path>();
            jars.forEach(sorted::add);
            var urls = new ArrayList<URL>();
            for (var jar : sorted.stream().sorted().toList()) {
                urls.add(url(jar));
            }
            return urls.toArray(URL[]::new);
        } catch (IOException unreadable) {
            throw new StartRefused("The folder of plugins, " + folder + ", cannot be read.");
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** The one of that name. Throws {@link StartRefused} when there is none, or more than one. */
    <P> P named(Class<P> kind, Function<P, String> nameOf, String name, String setting) {
        var all = ServiceLoader.load(kind, jars).stream().map(ServiceLoader.Provider::get).toList();
        var found = all.stream().filter(plugin -> nameOf.apply(plugin).equals(name)).toList();
        if (found.size() == 1) { return found.getFirst(); }
        throw new StartRefused(found.isEmpty()
                ? setting + " names " + name + ", which no plugin is called. There are: " + names(all, nameOf)
                        + "."
                : setting + " names " + name + ", and more than one plugin is called that.");
    }

    private static <P> String names(List<P> all, Function<P, String> nameOf) {
        return all.isEmpty() ? "none" : all.stream().map(nameOf).sorted().collect(Collectors.joining(", "));
    }
}
