package org.abri.contracts;

import static org.abri.contracts.Fault.in;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.abri.application.account.PasswordStrength;
import org.abri.application.sms.SmsTexts;
import org.abri.contracts.Fault.Spoiling;
import org.jspecify.annotations.Nullable;

/** Faults that any adapter can have, made for each method by what it takes and answers. */
final class UsualFaults {
    private UsualFaults() {}

    /** Of every method of a port. */
    static Stream<Fault> of(Class<?> port) {
        return Stream.concat(ofTexts(port), methods(port).flatMap(method -> Stream
                .concat(ofAnswers(port, method), atEdges(port, method))));
    }

    /** As well those of a port that takes part in units of work. */
    static Stream<Fault> ofRepository(Class<?> port) {
        return Stream.of(of(port), Stream.of(outside(port)),
                methods(port).filter(method -> method.getReturnType() == void.class)
                        .map(method -> notUndone(port, method.getName())),
                methods(port).filter(method -> method.getName().startsWith("lock"))
                        .map(method -> lockingNobody(port, method.getName())),
                methods(port).filter(method -> method.getReturnType() != void.class)
                        .flatMap(method -> Stream.concat(Stream.of(remembering(port, method.getName())),
                                ofFields(port, method))))
                .flatMap(one -> one);
    }

    private static Stream<Method> methods(Class<?> port) {
        return Arrays.stream(port.getMethods());
    }

    private static Stream<Fault> ofAnswers(Class<?> port, Method method) {
        var name = method.getName();
        var type = method.getReturnType();
        var faults = new ArrayList<Fault>();
        if (type == void.class) {
            faults.add(in(port, name, "does nothing", call -> null));
        }
        if (type == boolean.class) {
            faults.add(in(port, name, "always yes", call -> true));
            faults.add(in(port, name, "always no", call -> false));
        }
        if (type == int.class) {
            faults.add(in(port, name, "does nothing", call -> 0));
            faults.add(in(port, name, "counts one too many", call -> 1 + (int) call.answer()));
        }
        if (type == Optional.class) {
            faults.add(in(port, name, "never there", call -> Optional.empty()));
            faults.add(in(port, name, "an exception instead of nothing",
                    call -> Optional.of(((Optional<?>) call.answer())
                            .orElseThrow(() -> new NoSuchElementException("on purpose")))));
        }
        if (type == List.class || type == Set.class) {
            faults.add(in(port, name, "the last one is lost",
                    changing(all -> all.subList(0, Math.max(0, all.size() - 1)), type)));
            faults.add(in(port, name, "an exception instead of none", call -> {
                var all = (Collection<?>) call.answer();
                if (all.isEmpty()) { throw new NoSuchElementException("on purpose"); }
                return all;
            }));
        }
        if (type == List.class) {
            faults.add(in(port, name, "the other way round", changing(List::reversed, type)));
            faults.add(in(port, name, "the first one twice", changing(
                    all -> Stream.concat(all.stream().limit(1), all.stream()).toList(), type)));
        }
        if (type == Map.class) {
            faults.add(in(port, name, "one is lost", call -> {
                var all = new LinkedHashMap<>((Map<?, ?>) call.answer());
                all.keySet().stream().findFirst().ifPresent(all::remove);
                return all;
            }));
        }
        return faults.stream();
    }

    private static Spoiling changing(UnaryOperator<List<?>> change, Class<?> type) {
        return call -> {
            var changed = change.apply(List.copyOf((Collection<?>) call.answer()));
            return type == Set.class ? new LinkedHashSet<>(changed) : changed;
        };
    }

    static Fault remembering(Class<?> port, String method) {
        var first = new ConcurrentHashMap<List<Object>, Object>();
        return in(port, method, "answers what it answered first", call -> {
            var asked = Arrays.asList(call.arguments());
            if (!first.containsKey(asked)) {
                first.put(asked, call.answer());
            }
            return first.get(asked);
        });
    }

    /** They look at texts, and need not tell all of them apart. */
    private static final Set<Class<?>> READING_TEXTS = Set.of(PasswordStrength.class, SmsTexts.class);

