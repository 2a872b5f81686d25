package dev.reckoner.crypto.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrieRootTest {
    @Test
    void theEmptyTrieHasTheRootThatEveryBlockWithoutTransactionsShows() {
        assertThat(TrieRoot.EMPTY)
                .hasToString("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421")
                .isEqualTo(TrieRoot.ofList(List.of()))
                .isEqualTo(TrieRoot.of(Map.of()));
    }

    @Test
    void smallTriesHaveTheRootsOfEthereumsOwnTests() {
        assertThat(root("A", "a".repeat(50)))
                .isEqualTo("d23786fb4a010da3ce639d66d5e904a11dbc02746d1ce25029e53290cabf28ab");
        assertThat(root("doe", "reindeer", "dog", "puppy", "dogglesworth", "cat"))
                .isEqualTo("8aad789dff2f538bca5d8ea56e8abe10f4c7ba3a5dea95fea4cd6e7c3a1168d3");
        assertThat(root("do", "verb", "horse", "stallion", "doge", "coin", "dog", "puppy"))
                .isEqualTo("5991bb8c6514148a29db676a14ac506cd2cd5775ace63c30a4fe457715e9ac84");
        assertThat(root("foo", "bar", "food", "bass"))
                .isEqualTo("17beaa1648bafa633cda809c90c04af50fc8aed3cb40d16efbddee6fdf63c4c3");
        assertThat(root("be", "e", "dog", "puppy", "bed", "d"))
                .isEqualTo("3f67c7a47520f79faa29255d2d3c084a7a6df0453116ed7232ff10277a8be68b");
    }

    @Test
    void listsOfEveryLengthAgreeWithATrieThatGrowsByInsertion() {
        Random random = new Random(11);
        ProvingTrie grown = new ProvingTrie();
        List<Bytes> values = new ArrayList<>();
        for (int i = 0; i < 140; i++) {
            byte[] value = new byte[1 + random.nextInt(80)];
            random.nextBytes(value);
            values.add(Bytes.of(value));
            grown.put(Rlp.encode(Rlp.integer(i)), values.getLast());
            assertThat(TrieRoot.ofList(values)).as("%d values", values.size()).isEqualTo(grown.root());
        }
    }

    @Test
    void aTrieHoldsNoEmptyValue() {
        assertThatThrownBy(() -> TrieRoot.ofList(List.of(Bytes.EMPTY))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String root(String... keysAndValues) {
        Map<Bytes, Bytes> content = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            content.put(text(keysAndValues[i]), text(keysAndValues[i + 1]));
        }
        return TrieRoot.of(content).hex();
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
