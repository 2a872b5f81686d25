package dev.reckoner.audit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitmentTree;
import dev.reckoner.runtime.commit.PlainTree;
import dev.reckoner.runtime.commit.TraceCommitment;
import dev.reckoner.runtime.commit.TraceLeaf;
import dev.reckoner.runtime.commit.TracePosition;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import dev.reckoner.trail.trace.TraceManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The two libraries know nothing of each other, and must write the same trees and leaves. */
class Rfc6962TreeTest {
    private static final CommitmentTree TREE = Rfc6962Tree.TREE;
    private static final CommitmentTree PLAIN = new PlainTree();

    @Test
    void theTreeOfTheLedgerIsTheTreeOfTheStandard() {
        for (int size = 0; size <= 70; size++) {
            var leaves = leaves(size);
            assertThat(TREE.root(leaves)).as("%d leaves", size).isEqualTo(PLAIN.root(leaves));
            for (int i = 0; i < size; i++) {
                var proof = TREE.inclusionProof(leaves, i);
                assertThat(proof).usingRecursiveComparison().isEqualTo(PLAIN.inclusionProof(leaves, i));
                assertThat(TREE.includes(leaves.get(i), i, size, proof, TREE.root(leaves)))
                        .isTrue();
            }
        }
    }

    @Test
    void bothAgreeOnWhatIsNoProof() {
        var random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            var leaves = leaves(1 + random.nextInt(40));
            int at = random.nextInt(leaves.size());
            var proof = new ArrayList<>(TREE.inclusionProof(leaves, at));
            long index = random.nextInt(4) == 0 ? random.nextInt(-2, 45) : at;
            long size = random.nextInt(4) == 0 ? random.nextInt(-2, 45) : leaves.size();
            if (!proof.isEmpty() && random.nextInt(3) == 0) {
                proof.remove(random.nextInt(proof.size()));
            }
            boolean plain = PLAIN.includes(leaves.get(at), index, size, proof, TREE.root(leaves));
            assertThat(TREE.includes(leaves.get(at), index, size, proof, TREE.root(leaves)))
                    .as("leaf %d as %d of %d, %d hashes", at, index, size, proof.size())
                    .isEqualTo(plain);
        }
    }

    @Test
    void theListOfATrailHasTheRootOfTheRuntime() {
        List<OnnxValue> values = List.of(
                Tensor.ofFloats(List.of(2L), 1, 2),
                Tensor.ofFloats(List.of(400_000L), new float[400_000]),
                new TensorSequence(List.of(Tensor.ofLongs(List.of(), 7))),
                OptionalValue.none(),
                OptionalValue.of(Tensor.ofStrings(List.of(1L), "Grüße")));
        var leaves = IntStream.range(0, values.size())
                .mapToObj(i -> TraceLeaf.of(
                        new TracePosition(i, i % 2, Integer.toString(i), "wert/ü " + i), values.get(i), TREE))
                .toList();
        var file = Digest.sha256(new byte[0]);
        var listed = IntStream.range(0, values.size())
                .mapToObj(i -> ListedValues.listed(leaves.get(i), values.get(i), file))
                .toList();
        var list = TraceManifest.of(file, "all", listed);
        assertThat(list.root().hex())
                .isEqualTo(new TraceCommitment(leaves, TREE).root().hex())
                .isEqualTo(ListedValues.commitment(list).root().hex());
        assertThat(listed.get(1).tiles()).isPresent();
        assertThat(ListedValues.leaf(listed.get(1))).isEqualTo(leaves.get(1));
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> TREE.leaf(new byte[] {(byte) i}))
                .toList();
    }
}