    /** Alike is not the same: in every method that takes a text, as a column with another order compares. */
    private static Stream<Fault> ofTexts(Class<?> port) {
        if (READING_TEXTS.contains(port) || methods(port)
                .noneMatch(method -> List.of(method.getParameterTypes()).contains(String.class))) {
            return Stream.of();
        }
        return Stream.of(textsAs(port, "capitals do not count", text -> text.toUpperCase(Locale.ROOT)),
                textsAs(port, "small letters do not count", text -> text.toLowerCase(Locale.ROOT)),
                textsAs(port, "spaces at the end do not count", String::stripTrailing),
                textsAs(port, "cut at 40 letters", text -> text.substring(0, Math.min(40, text.length()))));
    }

    static Fault textsAs(Class<?> port, String what, UnaryOperator<String> seenAs) {
        return new Fault(port, what, call -> call.answerTo(Arrays.stream(call.arguments())
                .map(argument -> argument instanceof String text ? seenAs.apply(text) : argument).toArray()));
    }

    /** A millisecond, or one, to this side or that. */
    private static Stream<Fault> atEdges(Class<?> port, Method method) {
        var name = method.getName();
        return Stream.of(
                argumentsOf(method, Instant.class).boxed().flatMap(index -> Stream.of(1, -1)
                        .map(step -> in(port, name, "argument " + index + " off by " + step + " ms",
                                call -> call.answerWith(index,
                                        call.<Instant> argument(index).plusMillis(step))))),
                argumentsOf(method, int.class).boxed().flatMap(index -> Stream.of(1, -1)
                        .map(step -> in(port, name, "argument " + index + " off by " + step,
                                call -> call.answerWith(index, call.<Integer> argument(index) + step)))),
                argumentsOf(method, long.class).boxed().flatMap(index -> Stream.of(1, -1)
                        .map(step -> in(port, name, "argument " + index + " off by " + step,
                                call -> call.answerWith(index, call.<Long> argument(index) + step)))))
                .flatMap(one -> one);
    }

    private static IntStream argumentsOf(Method method, Class<?> type) {
        return IntStream.range(0, method.getParameterCount())
                .filter(index -> method.getParameterTypes()[index] == type);
    }

    private static Fault outside(Class<?> port) {
        return new Fault(port, "works outside of units of work",
                call -> Spoilt.inOne(Fault.Call::answer, call));
    }

    /** What it did in a unit of work that failed is done again when it has been undone. */
    private static Fault notUndone(Class<?> port, String method) {
        var done = ThreadLocal.<List<Fault.Call>> withInitial(ArrayList::new);
        var depth = ThreadLocal.withInitial(() -> 0);
        Spoiling watched = call -> {
            if (call.is(method)) {
                done.get().add(call);
            }
            return call.answer();
        };
        return new Fault(port, method + ": not undone", watched, work -> {
            if (!work.is("inOne")) { return work.answer(); }
            var failed = true;
            depth.set(depth.get() + 1);
            try {
                var answer = work.answer();
                failed = false;
                return answer;
            } finally {
                depth.set(depth.get() - 1);
                if (depth.get() == 0) {
                    var again = failed ? List.copyOf(done.get()) : List.<Fault.Call> of();
                    done.get().clear();
                    again.forEach(call -> Spoilt.inOne(Fault.Call::answer, call));
                }
            }
        });
    }

    /** Who finds another at work goes on beside them, and is told what was there. */
    private static Fault lockingNobody(Class<?> port, String method) {
        var known = new ConcurrentHashMap<List<Object>, Object>();
        var turn = new ReentrantLock();
        Spoiling beside = call -> {
            var asked = Arrays.asList(call.arguments());
            if (!turn.isHeldByCurrentThread()) { return known.get(asked); }
            var answer = call.answer();
            if (call.is(method)) {
                known.put(asked, answer);
            }
            return answer;
        };
        return new Fault(port, method + ": locks nobody", beside, work -> {
            if (!work.is("inOne")) { return work.answer(); }
            if (!turn.tryLock(20, TimeUnit.MILLISECONDS)) { return ((Supplier<?>) work.argument(0)).get(); }
            try {
                return work.answer();
            } finally {
                turn.unlock();
            }
        });
    }

    /** What a column, a row or a format loses. */
    private static Stream<Fault> ofFields(Class<?> port, Method method) {
        if (method.getReturnType() == void.class || method.getReturnType().isPrimitive()) {
            return Stream.of();
        }
        return Stream.of(
                losing(port, method, "times lose their milliseconds", Instant.class,
                        at -> at.truncatedTo(ChronoUnit.SECONDS)),
                losing(port, method, "every kind is the first", Enum.class,
                        kind -> kind.getDeclaringClass().getEnumConstants()[0]),
                losing(port, method, "every kind is the last", Enum.class, UsualFaults::last),
                losing(port, method, "what is so or not is so", Boolean.class, yes -> true),
                losing(port, method, "what is so or not is not", Boolean.class, yes -> false),
                losing(port, method, "what may be missing is", Optional.class, some -> Optional.empty()))
                .flatMap(one -> one);
    }

