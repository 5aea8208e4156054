package org.abri.sms.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** Who SMS are from, as SMPP says it: a word, a short number, or a number with its country. */
record Sender(TypeOfNumber type, NumberingPlanIndicator plan, String address) {
    private static final int SHORT = 6;

    static Sender of(String said) {
        if (!said.matches("\\+?[0-9]+")) {
            return new Sender(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, said);
        }
        return said.length() <= SHORT
                ? new Sender(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN, said)
                : new Sender(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, said.replace("+", ""));
    }
}
