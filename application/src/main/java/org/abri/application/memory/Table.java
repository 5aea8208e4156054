package org.abri.application.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Immutable rows by key, in no order, within units of work only; what a failed unit changed is as it was. */
final class Table<K, R> {
    private final Memory memory;
    private final Map<K, R> rows = new HashMap<>();

    Table(Memory memory) {
        this.memory = memory;
    }

    Optional<R> find(K key) {
        return Optional.ofNullable(rowsInOne().get(key));
    }

    boolean has(K key) {
        return rowsInOne().containsKey(key);
    }

    /** Every row, as of now. */
    Stream<R> rows() {
        return new ArrayList<>(rowsInOne().values()).stream();
    }

    /** Every key, as of now. */
    Stream<K> keys() {
        return new ArrayList<>(rowsInOne().keySet()).stream();
    }

    /** Throws {@link IllegalStateException}, a bug, when there is one already. */
    void add(K key, R row) {
        if (has(key)) { throw new IllegalStateException("it is there already"); }
        put(key, row);
    }

    /** Throws {@link IllegalStateException}, a bug, when there is none. */
    void change(K key, R row) {
        if (!has(key)) { throw new IllegalStateException("it is not there"); }
        put(key, row);
    }

    /** Adds or changes. */
    void put(K key, R row) {
        var before = rowsInOne().put(key, row);
        memory.undoneBy(() -> restore(key, before));
    }

    /** Removing what is not there changes nothing. */
    void remove(K key) {
        var before = rowsInOne().remove(key);
        if (before != null) {
            memory.undoneBy(() -> restore(key, before));
        }
    }

    /** Answers how many. */
    int removeIf(Predicate<R> leaving) {
        var keys = rowsInOne().entrySet().stream().filter(row -> leaving.test(row.getValue()))
                .map(Map.Entry::getKey).toList();
        keys.forEach(this::remove);
        return keys.size();
    }

    private Map<K, R> rowsInOne() {
        memory.mustBeInOne();
        return rows;
    }

    private void restore(K key, @Nullable R before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }
}
