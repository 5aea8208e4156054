package org.abri.application.moderation;

/** What the looking after reports needs from outside. */
public record ModerationPorts(Reports reports, Problems problems, DeletionsAsked deletions,
        UnusualUses unusualUses) {}
