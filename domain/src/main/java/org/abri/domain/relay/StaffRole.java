package org.abri.domain.relay;

/** What a member of staff is at one relay (ACC-12). */
public enum StaffRole {
    PROFESSIONAL, MANAGER
}
