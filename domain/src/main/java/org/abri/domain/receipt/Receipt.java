package org.abri.domain.receipt;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * LAW-1: what the service says of a document that it was given: which, by whom, for which relay, when, how large, and the
 * SHA-256 of its bytes as they came. Ids and numbers alone: it is printed and shown, and names nobody and no paper.
 *
 * @param service   whose receipt it is: the address at which people reach the service
 * @param key       what it is signed with
 * @param depositor the owner of the vault, or staff for a relay
 * @param at        to the millisecond
 * @param size      in bytes
 * @param sha256    in 64 hex digits
 */
public record Receipt(String service, KeyId key, ItemId item, VaultId vault, Author depositor, Instant at,
        long size, String sha256) {
    /** Of what is written today; others may come. */
    public static final int VERSION = 1;

    static final int LONGEST_SERVICE = 300;
    private static final Pattern SERVICE =
            Pattern.compile("[A-Za-z0-9.:/\\[\\]_-]{1," + LONGEST_SERVICE + "}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Receipt {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException("no name of a service");
        }
        if (!SHA256.matcher(sha256).matches()) { throw new IllegalArgumentException("no SHA-256"); }
        if (size < 1 || size > Document.LARGEST) {
            throw new IllegalArgumentException("no size of a document");
        }
    }

    /**
     * What is signed: the same text for the same receipt, for ever. It is the beginning of a JSON object, which its signature
     * ends; in ASCII, without a space.
     */
    public String text() {
        return "{\"abri-receipt\":" + VERSION + ",\"service\":\"" + service + "\",\"key\":\"" + key
                + "\",\"item\":\"" + item + "\",\"vault\":\"" + vault + "\"," + by() + ",\"at\":\""
                + TIME.format(at) + "\",\"size\":" + size + ",\"sha256\":\"" + sha256 + "\"";
    }

    private String by() {
        return switch (depositor) {
            case Author.Owner() -> "\"by\":\"beneficiary\",\"account\":\"" + vault.owner() + "\"";
            case Author.Staff(var account, var relay) ->
                    "\"by\":\"staff\",\"account\":\"" + account + "\",\"relay\":\"" + relay + "\"";
        };
    }
}
