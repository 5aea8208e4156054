package org.abri.bootstrap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the operating system says about processes and itself. */
final class Machine {
    private Machine() {}

    static Duration work(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The processor time of this thread so far. */
    static Duration work() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** 0 where there is no /proc. */
    static long residentBytes(Process process) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException notHere) {
            return 0;
        }
    }

    /** How many processes want a processor, on the average of the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
