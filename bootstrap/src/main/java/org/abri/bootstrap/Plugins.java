package org.abri.bootstrap;

import com.google.crypto.tink.KmsClient;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.abri.application.sms.SmsProvider;

/** What jars bring along, on the class path or in the folder of plugins, each chosen by its name. */
final class Plugins {
    private static final String SERVICES = "META-INF/services/";

    private final List<Path> jars;
    private final ClassLoader loader;

    private Plugins(List<Path> jars) {
        this.jars = jars;
        this.loader = new URLClassLoader("plugins", jars.stream().map(Plugins::url).toArray(URL[]::new),
                Plugins.class.getClassLoader());
    }

    /** With the jars of that folder, in the order of their names; it may be missing. */
    static Plugins in(Path folder) {
        if (Files.notExists(folder)) { return new Plugins(List.of()); }
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            var jars = new ArrayList<Path>();
            files.forEach(jars::add);
            return new Plugins(jars.stream().sorted().toList());
        } catch (IOException unreadable) {
            throw new StartRefused("The folder of plugins, " + folder + ", cannot be read.");
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException noFile) {
            throw new StartRefused("The plugin " + jar.getFileName() + " cannot be read.");
        }
    }

    /** The one of that name. Throws {@link StartRefused} when there is none, or more than one. */
    <P> P named(Class<P> kind, Function<P, String> nameOf, String name, String setting) {
        var all = all(kind);
        var found = all.stream().filter(plugin -> nameOf.apply(plugin).equals(name)).toList();
        if (found.size() == 1) { return found.getFirst(); }
        throw new StartRefused(found.isEmpty()
                ? setting + " names " + name + ", which no plugin is called. There are: " + names(all, nameOf)
                        + "."
                : setting + " names " + name + ", and more than one plugin is called that.");
    }

    /** What providers of SMS are called, for people. */
    String smsProviders() {
        return names(all(SmsProvider.class), SmsProvider::name);
    }

    /** CRY-1: what reaches wrapping keys that rest elsewhere: clients of Tink's. */
    List<KmsClient> kmsClients() {
        return all(KmsClient.class);
    }

    /** Every one is made, so that a broken jar is known at the start and not when it is wanted. */
    private <P> List<P> all(Class<P> kind) {
        var brought = new LinkedHashMap<Path, String>();
        jars.forEach(jar -> brought.put(jar, providersIn(jar, kind)));
        var all = new ArrayList<P>();
        try {
            ServiceLoader.load(kind, loader).stream().forEach(provider -> all.add(made(provider)));
            return all;
        } catch (ServiceConfigurationError broken) {
            var said = String.valueOf(broken.getMessage());
            var jar = brought.entrySet().stream().filter(
                    each -> each.getValue().lines().map(String::strip).anyMatch(name -> isIn(said, name)))
                    .map(each -> each.getKey().getFileName().toString()).findFirst();
            throw new StartRefused(
                    "The plugin " + jar.orElse("on the class path") + " is broken: " + said + ".");
        }
    }

    private static boolean isIn(String said, String name) {
        return !name.isEmpty() && said.contains(name);
    }

    private static <P> P made(ServiceLoader.Provider<P> provider) {
        try {
            return provider.get();
        } catch (LinkageError cannotBeLoaded) {
            throw new ServiceConfigurationError(provider.type().getName() + " cannot be loaded",
                    cannotBeLoaded);
        }
    }

    /** What the jar says that it brings; so a jar that is none is found out by its name. */
    private static String providersIn(Path jar, Class<?> kind) {
        try (var opened = new JarFile(jar.toFile())) {
            var said = opened.getEntry(SERVICES + kind.getName());
            return said == null ? ""
                    : new String(opened.getInputStream(said).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException noJar) {
            throw new StartRefused("The plugin " + jar.getFileName() + " is broken: it is no jar.");
        }
    }

    private static <P> String names(List<P> all, Function<P, String> nameOf) {
        return all.isEmpty() ? "none" : all.stream().map(nameOf).sorted().collect(Collectors.joining(", "));
    }
}
