package org.abri.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what may be left out of a request. */
@Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
public @interface LeftOut {}
