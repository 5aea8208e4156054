package org.abri.web.visit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what answers those whom a name finds: see {@link org.abri.domain.text.Sought}. */
@Parameter(name = "name", in = ParameterIn.QUERY,
        description = "Only those with words that begin like these, in any order, without case or accents. "
                + "No sign stands for others; what is beyond 200 letters is not looked for.",
        schema = @Schema(implementation = String.class))
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface ByName {}
