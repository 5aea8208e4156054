package org.abri.web;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/** How the server must be set up for these pages and this API, whoever starts it. Not to be changed by configuration. */
@ContextConfigurer
public final class WebDefaults implements ApplicationContextConfigurer {
    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            // UPL-2: uploads are counted as they stream by; everything that is read as a whole is small (WEB-3)
            Map.entry("micronaut.server.max-request-size", "1024GB"),
            Map.entry("micronaut.server.max-request-buffer-size", "320KB"),
            // a body is handed on in pieces as large as the socket gives, not cut into eight
            Map.entry("micronaut.server.netty.max-chunk-size", "64KB"),
            // CRY-3: the server's own multipart parser, which may use the disk, is never asked
            Map.entry("micronaut.server.multipart.disk", false),
            Map.entry("micronaut.server.multipart.mixed", false),
            // no secret shares a compressed answer with what somebody else chose (BREACH); nothing unpacks itself in a request
            Map.entry("micronaut.server.netty.compression-threshold", -1),
            Map.entry("micronaut.server.netty.request-decompression-enabled", false),
            Map.entry("micronaut.server.cors.enabled", false),
            // whose requests are let through is for SameSite to say: behind a proxy, the host is often localhost
            Map.entry("micronaut.server.cors.localhost-pass-through", true),
            // GATE-5, WEB-3
            Map.entry("micronaut.serde.deserialization.ignore-unknown", false),
            Map.entry("micronaut.serde.deserialization.strict-nullable", false),
            Map.entry("micronaut.serde.maximum-nesting-depth", 8),
            Map.entry("micronaut.serde.serialization.inclusion", "NON_NULL"),
            // LOG-2: what is thrown is logged by us, without what it says
            Map.entry("micronaut.server.log-handled-exceptions", false),
            Map.entry("micronaut.server.not-found-on-missing-body", true));

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("abri-web", SETTINGS));
    }
}
