package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopIT {
    private static final int SIZE = 20 << 20;

    @Test
    @DisplayName("AVL-2: a download under way is given to its end when the service is told to stop")
    void underWay() throws IOException, InterruptedException {
        try (var server = Server.fresh(Map.of())) {
            var world = World.on(server);
            var file = Arrays.copyOf(World.PDF, SIZE);
            var id = world.person().upload("/vault/documents", Map.of(), "scan.pdf", file).is(201)
                    .string("id");
            try (var bytes = world.person().stream("/vault/items/" + id + "/content")) {
                var first = bytes.readNBytes(100_000);
                var stopping = CompletableFuture.runAsync(server::stop);
                Thread.sleep(1_000);
                var rest = bytes.readAllBytes();
                assertThat(first.length + rest.length).isEqualTo(SIZE);
                stopping.join();
            }
        }
    }
}
