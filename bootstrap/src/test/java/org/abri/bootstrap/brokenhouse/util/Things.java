package org.abri.bootstrap.brokenhouse.util;

/** Lives in a package that says nothing. */
public record Things() {}
