package dev.reckoner.runtime.fingerprint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * A TOPLOC proof: the k largest activations of a chunk as a polynomial over the field of 65497 elements, whose value at (index
 * mod modulus) is the bf16 pattern of the activation there (arXiv 2501.16007).
 *
 * @param modulus in [k, 65497]; 0 for the null proof, of whoever could not make one
 * @param coefficients k of them, ascending, each below 65497
 */
public record ToplocProof(int modulus, List<Integer> coefficients) {
    /** More than any use of it, and little enough to interpolate in a blink. */
    public static final int MAXIMUM_K = 4096;

    public ToplocProof {
        coefficients = List.copyOf(coefficients);
        if (modulus < 0 || modulus > PrimeField.P || !PrimeField.hold(coefficients)) {
            throw new IllegalArgumentException("Modulus and coefficients are of the field of " + PrimeField.P);
        }
    }

    /** The proof of those who have none: modulus 0 and k zeros. */
    public static ToplocProof none(int k) {
        return new ToplocProof(0, Collections.nCopies(k, 0));
    }

    /** The proof through points; the null proof if no modulus keeps the positions apart. */
    static ToplocProof through(int[] positions, int[] bits) {
        int modulus = InjectiveModulus.of(positions);
        if (modulus == 0) {
            return none(positions.length);
        }
        int[] x = Arrays.stream(positions).map(position -> position % modulus).toArray();
        return new ToplocProof(
                modulus, Arrays.stream(Polynomial.through(x, bits)).boxed().toList());
    }

    /**
     * Reads the serialised form: modulus and coefficients, each as u16 big-endian.
     *
     * @throws FingerprintException RT-TOPLOC-LENGTH (not 2 + 2k bytes, k in [1, 4096]), RT-TOPLOC-MODULUS (beyond 65497 or below
     *     k), RT-TOPLOC-FIELD (a coefficient beyond the field)
     */
    public static ToplocProof read(byte[] bytes) throws FingerprintException {
        int k = bytes.length / 2 - 1;
        if (bytes.length % 2 != 0 || k < 1 || k > MAXIMUM_K) {
            throw new FingerprintException(
                    "RT-TOPLOC-LENGTH",
                    "A proof has 2 + 2k bytes with k from 1 to " + MAXIMUM_K + "; this one has " + bytes.length + ".");
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        int modulus = from.getShort() & 0xffff;
        List<Integer> coefficients = new ArrayList<>(k);
        while (from.hasRemaining()) {
            coefficients.add(from.getShort() & 0xffff);
        }
        if (!PrimeField.hold(coefficients)) {
            throw new FingerprintException(
                    "RT-TOPLOC-FIELD", "A coefficient of the proof is not below " + PrimeField.P + ".");
        }
        boolean none = modulus == 0 && Collections.max(coefficients) == 0;
        if (!none && (modulus < k || modulus > PrimeField.P)) {
            throw new FingerprintException(
                    "RT-TOPLOC-MODULUS",
                    "The modulus of a proof of " + k + " values is from there to " + PrimeField.P + ", not " + modulus
                            + ".");
        }
        return new ToplocProof(modulus, coefficients);
    }

    /** Reads base64 of the serialised form; throws as {@link #read}, and RT-TOPLOC-BASE64. */
    public static ToplocProof read(String base64) throws FingerprintException {
        try {
            return read(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new FingerprintException("RT-TOPLOC-BASE64", "This is not a proof in base64.");
        }
    }

    /** The serialised form, 2 + 2k bytes. */
    public byte[] bytes() {
        ByteBuffer to = ByteBuffer.allocate(2 + 2 * k()).putShort((short) modulus);
        coefficients.forEach(coefficient -> to.putShort(coefficient.shortValue()));
        return to.array();
    }

    /** The serialised form in base64. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /** How many activations it holds. */
    public int k() {
        return coefficients.size();
    }

    /** True for the proof that says nothing. */
    public boolean isNull() {
        return modulus == 0;
    }

    /**
     * True for each position that the modulus brings where it has brought one before. The polynomial has one value there, so that of
     * several positions it can speak for one: with a modulus of the width it would say of all positions in a column the same.
     */
    boolean[] repeatedAt(int[] positions) {
        boolean[] taken = new boolean[modulus];
        boolean[] repeated = new boolean[positions.length];
        for (int i = 0; i < positions.length; i++) {
            int residue = positions[i] % modulus;
            repeated[i] = taken[residue];
            taken[residue] = true;
        }
        return repeated;
    }

    /** The bf16 patterns at these positions, each reduced by the modulus first. */
    int[] bitsAt(int[] positions) {
        int[] values = coefficients.stream().mapToInt(Integer::intValue).toArray();
        return Arrays.stream(positions)
                .map(position -> Polynomial.at(values, position % modulus))
                .toArray();
    }
}
