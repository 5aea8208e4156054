package org.abri.bootstrap;

import java.util.List;
import java.util.Map;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What people do in a browser, on every screen: a browser and the packaged server, opened once for all tests of a class. */
abstract class Walks {
    static Chromium chromium;
    static Server server;
    static World world;

    @BeforeAll
    static void open() {
        chromium = Chromium.opened();
        server = Server.fresh(Map.of());
        world = World.on(server);
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    static List<Screen> screens() {
        return Screen.all();
    }
}
