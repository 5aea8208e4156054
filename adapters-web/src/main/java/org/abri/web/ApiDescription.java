package org.abri.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What programs can ask for, described as OpenAPI 3.1 describes it, made from the code that answers them. */
@OpenAPIDefinition(
        info = @Info(title = "Abri", version = "1",
                description = """
        The JSON API of Abri. Whoever signs in gets a token, which goes into `Authorization: Bearer`. What cannot be done
        is answered with `application/problem+json` (RFC 9457): `code` is stable, `fields` names every field at fault.
        A request that makes something may carry an `Idempotency-Key`, a UUID: sent again, it makes nothing twice."""),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
@Pages
final class ApiDescription {
    private static final String FILE = "/META-INF/swagger/openapi.yml";
    /** The generator (6.20) says of whatever may be null that it may be an object as well. */
    private static final Pattern OBJECT_AFTER_NULL = Pattern.compile("( +- \"null\"\n) +- object\n");

    private final byte[] description = read();

    @Get(At.API_DESCRIPTION)
    HttpResponse<byte[]> describe() {
        return HttpResponse.ok(description).header(HttpHeaders.CONTENT_TYPE,
                "application/yaml; charset=utf-8");
    }

    private static byte[] read() {
        try (var file = ApiDescription.class.getResourceAsStream(FILE)) {
            if (file == null) { throw new IllegalStateException(FILE + " is not in the build"); }
            var written = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return OBJECT_AFTER_NULL.matcher(written).replaceAll("$1").getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
