package dev.reckoner.ledger;

import java.io.IOException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How dear each guess of a passphrase is: Argon2id, RFC 9106.
 *
 * @param memoryKiB of memory, KiB
 * @param passes over it
 * @param lanes that could be computed at once
 */
record Argon2Cost(int memoryKiB, int passes, int lanes) {
    /** The second of the two options that RFC 9106, section 4, recommends; no case is locked with less. */
    static final Argon2Cost RECOMMENDED = new Argon2Cost(64 << 10, 3, 4);

    static final int KEY_BYTES = 32;
    static final int SALT_BYTES = 32;

    // A file can ask for more than this program would, and not for more than a small computer has.
    private static final int MOST_MEMORY_KIB = 256 << 10;
    private static final int MOST_PASSES = 12;
    private static final int MOST_LANES = 16;

    void requireWithinLimits() throws IOException {
        if (memoryKiB < RECOMMENDED.memoryKiB
                || memoryKiB > MOST_MEMORY_KIB
                || passes < RECOMMENDED.passes
                || passes > MOST_PASSES
                || lanes < 1
                || lanes > MOST_LANES) {
            throw new IOException("it asks for a cost of Argon2id that no case has: " + this);
        }
    }

    /** 32 bytes that only the passphrase gives, and only at this cost. */
    byte[] key(Passphrase passphrase, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKiB)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] key = new byte[KEY_BYTES];
        generator.generateBytes(passphrase.utf8(), key);
        return key;
    }
}
