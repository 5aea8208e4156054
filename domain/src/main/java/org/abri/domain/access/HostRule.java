package org.abri.domain.access;

/** A rule that a host adds. It can only refuse: no host can open what Abri's rules shut. */
@FunctionalInterface
public interface HostRule {
    boolean refuses(Question asked);
}
