package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes and verifies TOPLOC proofs of a model's last hidden states (arXiv 2501.16007).
 *
 * @param k how many of the largest activations a proof holds, 1 to 4096
 * @param each how many decoded positions share a proof
 */
public record Toploc(int k, int each) {
    /** What the authors use: 128 activations of 32 positions. */
    public static final Toploc STANDARD = new Toploc(128, 32);

    public Toploc {
        if (k < 1 || k > ToplocProof.MAXIMUM_K || each < 1) {
            throw new IllegalArgumentException(
                    "A proof holds 1 to " + ToplocProof.MAXIMUM_K + " activations of at least one position");
        }
    }

    /**
     * The proof of a tensor as one chunk, whatever its shape. Values are rounded to bf16, to nearest, ties to even, before the
     * largest are chosen.
     *
     * @throws FingerprintException RT-TOPLOC-TYPE if it holds no floating-point numbers, RT-TOPLOC-K if too few, RT-TOPLOC-NAN
     *     if one is not a number
     */
    public ToplocProof prove(Tensor activations) throws FingerprintException {
        return prove(Chunk.whole(activations));
    }

    /**
     * The proofs of a sequence: one of the prompt, then one of each {@link #each} positions.
     *
     * @param hidden last hidden states, [positions, width] or [1, positions, width]
     * @param prompt positions of the prompt; 0 to make no proof of it
     * @throws FingerprintException as {@link #prove(Tensor)}, and RT-TOPLOC-SHAPE
     */
    public List<ToplocProof> prove(Tensor hidden, int prompt) throws FingerprintException {
        List<ToplocProof> proofs = new ArrayList<>();
        for (Chunk chunk : Chunk.of(hidden, prompt, each)) {
            proofs.add(prove(chunk));
        }
        return proofs;
    }

    /** Compares a proof with the recomputed values of its chunk; throws as {@link #prove(Tensor)}. */
    public static ToplocComparison verify(ToplocProof proof, Tensor activations) throws FingerprintException {
        return verify(proof, Chunk.whole(activations));
    }

    /**
     * Compares the proofs of a sequence with its recomputed hidden states.
     *
     * @throws FingerprintException as {@link #prove(Tensor, int)}, and RT-TOPLOC-COUNT if there are not as many proofs as chunks
     */
    public List<ToplocComparison> verify(List<ToplocProof> proofs, Tensor hidden, int prompt)
            throws FingerprintException {
        List<Chunk> chunks = Chunk.of(hidden, prompt, each);
        if (chunks.size() != proofs.size()) {
            throw new FingerprintException(
                    "RT-TOPLOC-COUNT",
                    "The number of chunks of the values is " + chunks.size() + ", that of the proofs " + proofs.size()
                            + ". Cut the values as for the proofs.");
        }
        List<ToplocComparison> comparisons = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            comparisons.add(verify(proofs.get(i), chunks.get(i)));
        }
        return comparisons;
    }

    private ToplocProof prove(Chunk chunk) throws FingerprintException {
        LargestValues largest = LargestValues.of(chunk, k);
        return ToplocProof.through(largest.positions, largest.bits);
    }

    private static ToplocComparison verify(ToplocProof proof, Chunk chunk) throws FingerprintException {
        LargestValues own = LargestValues.of(chunk, proof.k());
        return proof.isNull()
                ? ToplocComparison.ofNullProof(proof.k())
                : ToplocComparison.of(proof.bitsAt(own.positions), own.bits, proof.repeatedAt(own.positions));
    }
}
