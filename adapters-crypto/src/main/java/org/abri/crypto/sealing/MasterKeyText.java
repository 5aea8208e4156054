package org.abri.crypto.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the file of the {@link MasterKey}: a line that names the format; then its keys, a line each, in this order and
 * with these words before them: "wrapping" and a number, once or more often; "index" and a number, once or more often; "pepper"
 * and a number, once or more often; "binding". Each key is 32 random bytes in Base64; in the place of a wrapping key may stand
 * where it rests instead, see {@link KeysElsewhere}. Lines that begin with # are for people. Keys of their own rather than one
 * that all are derived from: each can then be renewed alone.
 */
record MasterKeyText(SortedMap<Integer, String> wrapping, SortedMap<Integer, String> index,
        SortedMap<Integer, String> peppers, String binding) {
    private static final String FORMAT = "abri-master-key 4";
    private static final String KEY = "([A-Za-z0-9+/]{43}=)";
    private static final Pattern NUMBERED = Pattern
            .compile("(wrapping|index|pepper) ([1-9]\\d{0,8}) (" + KEY + "|" + KeysElsewhere.LINE + ")");
    private static final Pattern BINDING = Pattern.compile("binding " + KEY);

    static MasterKeyText fresh() {
        return new MasterKeyText(numbered(1), numbered(1), numbered(1), key());
    }

    private static SortedMap<Integer, String> numbered(int number) {
        var keys = new TreeMap<Integer, String>();
        keys.put(number, key());
        return keys;
    }

    /** Throws {@link GeneralSecurityException} or {@link IllegalArgumentException} when it is anything else. */
    static MasterKeyText parse(String text) throws GeneralSecurityException {
        var lines = text.lines().filter(line -> !line.startsWith("#")).toList();
        if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
            throw new GeneralSecurityException("another format");
        }
        var left = new ArrayList<>(lines.subList(1, lines.size()));
        var wrapping = numbered("wrapping", left);
        var index = numbered("index", left);
        var peppers = numbered("pepper", left);
        var parsed = new MasterKeyText(wrapping, index, peppers, alone(BINDING, left));
        if (!left.isEmpty() || parsed.hasOneTwice()) {
            throw new GeneralSecurityException("a line too many");
        }
        return parsed;
    }

    private static SortedMap<Integer, String> numbered(String kind, List<String> left)
            throws GeneralSecurityException {
        var keys = new TreeMap<Integer, String>();
        while (!left.isEmpty() && left.getFirst().startsWith(kind)) {
            var line = matching(NUMBERED, left.removeFirst());
            if (keys.put(Integer.valueOf(line.group(2)), line.group(3)) != null) {
                throw new GeneralSecurityException("a number that is there twice");
            }
        }
        if (keys.isEmpty()) { throw new GeneralSecurityException("no key of a kind"); }
        return keys;
    }

    private static String alone(Pattern pattern, List<String> left) throws GeneralSecurityException {
        if (left.isEmpty()) { throw new GeneralSecurityException("no key of a kind"); }
        return matching(pattern, left.removeFirst()).group(1);
    }

    private static Matcher matching(Pattern pattern, String line) throws GeneralSecurityException {
        var matcher = pattern.matcher(line);
        if (!matcher.matches()) { throw new GeneralSecurityException("not the line expected"); }
        return matcher;
    }

    private boolean hasOneTwice() {
        var all = new ArrayList<>(wrapping.values());
        all.addAll(peppers.values());
        all.addAll(index.values());
        all.add(binding);
        return new HashSet<>(all).size() != all.size();
    }

    /** With one wrapping key more, of the next number. */
    MasterKeyText withAnotherWrappingKey() {
        return withAnotherWrappingKey(key());
    }

    /** As well, a key or the place where it rests. */
    MasterKeyText withAnotherWrappingKey(String line) {
        return new MasterKeyText(oneMore(wrapping, line), index, peppers, binding);
    }

    /** With one pepper more, of the next number. */
    MasterKeyText withAnotherPepper() {
        return new MasterKeyText(wrapping, index, oneMore(peppers, key()), binding);
    }

    /** With one key of the index more, of the next number. */
    MasterKeyText withAnotherIndexKey() {
        return new MasterKeyText(wrapping, oneMore(index, key()), peppers, binding);
    }

    private static SortedMap<Integer, String> oneMore(SortedMap<Integer, String> keys, String line) {
        var more = new TreeMap<>(keys);
        more.put(keys.lastKey() + 1, line);
        return more;
    }

    /** Without the wrapping keys before the one of that number. */
    MasterKeyText withoutWrappingKeysBefore(int number) {
        return new MasterKeyText(wrapping.tailMap(number), index, peppers, binding);
    }

    /** Throws {@link GeneralSecurityException} or {@link IllegalArgumentException} when one of them is no key. */
    KeysAtHand keys(KeysElsewhere elsewhere) throws GeneralSecurityException {
        var wrapped = new TreeMap<Integer, Aead>();
        for (var each : wrapping.entrySet()) {
            int number = each.getKey();
            wrapped.put(number, KeysElsewhere.isOne(each.getValue()) ? elsewhere.key(number, each.getValue())
                    : Keys.aead(number, bytes(each.getValue())));
        }
        return new KeysAtHand(wrapped, hashing(index), hashing(peppers), Keys.hmac(bytes(binding)));
    }

    private static SortedMap<Integer, PrfSet> hashing(SortedMap<Integer, String> keys)
            throws GeneralSecurityException {
        var hashing = new TreeMap<Integer, PrfSet>();
        for (var each : keys.entrySet()) {
            hashing.put(each.getKey(), Keys.hmac(bytes(each.getValue())));
        }
        return hashing;
    }

    private static SecretBytes bytes(String base64) throws GeneralSecurityException {
        var bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != Keys.BYTES) { throw new GeneralSecurityException("not a key"); }
        return SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get());
    }

    private static String key() {
        return Base64.getEncoder()
                .encodeToString(
                        SecretBytes.randomBytes(Keys.BYTES).toByteArray(InsecureSecretKeyAccess.get()));
    }

    /** As it rests in the file. */
    String written() {
        var text = new StringBuilder("""
                # The master key of an Abri service. Whoever has it can open every vault; without it nothing ever opens.
                # Keep a copy of it in a safe place, apart from the data and from their backups.
                """).append(FORMAT).append('\n');
        wrapping.forEach((number, key) -> line(text, "wrapping " + number, key));
        index.forEach((number, key) -> line(text, "index " + number, key));
        peppers.forEach((number, key) -> line(text, "pepper " + number, key));
        line(text, "binding", binding);
        return text.toString();
    }

    private static void line(StringBuilder text, String kind, String key) {
        text.append(kind).append(' ').append(key).append('\n');
    }

    @Override
    public String toString() {
        return "MasterKeyText(…)";
    }
}
