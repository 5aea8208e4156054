package org.abri.domain.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final Chain CHAIN = new Chain.OfVault(new VaultId(new UUID(1, 1)));

    private static final LinkHash HASH = bytes -> {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    };

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Link> chain(Chain chain, String... bodies) {
        var links = new ArrayList<Link>();
        var head = Link.Head.ofNothing();
        for (var body : bodies) {
            var link = Link.after(HASH, head, chain, body(body));
            links.add(link);
            head = link.asHead();
        }
        return links;
    }

    private static List<Link> five() {
        return chain(CHAIN, "a", "b", "c", "d", "e");
    }

    @Test
    @DisplayName("LOG-1: a chain that nobody touched is whole, and so is an empty one; links are numbered from 1")
    void whole() {
        assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, five())).isEmpty();
        assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, List.of())).isEmpty();
        assertThat(five()).extracting(Link::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(five().get(4).hash()).hasSize(Link.HASH_BYTES).isEqualTo(five().get(4).hash());
    }

    @Test
    @DisplayName("LOG-1: one bit changed anywhere, in a body or a hash, is detected where it is")
    void changing() {
        for (var at = 0; at < 5; at++) {
            for (var bit = 0; bit < 8; bit++) {
                var changedBody = five();
                changedBody.get(at).body()[0] ^= (byte) (1 << bit);
                assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, changedBody))
                        .hasValue(at + 1L);
                var changedHash = five();
                changedHash.get(at).hash()[31] ^= (byte) (1 << bit);
                assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, changedHash))
                        .hasValue(at + 1L);
            }
        }
    }

    @Test
    @DisplayName("LOG-1: one removed is detected, also when those after it are numbered anew")
    void removing() {
        for (var at = 0; at < 4; at++) {
            var links = five();
            links.remove(at);
            assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, links)).hasValue(at + 1L);
            for (var later = at; later < links.size(); later++) {
                links.set(later, new Link(later + 1L, links.get(later).body(), links.get(later).hash()));
            }
            assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, links)).hasValue(at + 1L);
        }
    }

    @Test
    @DisplayName("LOG-1: one inserted is detected, be it a copy or a link that follows from where it stands")
    void inserting() {
        for (var at = 0; at < 5; at++) {
            var copied = five();
            copied.add(at, five().get(at));
            assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, copied)).hasValue(at + 2L);
            var forged = five();
            forged.add(at,
                    Link.after(HASH, at == 0 ? Link.Head.ofNothing() : five().get(at - 1).asHead(), CHAIN,
                            body("x")));
            assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, forged)).hasValue(at + 2L);
        }
    }

    @Test
    @DisplayName("LOG-1: two that changed places are detected")
    void reordering() {
        for (var one = 0; one < 5; one++) {
            for (var other = one + 1; other < 5; other++) {
                var links = five();
                links.set(one, five().get(other));
                links.set(other, five().get(one));
                assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, links)).hasValue(one + 1L);
            }
        }
    }

    @Test
    @DisplayName("LOG-1: a cut tail, and a chain forged from some point on, both look whole, and the published head shows them")
    void cutting() {
        var published = five().get(4).asHead();
        var cut = five().subList(0, 3);
        assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, cut)).isEmpty();
        assertThat(cut.get(2).number()).isLessThan(published.number());
        var forged = chain(CHAIN, "a", "b", "x", "d", "e");
        assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), CHAIN, forged)).isEmpty();
        assertThat(forged.get(4).number()).isEqualTo(published.number());
        assertThat(forged.get(4).hash()).isNotEqualTo(published.hash());
        assertThat(five().get(4).hash()).isEqualTo(published.hash());
    }

    @Test
    @DisplayName("LOG-1: links of one vault do not pass for those of another, nor for the service's")
    void eachChainForItself() {
        assertThat(
                Link.firstBroken(HASH, Link.Head.ofNothing(), new Chain.OfVault(new VaultId(new UUID(1, 2))),
                        five())).hasValue(1);
        assertThat(Link.firstBroken(HASH, Link.Head.ofNothing(), new Chain.OfService(), five())).hasValue(1);
        assertThat(new Chain.OfService().key()).isEqualTo(new UUID(0, 0));
    }

    @Test
    @DisplayName("LOG-1: where one body ends and the hash before it begins cannot be shifted")
    void noShifting() {
        var one = chain(CHAIN, "ab", "c");
        var other = chain(CHAIN, "a", "bc");
        assertThat(one.get(0).hash()).isNotEqualTo(other.get(0).hash());
        assertThat(one.get(1).hash()).isNotEqualTo(other.get(1).hash());
        assertThat(chain(CHAIN, "").get(0).hash()).isNotEqualTo(new byte[Link.HASH_BYTES]);
    }

    @Test
    @DisplayName("LOG-1: a link follows the head before it and no other")
    void follows() {
        var links = five();
        for (var at = 0; at < 5; at++) {
            var before = at == 0 ? Link.Head.ofNothing() : links.get(at - 1).asHead();
            assertThat(links.get(at).follows(HASH, before, CHAIN)).isTrue();
            assertThat(links.get(at).follows(HASH, links.get(at).asHead(), CHAIN)).isFalse();
        }
    }
}
