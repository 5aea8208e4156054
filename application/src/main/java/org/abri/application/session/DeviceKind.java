package org.abri.application.session;

/** SES-3: on what somebody signed in, as far as they tell their own devices apart: nothing else is kept of it. */
public enum DeviceKind {
    PHONE, COMPUTER, PROGRAM, UNKNOWN
}
