package org.abri.application.watch;

/** What watching over the service needs from outside. */
public record WatchPorts(Conditions conditions, Findings findings) {}
