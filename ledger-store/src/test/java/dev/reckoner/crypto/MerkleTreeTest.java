package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** The leaves and the root of certificate-transparency's own reference tests. */
    private static final List<byte[]> REFERENCE = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .map(MerkleTree::leaf)
            .toList();

    @Test
    void theRootOfTheReferenceLeavesIsTheKnownOne() {
        assertThat(HexFormat.of().formatHex(MerkleTree.root(REFERENCE)))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void everyLeafOfEveryTreeUpTo70HasAnInclusionProofThatHolds() {
        for (int size = 1; size <= 70; size++) {
            List<byte[]> leaves = leaves(size);
            byte[] root = MerkleTree.root(leaves);
            for (int i = 0; i < size; i++) {
                List<byte[]> proof = MerkleTree.inclusionProof(leaves, i);
                assertThat(MerkleTree.includes(leaves.get(i), i, size, proof, root))
                        .isTrue();
                assertThat(MerkleTree.includes(leaves.get(i), i ^ 1, size, proof, root))
                        .isFalse();
            }
        }
    }

    @Test
    void everyPrefixOfEveryTreeUpTo70HasAConsistencyProofThatHolds() {
        for (int size = 1; size <= 70; size++) {
            List<byte[]> leaves = leaves(size);
            byte[] root = MerkleTree.root(leaves);
            for (int old = 1; old <= size; old++) {
                List<byte[]> proof = MerkleTree.consistencyProof(leaves, old);
                byte[] oldRoot = MerkleTree.root(leaves.subList(0, old));
                assertThat(MerkleTree.extendsTree(old, oldRoot, size, root, proof))
                        .isTrue();
                assertThat(MerkleTree.extendsTree(old, MerkleTree.leaf(oldRoot), size, root, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void aRangeLoadedFromItsNodesGoesOnAsIfItHadNeverStopped() {
        List<byte[]> leaves = leaves(100);
        for (int size = 0; size <= 100; size++) {
            CompactRange loaded = CompactRange.load(size, (level, index) -> {
                int from = (int) (index << level);
                return MerkleTree.root(leaves.subList(from, from + (1 << level)));
            });
            leaves.subList(size, 100).forEach(loaded::append);
            assertThat(loaded.root()).isEqualTo(MerkleTree.root(leaves));
        }
    }

    @Test
    void aRangeTellsOfEveryWholeSubtreeOnce() {
        CompactRange range = new CompactRange();
        StringBuilder told = new StringBuilder();
        leaves(7).forEach(leaf -> range.append(leaf, (level, index, hash) -> told.append(level + "/" + index + " ")));
        assertThat(told.toString()).isEqualTo("1/0 1/1 2/0 1/2 ");
    }

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(MerkleTree.root(List.of())).isEqualTo(MerkleTree.emptyRoot());
        assertThat(MerkleTree.extendsTree(0, MerkleTree.emptyRoot(), 0, MerkleTree.emptyRoot(), List.of()))
                .isFalse();
    }

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> MerkleTree.leaf(new byte[] {(byte) i}))
                .toList();
    }
}
