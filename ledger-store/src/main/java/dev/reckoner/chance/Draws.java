package dev.reckoner.chance;

import dev.reckoner.crypto.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SplittableRandom;

/**
 * Random numbers that are the same for the same question: the seed is the SHA-256 of what is asked of which data, so nobody can
 * choose draws that suit them and everybody gets the same.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). A number below a bound is made here and not by the
 * platform, whose way of doing that has changed between versions of Java.
 */
public final class Draws {
    private final SplittableRandom random;

    private Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** What the seed is made of; each part is written with its length, so that no two lists of parts run into each other. */
    public static final class Seed {
        private final MessageDigest function = Digest.sha256Function();

        private Seed() {}

        /** Adds a text. */
        public Seed with(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            with(bytes.length);
            function.update(bytes);
            return this;
        }

        /** Adds a number. */
        public Seed with(long number) {
            function.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
            return this;
        }

        /** Adds numbers, bit by bit. */
        public Seed with(double[] numbers) {
            with(numbers.length);
            for (double number : numbers) {
                with(Double.doubleToLongBits(number));
            }
            return this;
        }

        /** The draws; the seed is used up. */
        public Draws draws() {
            return new Draws(ByteBuffer.wrap(function.digest()).getLong());
        }
    }

    /**
     * Begins a seed.
     *
     * @param question what the draws are for, so that two questions of the same data get different ones
     */
    public static Seed of(String question) {
        return new Seed().with(question);
    }

    /**
     * A number from 0 to below the bound. Each comes with the same probability but for a part in 2^32 of it.
     *
     * @param bound above 0
     */
    public int below(int bound) {
        return (int) ((random.nextLong() >>> 32) * bound >>> 32);
    }

    /** True or false, each with one half. */
    public boolean coin() {
        return random.nextLong() < 0;
    }

    /** Puts the numbers in an order of which all are equally likely (Fisher and Yates; Knuth's algorithm P). */
    public void shuffle(double[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i + 1);
            double moved = values[i];
            values[i] = values[j];
            values[j] = moved;
        }
    }

    /** Puts the numbers in an order of which all are equally likely. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int moved = values[i];
            values[i] = values[j];
            values[j] = moved;
        }
    }
}