    /** Of texts that people write. */
    static Stream<Fault> ofWords(Class<?> port, String... methods) {
        return methods(port).filter(method -> List.of(methods).contains(method.getName()))
                .flatMap(method -> losing(port, method, "texts lose what is not ASCII", String.class,
                        text -> text.replaceAll("[^\\x00-\\x7F]", "x")));
    }

    /** Of texts that may be long. */
    static Stream<Fault> ofLongWords(Class<?> port, String method) {
        return methods(port).filter(one -> one.getName().equals(method)).flatMap(one -> Stream.concat(
                losing(port, one, "texts lose their lines", String.class, text -> text.replace('\n', ' ')),
                losing(port, one, "texts are cut at 255 letters", String.class,
                        text -> text.substring(0, Math.min(255, text.length())))));
    }

    /** Of numbers that may be large. */
    static Stream<Fault> ofLargeNumbers(Class<?> port, String... methods) {
        return methods(port).filter(method -> List.of(methods).contains(method.getName()))
                .flatMap(method -> losing(port, method, "numbers lose what no int holds", Long.class,
                        number -> (long) number.intValue()));
    }

    private static Object last(Enum<?> kind) {
        var all = kind.getDeclaringClass().getEnumConstants();
        return all[all.length - 1];
    }

    private static <T> Stream<Fault> losing(Class<?> port, Method method, String what, Class<T> type,
            Function<T, Object> loss) {
        if (!holds(method.getGenericReturnType(), type, 6)) { return Stream.of(); }
        return Stream.of(in(port, method.getName(), what, call -> {
            var answer = call.answer();
            return answer instanceof Optional<?> found ? found.map(one -> lost(one, type, loss))
                    : lost(answer, type, loss);
        }));
    }

    /** Whether a value of that type can hold one of the other, through lists, records and their kinds. */
    private static boolean holds(Type type, Class<?> wanted, int depth) {
        if (depth == 0) { return false; }
        if (type instanceof ParameterizedType many) {
            return Arrays.stream(many.getActualTypeArguments()).anyMatch(one -> holds(one, wanted, depth));
        }
        if (!(type instanceof Class<?> one)) { return false; }
        return wanted.isAssignableFrom(one) || one == PRIMITIVES.get(wanted)
                || (one.isRecord() && Arrays.stream(one.getRecordComponents())
                        .anyMatch(part -> part.getType() == wanted
                                || holds(part.getGenericType(), wanted, depth - 1)))
                || (one.isSealed() && Arrays.stream(one.getPermittedSubclasses())
                        .anyMatch(kind -> holds(kind, wanted, depth)));
    }

    private static final Map<Class<?>, Class<?>> PRIMITIVES =
            Map.of(Long.class, long.class, Boolean.class, boolean.class);

    private static <T> @Nullable Object lost(@Nullable Object value, Class<T> type,
            Function<T, Object> loss) {
        if (type.isInstance(value)) { return loss.apply(type.cast(value)); }
        return switch (value) {
            case List<?> all -> all.stream().map(one -> lost(one, type, loss)).toList();
            case Set<?> all -> all.stream().map(one -> lost(one, type, loss))
                    .collect(Collectors.toSet());
            case Map<?, ?> all -> {
                var changed = new HashMap<Object, Object>();
                all.forEach((key, one) -> changed.put(lost(key, type, loss), lost(one, type, loss)));
                yield changed;
            }
            case Optional<?> some -> some.map(one -> lost(one, type, loss));
            case Record one -> made(one, Arrays.stream(one.getClass().getRecordComponents())
                    .map(part -> lost(partOf(one, part), type, loss)).toArray());
            case null, default -> value;
        };
    }

    private static @Nullable Object partOf(Record one, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(one);
        } catch (ReflectiveOperationException hidden) {
            throw new LinkageError("a record", hidden);
        }
    }

    /** As it was, when it cannot be like that. */
    private static Object made(Record was, Object[] parts) {
        try {
            Constructor<?> constructor = was.getClass().getDeclaredConstructor(Arrays
                    .stream(was.getClass().getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException impossible) {
            return was;
        }
    }
}
