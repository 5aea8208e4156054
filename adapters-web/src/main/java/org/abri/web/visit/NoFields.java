package org.abri.web.visit;

import io.micronaut.core.annotation.Introspected;

/** A form in which nothing is filled in: sending it is all there is to say. */
@Introspected
public record NoFields() {}
