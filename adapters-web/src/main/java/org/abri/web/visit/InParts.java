package org.abri.web.visit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what answers a list part by part (pagination by key): see {@link org.abri.application.Listing}. */
@Parameter(name = "after", in = ParameterIn.QUERY,
        description = "Where the list goes on: what `next` said in the part before.",
        schema = @Schema(implementation = String.class))
@Parameter(name = "most", in = ParameterIn.QUERY,
        description = "How many lines at most; 50 unless told, never more than 200.",
        schema = @Schema(implementation = Integer.class))
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface InParts {}
