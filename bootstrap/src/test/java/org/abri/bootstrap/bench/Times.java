package org.abri.bootstrap.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** How long each of many calls took, and what the server worked for them. */
record Times(long[] sorted, Duration wall, Duration work) {
    private static final int CLIENTS = 4;

    /** Each client makes so many calls, after a tenth as many that are not counted. */
    static Times of(Service server, int callsEach, Function<Integer, Runnable> client) {
        var clients = new ArrayList<Runnable>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(client.apply(i));
        }
        measured(server, clients, Math.max(1, callsEach / 10));
        return measured(server, clients, callsEach);
    }

    private static Times measured(Service server, ArrayList<Runnable> clients, int callsEach) {
        var work = server.work();
        var begun = System.nanoTime();
        var all = new long[clients.size() * callsEach];
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < clients.size(); i++) {
                var number = i;
                running.add(threads.submit(() -> {
                    for (int call = 0; call < callsEach; call++) {
                        var from = System.nanoTime();
                        clients.get(number).run();
                        all[number * callsEach + call] = System.nanoTime() - from;
                    }
                }));
            }
            for (var each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        var wall = Duration.ofNanos(System.nanoTime() - begun);
        Arrays.sort(all);
        return new Times(all, wall, server.work().minus(work));
    }

    double workMillis() {
        return work.toNanos() / 1e6 / sorted.length;
    }

    double percentileMillis(int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    double perSecond() {
        return sorted.length / (wall.toNanos() / 1e9);
    }
}
