package org.abri.bootstrap;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.NonNull;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.abri.application.Ports;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;

/**
 * Every port of the service, which halts the process at the n-th step from when it is told to: before each call of a port, and after
 * each unit of work, as requests come to them. It is no part of the service: a test puts it into a jar of its own, an agent that does
 * nothing, which is a way to the class path of what is packaged.
 */
@Singleton
@Requires(property = HaltingPorts.ON)
final class HaltingPorts implements BeanCreatedEventListener<Ports> {
    static final String ON = "abri.halting";
    /** What a process ends with that was halted. */
    static final int HALTED = 42;

    private static final String MICRONAUT = "META-INF/micronaut/";
    private static final String BEANS = MICRONAUT + "io.micronaut.inject.BeanDefinitionReference/";
    private static final Object STEPS = new Object();
    /** A file that says at which step from now on. */
    private static final Path ORDER = Path.of(System.getProperty(ON, "halt"));

    private static int left;

    /** For the Java machine, which asks every agent. */
    public static void premain(String unused) {
        // that it is there is all
    }

    /** The service that is at home there is to halt at that step from now on. */
    static void at(int step, Path home) {
        try {
            var order = Files.writeString(home.resolve("order"), String.valueOf(step));
            Files.move(order, order(home), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cannotSay) {
            throw new IllegalStateException(cannotSay);
        }
    }

    /** Not any more. */
    static void never(Path home) {
        at(Integer.MAX_VALUE, home);
    }

    private static Path order(Path home) {
        return home.resolve("halt");
    }

    /** What brings it to that service, in a jar. */
    static List<String> options(Path home) throws IOException {
        var jar = home.resolve("halting.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", HaltingPorts.class.getName());
        var name = HaltingPorts.class.getName().replace('.', '/');
        var definition = name.replace("HaltingPorts", "$HaltingPorts$Definition");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            put(out, name + ".class");
            put(out, definition + ".class");
            out.putNextEntry(new JarEntry(MICRONAUT)); // where it looks what there is
            out.putNextEntry(new JarEntry(BEANS));
            put(out, BEANS + definition.replace('/', '.'));
        }
        return List.of("-javaagent:" + jar, "-D" + ON + "=" + order(home));
    }

    /** Of the tests' own class path. */
    private static void put(JarOutputStream jar, String name) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        try (var found = HaltingPorts.class.getClassLoader().getResourceAsStream(name)) {
            found.transferTo(jar);
        }
    }

    @Override
    public Ports onCreated(@NonNull BeanCreatedEvent<Ports> created) {
        return (Ports) inside(created.getBean());
    }

    private static Object inside(Record ports) {
        var parts = ports.getClass().getRecordComponents();
        try {
            var halting = new Object[parts.length];
            for (var i = 0; i < parts.length; i++) {
                halting[i] = halting(parts[i].getType(), parts[i].getAccessor().invoke(ports));
            }
            return ports.getClass().getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(halting);
        } catch (ReflectiveOperationException notPublic) {
            throw new LinkageError("a record of ports", notPublic);
        }
    }

    private static Object halting(Class<?> type, Object part) {
        if (part instanceof Record more) { return inside(more); }
        if (!type.isInterface() || !type.getPackageName().startsWith("org.abri")
                || type == RandomBytes.class) {
            return part;
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (proxy, method, arguments) -> answer(type, part, method, arguments));
    }

    private static Object answer(Class<?> type, Object part, Method method, Object[] arguments)
            throws Throwable {
        var what = type.getSimpleName() + "." + method.getName();
        step("before " + what);
        try {
            var answer = method.invoke(part, arguments);
            if (type == UnitOfWork.class) {
                step("after " + what);
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Jobs have threads of the machine's, requests have virtual ones. */
    private static void step(String what) {
        if (!Thread.currentThread().isVirtual()) { return; }
        synchronized (STEPS) {
            if (Files.exists(ORDER)) {
                order();
            }
            if (left > 0 && --left == 0) {
                halt(what);
            }
        }
    }

    private static void order() {
        try {
            left = Integer.parseInt(Files.readString(ORDER));
            Files.delete(ORDER);
        } catch (IOException cannotRead) {
            throw new IllegalStateException(cannotRead);
        }
    }

    private static void halt(String what) {
        try {
            System.out.write(("halted " + what + "\n").getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        } catch (IOException cannotSay) {
            throw new IllegalStateException(cannotSay);
        } finally {
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
