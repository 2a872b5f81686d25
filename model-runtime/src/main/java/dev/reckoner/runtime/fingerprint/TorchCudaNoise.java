package dev.reckoner.runtime.fingerprint;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * The noise of PyTorch on a CUDA device, as vLLM draws it for a request with a seed: a generator of its own, seeded once, fills a
 * vector of the size of the vocabulary by {@code exponential_()} for each token, E = -log U, and the token with the largest
 * p / E is taken; -log E is Gumbel noise.
 *
 * <p>The generator is Philox4x32-10 with the seed as key and the thread's number in the upper half of the counter. U in (0, 1] is
 * the 32-bit word times 2^-32 plus 2^-33 in binary32 (cuRAND). A vector longer than the device's threads goes around, each
 * thread using its four words in turn (ATen, DistributionTemplates.h), so that the noise depends on how many there are.
 *
 * @param seed the request's seed
 * @param threads threads that the device holds at once: its multiprocessors times the threads of each; matters only for a
 *     vocabulary that is larger
 */
public record TorchCudaNoise(long seed, OptionalInt threads) implements TokenNoise {
    private static final int BLOCK = 256;
    private static final int WORDS = 4;

    /** No CUDA device that PyTorch runs on holds fewer. */
    private static final int FEWEST = 2048;

    /** Below it PyTorch lets no E fall: half the unit roundoff of binary32. */
    private static final double LEAST = 0x1p-24;

    public TorchCudaNoise {
        if (threads.isPresent() && threads.getAsInt() < BLOCK) {
            throw new IllegalArgumentException("A CUDA device holds at least " + BLOCK + " threads");
        }
    }

    @Override
    public Optional<String> missing(int vocabulary) {
        return threads.isPresent() || vocabulary <= FEWEST
                ? Optional.empty()
                : Optional.of("The claim does not say how many threads the CUDA device holds, which the noise of "
                        + vocabulary + " tokens depends on.");
    }

    @Override
    public IntToDoubleFunction at(int position, int vocabulary) {
        int blocks = Math.min((vocabulary + BLOCK - 1) / BLOCK, threads.orElse(FEWEST) / BLOCK);
        int stride = blocks * BLOCK;
        long each = (vocabulary - 1) / ((long) stride * WORDS) + 1;
        return token -> {
            long counter = position * each + token / ((long) stride * WORDS);
            int word = token / stride % WORDS;
            return gumbel(Philox4x32.block(counter, token % stride, seed)[word]);
        };
    }

    private static double gumbel(int word) {
        float uniform = (word & 0xffff_ffffL) * 0x1p-32f + 0x1p-33f;
        return -Math.log(Math.max(-Math.log(uniform), LEAST));
    }
}
