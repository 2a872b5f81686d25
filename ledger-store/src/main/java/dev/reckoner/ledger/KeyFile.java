package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * The file {@code keys} of an encrypted case, canonical JSON, and all that a passphrase opens: the only file that is written anew
 * when the passphrase changes, in one rename.
 *
 * @param cost of a guess
 * @param salt of Argon2id
 * @param wrappedKey the case's data key as {@link LockedKeys} wraps it
 * @param signingKey the case's signing keys, PKCS#12
 */
record KeyFile(Argon2Cost cost, byte[] salt, byte[] wrappedKey, byte[] signingKey) {
    static final String NAME = "keys";

    private static final String FORMAT = "reckoner-keys/1";
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_SIGNING_KEY_BYTES = 40 << 10;
    private static final int WRAPPED_BYTES = Keys.NONCE_BYTES + Keys.BYTES + Keys.TAG_BYTES;

    static boolean exists(Path folder) {
        return OwnFile.isTaken(folder.resolve(NAME));
    }

    /**
     * Reads it.
     *
     * @throws LedgerException LG-KEYS if it is not as it was written, LG-NEWER-VERSION if a newer version wrote it
     */
    static KeyFile read(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        byte[] bytes;
        try (var in = Files.newInputStream(OwnFile.require(file))) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        try {
            return parse(bytes);
        } catch (LedgerException newer) {
            throw newer;
        } catch (IOException | IllegalArgumentException e) {
            throw new LedgerException(
                    "LG-KEYS",
                    "The file " + file + ", without which nobody can open the case, was changed or damaged ("
                            + e.getMessage() + "). Restore it from a copy of the case.",
                    e);
        }
    }

    private static KeyFile parse(byte[] bytes) throws IOException {
        var tree = EntryJson.read(bytes);
        var format = tree.path("format").asText();
        if (format.startsWith("reckoner-keys/") && !format.equals(FORMAT)) {
            throw new LedgerException(
                    "LG-NEWER-VERSION", "This case was locked by a newer version of Reckoner; open it with that one.");
        }
        var argon2 = tree.path("argon2id");
        var cost = new Argon2Cost(
                argon2.path("memoryKiB").asInt(),
                argon2.path("passes").asInt(),
                argon2.path("lanes").asInt());
        var read = new KeyFile(cost, binary(argon2, "salt"), binary(tree, "dataKey"), binary(tree, "signingKey"));
        // One content, one sequence of bytes: what is not written again as it was read is not what was written.
        if (!Arrays.equals(read.bytes(), bytes)) {
            throw new IOException("it does not have its own checksum");
        }
        cost.requireWithinLimits();
        read.requireSizes();
        return read;
    }

    private static byte[] binary(JsonNode tree, String member) {
        return Base64.getDecoder().decode(tree.path(member).asText());
    }

    private void requireSizes() throws IOException {
        if (salt.length != Argon2Cost.SALT_BYTES
                || wrappedKey.length != WRAPPED_BYTES
                || signingKey.length > MOST_SIGNING_KEY_BYTES) {
            throw new IOException("a part of it has another length than that part has");
        }
    }

    /** Writes it in place of the one that is there, all of it or nothing. */
    void write(Path folder) throws IOException {
        Durable.replace(folder.resolve(NAME), bytes(), OwnerOnly.attributes(folder));
    }

    private byte[] bytes() {
        var tree = open().put("dataKey", text(wrappedKey));
        return CanonicalJson.bytes(
                tree.put("sha256", Digest.sha256(CanonicalJson.bytes(tree)).hex()));
    }

    /** What is bound to the wrapped key: everything else. */
    byte[] associated() {
        return CanonicalJson.bytes(open());
    }

    private ObjectNode open() {
        var tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("argon2id")
                .put("lanes", cost.lanes())
                .put("memoryKiB", cost.memoryKiB())
                .put("passes", cost.passes())
                .put("salt", text(salt));
        return tree.put("format", FORMAT).put("signingKey", text(signingKey));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "KeyFile " + cost;
    }
}
