package org.abri.bootstrap.brokenhouse.application.inside;

/** What only use cases may share. */
public record Shared() {}
