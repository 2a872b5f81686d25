package dev.reckoner.crypto.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrieProofTest {
    private static final Bytes LONG =
            Bytes.of("a value of forty characters, more or less".getBytes(StandardCharsets.US_ASCII));

    @Test
    void anEmptyTrieHoldsNothing() {
        assertThat(TrieProof.check(TrieRoot.EMPTY, Bytes.ofHex("01"), List.of()))
                .isEqualTo(new Proof.Absent<Bytes>());
        assertThat(TrieProof.check(TrieRoot.EMPTY, Bytes.ofHex("01"), List.of(Bytes.ofHex("80"))))
                .isEqualTo(new Proof.Absent<Bytes>());
    }

    @Test
    void oneEntryIsThereAndItsNeighboursAreNot() {
        ProvingTrie trie = trie("1234", "aa");
        check(trie, "1234", "aa");
        check(trie, "1235", "");
        check(trie, "12", "");
        check(trie, "123456", "");
        check(trie, "", "");
    }

    @Test
    void sharedPrefixesAndValuesOfBranchesAndInlineNodesAreWalked() {
        // Leaves this small lie within their branch, and the branch within its extension.
        ProvingTrie small = trie("1234", "01", "1235", "02");
        assertThat(small.prove(Bytes.ofHex("1234"))).hasSize(1);
        check(small, "1234", "01");
        check(small, "1235", "02");
        check(small, "1236", "");
        check(small, "1334", "");
        ProvingTrie prefixes = trie("12", LONG.hex(), "1234", "02", "123456", LONG.hex(), "ff", "03");
        check(prefixes, "12", LONG.hex());
        check(prefixes, "1234", "02");
        check(prefixes, "123456", LONG.hex());
        check(prefixes, "ff", "03");
        check(prefixes, "1237", "");
        check(prefixes, "aa", "");
        check(prefixes, "", "");
    }

    @Test
    void twoHundredKeysAreProvenUnderTheRootComputedAtOnce() {
        Random random = new Random(3);
        Map<Bytes, Bytes> content = content(random, 200);
        ProvingTrie trie = new ProvingTrie();
        content.forEach(trie::put);
        assertThat(TrieRoot.of(content)).isEqualTo(trie.root());
        content.forEach((key, value) -> check(trie, key.hex(), value.hex()));
        for (int i = 0; i < 200; i++) {
            check(trie, random(random, 32).hex(), "");
        }
    }

    @Test
    void noByteOfAProofCanBeOtherwise() {
        Random random = new Random(5);
        ProvingTrie trie = new ProvingTrie();
        Map<Bytes, Bytes> content = content(random, 40);
        content.forEach(trie::put);
        Bytes key = content.keySet().iterator().next();
        List<Bytes> nodes = trie.prove(key);
        for (int node = 0; node < nodes.size(); node++) {
            for (int at = 0; at < nodes.get(node).size(); at++) {
                for (int flip : new int[] {1, 0x20, 0x80, 0xff}) {
                    List<Bytes> changed = new ArrayList<>(nodes);
                    changed.set(node, flipped(nodes.get(node), at, flip));
                    assertThat(reason(trie.root(), key, changed)).isEqualTo(Proof.Reason.WRONG_HASH);
                }
            }
        }
        for (int at = 0; at < 32; at++) {
            assertThat(reason(flipped(trie.root(), at, 1), key, nodes)).isEqualTo(Proof.Reason.WRONG_HASH);
        }
    }

    /** Here the root is made to fit, so that the strictness of nodes alone stands against a second form of the same. */
    @ParameterizedTest
    @ValueSource(strings = {"12", "1234", "123456789a"})
    void noOtherNodeSaysTheSameOfAKey(String key) {
        Bytes node = trie(key, LONG.hex()).prove(Bytes.ofHex(key)).getFirst();
        Proof<Bytes> same = new Proof.Present<>(LONG);
        assertThat(TrieProof.check(node.keccak(), Bytes.ofHex(key), List.of(node)))
                .isEqualTo(same);
        for (int at = 0; at < node.size(); at++) {
            for (int flip = 1; flip < 256; flip++) {
                Bytes other = flipped(node, at, flip);
                assertThat(TrieProof.check(other.keccak(), Bytes.ofHex(key), List.of(other)))
                        .as("%s", other)
                        .isNotEqualTo(same);
            }
        }
    }

    @Test
    void aMissingNodeIsNamedAndOneTooManyToo() {
        ProvingTrie trie = new ProvingTrie();
        Map<Bytes, Bytes> content = content(new Random(9), 60);
        content.forEach(trie::put);
        Bytes key = content.keySet().iterator().next();
        List<Bytes> nodes = trie.prove(key);
        assertThat(nodes).hasSizeGreaterThan(1);
        assertThat(reason(trie.root(), key, List.of())).isEqualTo(Proof.Reason.MISSING_NODE);
        assertThat(reason(trie.root(), key, nodes.subList(0, nodes.size() - 1))).isEqualTo(Proof.Reason.MISSING_NODE);
        List<Bytes> more = new ArrayList<>(nodes);
        more.add(Bytes.ofHex("80"));
        assertThat(reason(trie.root(), key, more)).isEqualTo(Proof.Reason.SUPERFLUOUS_NODE);
        List<Bytes> twice = new ArrayList<>(nodes);
        twice.add(nodes.getLast());
        assertThat(reason(trie.root(), key, twice)).isEqualTo(Proof.Reason.SUPERFLUOUS_NODE);
        assertThat(TrieProof.check(trie.root(), key, nodes.reversed()))
                .isEqualTo(new Proof.Present<>(content.getOrDefault(key, Bytes.EMPTY)));
    }

    @Test
    void anInlineNodeMayBeListedOnItsOwn() {
        ProvingTrie trie = trie("1234", "01", "1235", "02");
        List<Bytes> nodes = new ArrayList<>(trie.prove(Bytes.ofHex("1234")));
        nodes.add(Rlp.encode(Items.of(Bytes.ofHex("20"), Bytes.ofHex("01"))));
        assertThat(TrieProof.check(trie.root(), Bytes.ofHex("1234"), nodes))
                .isEqualTo(new Proof.Present<>(Bytes.ofHex("01")));
    }

    @Test
    void nodesThatNoTrieMakesAreRefused() {
        Bytes path = Bytes.ofHex("201234");
        Items leaf = Items.of(Bytes.ofHex("20"), Bytes.ofHex("01"));
        malformed(Items.of(path));
        malformed(Items.of(path, LONG, LONG));
        malformed(Items.of(path, Bytes.EMPTY));
        malformed(Items.of(path, leaf));
        malformed(Items.of(leaf, LONG));
        malformed(Items.of(Bytes.EMPTY, LONG));
        malformed(Items.of(Bytes.ofHex("211234"), LONG));
        malformed(Items.of(Bytes.ofHex("401234"), LONG));
        malformed(Items.of(Bytes.ofHex("601234"), LONG));
        malformed(Items.of(Bytes.ofHex("00"), branch(leaf, leaf)));
        malformed(Items.of(Bytes.ofHex("0012"), Bytes.EMPTY));
        malformed(Items.of(Bytes.ofHex("0012"), Bytes.of(new byte[31])));
        malformed(Items.of(Bytes.ofHex("0012"), Items.of(Bytes.ofHex("2034"), LONG)));
        malformed(Items.of(Bytes.ofHex("0012"), Items.of(Bytes.ofHex("2034"), Bytes.ofHex("01"))));
        malformed(branch(Bytes.EMPTY, leaf));
        malformed(branch(leaf, Bytes.of(new byte[33])));
        malformed(LONG);
        malformed(Bytes.ofHex("01"));
        Bytes broken = Bytes.ofHex("c3208101");
        assertThat(reason(broken.keccak(), Bytes.EMPTY, List.of(broken))).isEqualTo(Proof.Reason.MALFORMED_NODE);
        assertThat(reason(Bytes.ofHex("12"), Bytes.EMPTY, List.of())).isEqualTo(Proof.Reason.MALFORMED_NODE);
    }

    @Test
    void aSmallNodeBehindAHashIsRefused() {
        Bytes leaf = Rlp.encode(Items.of(Bytes.ofHex("3234"), Bytes.ofHex("01")));
        Bytes branch = Rlp.encode(branch(leaf.keccak(), leaf.keccak()));
        assertThat(reason(branch.keccak(), Bytes.ofHex("0234"), List.of(branch, leaf)))
                .isEqualTo(Proof.Reason.MALFORMED_NODE);
    }

    private static Items branch(RlpItem first, RlpItem second) {
        List<RlpItem> items = new ArrayList<>(List.of(first, second));
        while (items.size() < 17) {
            items.add(Bytes.EMPTY);
        }
        return new Items(items);
    }

    private static void malformed(RlpItem node) {
        Bytes encoding = Rlp.encode(node);
        assertThat(reason(encoding.keccak(), Bytes.ofHex("1234"), List.of(encoding)))
                .as("%s", node)
                .isEqualTo(Proof.Reason.MALFORMED_NODE);
    }

    private static Proof.Reason reason(Bytes root, Bytes key, List<Bytes> nodes) {
        Proof<Bytes> proof = TrieProof.check(root, key, nodes);
        assertThat(proof).isInstanceOf(Proof.NotProven.class);
        return ((Proof.NotProven<Bytes>) proof).reason();
    }

    private static void check(ProvingTrie trie, String key, String value) {
        Bytes path = Bytes.ofHex(key);
        Proof<Bytes> expected = value.isEmpty() ? new Proof.Absent<>() : new Proof.Present<>(Bytes.ofHex(value));
        assertThat(TrieProof.check(trie.root(), path, trie.prove(path))).isEqualTo(expected);
    }

    private static ProvingTrie trie(String... keysAndValues) {
        ProvingTrie trie = new ProvingTrie();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            trie.put(Bytes.ofHex(keysAndValues[i]), Bytes.ofHex(keysAndValues[i + 1]));
        }
        return trie;
    }

    private static Map<Bytes, Bytes> content(Random random, int size) {
        Map<Bytes, Bytes> content = new HashMap<>();
        while (content.size() < size) {
            content.put(random(random, 32), random(random, 1 + random.nextInt(120)));
        }
        return content;
    }

    private static Bytes random(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private static Bytes flipped(Bytes bytes, int at, int flip) {
        byte[] changed = bytes.toArray();
        changed[at] ^= (byte) flip;
        return Bytes.of(changed);
    }
}
