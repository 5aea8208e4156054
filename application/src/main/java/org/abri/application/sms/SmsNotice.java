package org.abri.application.sms;

import java.util.Map;

/**
 * What came over HTTP where providers tell what became of SMS. Anybody can send it: only the gateway knows whether it is its
 * provider's.
 *
 * @param word    the last part of the address that it came to
 * @param headers by their names in small letters
 */
public record SmsNotice(String word, Map<String, String> headers, String body) {
    @Override
    public String toString() {
        return "SmsNotice[…]";
    }
}
