package org.abri.application.opening;

/** What openings need from outside. */
public record OpeningPorts(DistantOpenings distant) {}
