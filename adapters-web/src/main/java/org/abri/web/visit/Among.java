package org.abri.web.visit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.PaperKind;

/** Marks what answers some items of a vault: see {@link org.abri.application.vault.ItemListing}. */
@Parameter(name = "kind", in = ParameterIn.QUERY, description = "Only items of that kind.",
        schema = @Schema(implementation = ItemContent.Kind.class))
@Parameter(name = "paperKind", in = ParameterIn.QUERY, description = "Only documents of that kind.",
        schema = @Schema(implementation = PaperKind.class))
@Parameter(name = "favourite", in = ParameterIn.QUERY,
        description = "`true`: only what its owner wants at hand; to anybody else there is none.",
        schema = @Schema(implementation = Boolean.class))
@Parameter(name = "name", in = ParameterIn.QUERY,
        description = "Only what is called so: beginnings of words, in any order, without case or accents.")
@Parameter(name = "folder", in = ParameterIn.QUERY,
        description = "Only what lies in that folder, and not what lies deeper; `none`: only what lies in no folder.")
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Among {}
