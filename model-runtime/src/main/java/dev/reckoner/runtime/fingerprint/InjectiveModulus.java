package dev.reckoner.runtime.fingerprint;

/** Brings positions into the field without two of them falling together. */
final class InjectiveModulus {
    private InjectiveModulus() {}

    /**
     * The largest m of at most 65497 for which all positions differ modulo m; 0 if there is none. Nothing below the number of
     * positions can be one.
     */
    static int of(int[] positions) {
        int[] seen = new int[PrimeField.P];
        for (int modulus = PrimeField.P; modulus >= positions.length && modulus > 0; modulus--) {
            if (distinct(positions, modulus, seen)) {
                return modulus;
            }
        }
        return 0;
    }

    /** Marks each residue with the modulus, so that the array need not be cleared in between. */
    private static boolean distinct(int[] positions, int modulus, int[] seen) {
        for (int position : positions) {
            int residue = position % modulus;
            if (seen[residue] == modulus) {
                return false;
            }
            seen[residue] = modulus;
        }
        return true;
    }
}
