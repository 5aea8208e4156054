package org.abri.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a partner is given, read as a partner reads it. */
class ApiDescriptionTest {
    private static Running web;
    private static Running.Answer answer;
    private static Map<String, Object> description;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        answer = web.send(web.to("/openapi.yaml").GET());
        description = new Yaml(new SafeConstructor(new LoaderOptions())).load(answer.text());
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("The description of the API is there for everybody, and is OpenAPI 3.1")
    void served() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml; charset=utf-8");
        assertThat((String) description.get("openapi")).startsWith("3.1.");
        assertThat(map(description, "info")).containsEntry("title", "Abri");
    }

    @Test
    @DisplayName("It names every route of the API, and no page")
    void routes() {
        var described = paths().entrySet().stream()
                .flatMap(path -> operations(path.getValue())
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
        assertThat(described).isEqualTo(routesUnderApi());
    }

    private static Set<String> routesUnderApi() {
        return web.bean(Router.class).uriRoutes()
                .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
                .filter(route -> route.contains(" " + Api.AT + "/")).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("Every operation has a name of its own, and says how problems are told")
    void operations() {
        var all = paths().values().stream().flatMap(ApiDescriptionTest::operations).map(Map.Entry::getValue)
                .toList();
        assertThat(all).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation).containsKey("operationId");
            assertThat(map(map(operation, "responses"), "4XX").toString())
                    .contains("application/problem+json");
        });
        assertThat(all).extracting(operation -> operation.get("operationId")).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Whatever it refers to is in it")
    void references() {
        assertThat(references(description)).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/schemas/");
            assertThat(map(map(description, "components"), "schemas"))
                    .containsKey(reference.substring("#/components/schemas/".length()));
        });
    }

    @Test
    @DisplayName("It asks programs for no field that only pages have, and for nothing that handlers find themselves")
    void noFieldsOfPages() {
        assertThat(answer.text()).doesNotContain("passwordAgain", "formToken", "typedBy", "Visitor", "Shelf");
        assertThat(paths().values().stream().flatMap(ApiDescriptionTest::operations)
                .map(Map.Entry::getValue)
                .flatMap(operation -> list(operation.get("parameters")).map(one -> map(one).get("name"))))
                        .containsOnly("after", "most", "before", "kind", "paperKind", "favourite", "name",
                                "folder",
                                "relay",
                                "vault",
                                "item", "page", "account", "report", "problem",
                                "affiliation", "rectification", "session", "provider", "word", "registration",
                                "paper",
                                "answered", "passkey", "opened", "step", "link", "upload");
    }

    private static Stream<String> references(Object within, String key) {
        return key.equals("$ref") ? Stream.of((String) within) : references(within).stream();
    }

    private static List<String> references(Object within) {
        return switch (within) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .flatMap(entry -> references(entry.getValue(), entry.getKey().toString())).toList();
            case Collection<?> list -> list.stream().flatMap(one -> references(one).stream()).toList();
            case null, default -> List.of();
        };
    }

    private static Map<String, Object> paths() {
        return map(description, "paths");
    }

    private static Stream<Map.Entry<String, Map<String, Object>>> operations(Object path) {
        return map(path).entrySet().stream()
                .filter(entry -> Set.of("get", "post", "put", "patch", "delete").contains(entry.getKey()))
                .map(entry -> Map.entry(entry.getKey(), map(entry.getValue())));
    }

    private static Map<String, Object> map(Map<String, Object> within, String key) {
        return map(within.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object found) {
        return (Map<String, Object>) found;
    }

    private static Stream<?> list(Object found) {
        return found == null ? Stream.empty() : ((List<?>) found).stream();
    }
}
