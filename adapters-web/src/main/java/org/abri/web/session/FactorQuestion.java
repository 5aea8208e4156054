package org.abri.web.session;

import org.abri.web.At;

/** What the password is asked for again, and in which words. */
public enum FactorQuestion {
    SET_UP("set-up", At.SET_UP_FACTOR, false), CODES("codes", At.FACTOR_CODES, false),
    OFF("off", At.TURN_OFF_FACTOR, true), ADD_PASSKEY("passkey", At.ADD_PASSKEY, false),
    REMOVE_PASSKEY("passkey-off", At.REMOVE_PASSKEY, true);

    private final String word;
    private final String path;
    private final boolean undoes;

    FactorQuestion(String word, String path, boolean undoes) {
        this.word = word;
        this.path = path;
        this.undoes = undoes;
    }

    public String word() {
        return word;
    }

    public String path() {
        return path;
    }

    /** Whether something is given up by it. */
    public boolean undoes() {
        return undoes;
    }
}
