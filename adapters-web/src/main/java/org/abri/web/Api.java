package org.abri.web;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.abri.web.problem.Problem;

/** Marks what answers programs, in JSON: a controller at {@link #AT}. */
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(responseCode = "4XX", description = "A problem, as RFC 9457 writes it.",
        content = @Content(mediaType = "application/problem+json",
                schema = @Schema(implementation = Problem.class)))
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Api {
    String AT = "/api/v1";
}
