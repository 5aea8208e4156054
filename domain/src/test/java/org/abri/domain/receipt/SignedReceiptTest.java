package org.abri.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignedReceiptTest {
    private static final Instant NOW = Instant.parse("2026-11-30T20:15:00.007Z");
    private static final ItemId ITEM = new ItemId(UUID.fromString("0e0b3a5c-1111-4222-8333-444455556666"));
    private static final VaultId VAULT = new VaultId(UUID.fromString("7a7b3a5c-1111-4222-8333-444455556666"));
    private static final SignedReceipt OWN = signed(new Author.Owner(), 17);
    private static final SignedReceipt BY_STAFF = signed(
            new Author.Staff(new AccountId(new UUID(1, 2)), new RelayId(new UUID(3, 4))), Document.LARGEST);

    private static SignedReceipt signed(Author depositor, long size) {
        return new SignedReceipt(new Receipt("https://vault.example", new KeyId("0123456789abcdef"), ITEM,
                VAULT, depositor, NOW, size, "ab".repeat(32)), "cd".repeat(64));
    }

    @Test
    @DisplayName("LAW-1: a receipt is one line of JSON, always the same, that ends with the signature of all before it; it names nobody")
    void text() {
        assertThat(OWN.text()).isEqualTo("{\"abri-receipt\":1,\"service\":\"https://vault.example\""
                + ",\"key\":\"0123456789abcdef\",\"item\":\"0e0b3a5c-1111-4222-8333-444455556666\""
                + ",\"vault\":\"7a7b3a5c-1111-4222-8333-444455556666\",\"by\":\"beneficiary\""
                + ",\"account\":\"7a7b3a5c-1111-4222-8333-444455556666\",\"at\":\"2026-11-30T20:15:00.007Z\""
                + ",\"size\":17,\"sha256\":\"" + "ab".repeat(32) + "\",\"signature\":\"" + "cd".repeat(64)
                + "\"}");
        assertThat(BY_STAFF.text()).contains(
                ",\"by\":\"staff\",\"account\":\"00000000-0000-0001-0000-000000000002\",\"relay\":\"00000000-0000-0003-0000-000000000004\",",
                ",\"size\":52428800,");
        for (var one : List.of(OWN, BY_STAFF)) {
            assertThat(one.text()).startsWith(one.receipt().text() + ",\"signature\":").matches("[!-~]+")
                    .hasSizeLessThan(SignedReceipt.LONGEST);
            assertThat(SignedReceipt.read(one.text())).contains(one);
            assertThat(SignedReceipt.read(" \n" + one.text() + "\r\n")).contains(one);
        }
    }

    @Test
    @DisplayName("LAW-1: with one bit changed anywhere it is no receipt, or says something else")
    void oneBit() {
        for (var one : List.of(OWN, BY_STAFF)) {
            var bytes = one.text().getBytes(StandardCharsets.US_ASCII);
            for (var at = 0; at < bytes.length; at++) {
                for (var bit = 0; bit < Byte.SIZE; bit++) {
                    var changed = bytes.clone();
                    changed[at] ^= (byte) (1 << bit);
                    var text = new String(changed, StandardCharsets.ISO_8859_1);
                    SignedReceipt.read(text).ifPresent(read -> {
                        assertThat(read).as(text).isNotEqualTo(one);
                        assertThat(read.text()).isEqualTo(text);
                    });
                }
            }
        }
    }

    @Test
    @DisplayName("LAW-1: what is cut short, has anything more, twice, elsewhere or written otherwise is no receipt")
    void anythingElse() {
        var text = BY_STAFF.text();
        for (var length = 0; length < text.length(); length++) {
            assertThat(SignedReceipt.read(text.substring(0, length))).as("first %s", length).isEmpty();
            assertThat(SignedReceipt.read(text.substring(length + 1))).as("without %s", length).isEmpty();
        }
        for (var other : List.of("", "null", "[]", "{}", "Bonjour", text + text, text + " {}",
                text.replace("\",\"", "\", \""), text.replace("\"size\":52428800", "\"size\":052428800"),
                text.replace("\"size\":52428800", "\"size\":52428801"),
                text.replace("\"size\":52428800", "\"size\":5.24288e7"),
                text.replace("\"size\":52428800", "\"size\":9999999999"),
                text.replace("\"size\":52428800", "\"size\":1,\"size\":52428800"),
                text.replace("{\"abri", "{\"by\":\"staff\",\"abri"),
                text.replace("abcdef", "ABCDEF"), text.replace("\"staff\"", "\"operator\""),
                text.replace("-11-30T", "-11-31T"), text.replace("T20:", "T24:"),
                text.replace("T20:15:00.007Z", "T20:15:60.007Z"), text.replace("https", "h\\u0074tps"),
                OWN.text().replace("\"account\":\"7a", "\"account\":\"7b"),
                " ".repeat(5) + "x".repeat(SignedReceipt.LONGEST + 1), "{".repeat(1_000_000))) {
            assertThat(SignedReceipt.read(other)).as(other.length() > 2_000 ? "long" : other).isEmpty();
        }
    }

    @Test
    @DisplayName("LAW-1: a receipt of another version is known as such, and nothing else is")
    void otherVersions() {
        var text = OWN.text();
        for (var version : List.of("2", "10", "999999999")) {
            var other = text.replace("receipt\":1", "receipt\":" + version);
            assertThat(SignedReceipt.read(other)).isEmpty();
            assertThat(SignedReceipt.isOfAnotherVersion(other)).as(version).isTrue();
        }
        for (var none : List.of(text, "", "{}", text.replace("receipt\":1", "receipt\":0"),
                text.replace("receipt\":1", "receipt\":01"),
                text.replace("receipt\":1", "receipt\":9999999999"),
                text.replace("receipt\":1", "receipt\":-2"), text.replace("abri-receipt\":1", "receipt\":2"),
                "{\"abri-receipt\":2," + "x".repeat(SignedReceipt.LONGEST) + "}")) {
            assertThat(SignedReceipt.isOfAnotherVersion(none)).as(none).isFalse();
        }
    }

    @Test
    @DisplayName("LAW-1: nothing gets into a receipt that is not shaped as it must be")
    void parts() {
        var right = OWN.receipt();
        for (var service : List.of("", "a b", "\"", "é", "x".repeat(301))) {
            assertThatThrownBy(() -> new Receipt(service, right.key(), ITEM, VAULT, right.depositor(), NOW,
                    17, right.sha256())).as(service).isInstanceOf(IllegalArgumentException.class);
        }
        for (var size : List.of(0L, -1L, Document.LARGEST + 1)) {
            assertThatThrownBy(() -> signed(new Author.Owner(), size))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (var hash : List.of("", "AB".repeat(32), "ab".repeat(31), "ab".repeat(33))) {
            assertThatThrownBy(() -> new Receipt(right.service(), right.key(), ITEM, VAULT,
                    right.depositor(), NOW, 17, hash)).isInstanceOf(IllegalArgumentException.class);
        }
        for (var signature : List.of("", "CD".repeat(64), "cd".repeat(63), "cd".repeat(65))) {
            assertThatThrownBy(() -> new SignedReceipt(right, signature))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (var key : List.of("", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF")) {
            assertThatThrownBy(() -> new KeyId(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("LAW-1: the longest receipt there can be fits what is read as one")
    void longest() {
        var longest = new SignedReceipt(new Receipt("x".repeat(Receipt.LONGEST_SERVICE),
                BY_STAFF.receipt().key(), ITEM, VAULT, BY_STAFF.receipt().depositor(), NOW, Document.LARGEST,
                "ab".repeat(32)), "cd".repeat(64));
        assertThat(longest.text()).hasSizeLessThanOrEqualTo(SignedReceipt.LONGEST);
        assertThat(SignedReceipt.read(longest.text())).contains(longest);
    }
}
