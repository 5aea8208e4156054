package org.abri.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Every route that the server has, as its router knows them. */
final class Routes {
    private Routes() {}

    /** {@code GET /papers/{item}} and the like, in order; beans are made with that master key. */
    static List<String> all(Path masterKey) {
        try (var context = context(masterKey)) {
            return of(context);
        }
    }

    static List<String> of(ApplicationContext context) {
        var routes = new TreeSet<String>();
        context.getBean(Router.class).uriRoutes()
                .filter(route -> !List.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
                .forEach(routes::add);
        return new ArrayList<>(routes);
    }

    private static ApplicationContext context(Path masterKey) {
        try {
            var settings = Settings.of(Map.of("ABRI_DATA",
                    Files.createTempDirectory("abri-routes-").toString(),
                    "ABRI_MASTER_KEY_FILE", masterKey.toString(), "ABRI_DATABASE_URL", "jdbc:h2:mem:routes",
                    "ABRI_PORT", "0"));
            return ApplicationContext.builder().banner(false).properties(settings.properties())
                    .singletons(settings).start();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
