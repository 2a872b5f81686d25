package dev.reckoner.crypto.tlog;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Cosigner;
import dev.reckoner.crypto.Ed25519CosignerKey;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.crypto.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A log of entries {@code entry 0}, {@code entry 1} and so on, with its key, and witnesses. */
final class MadeLog {
    static final String ORIGIN = "reckoner.example/case";

    final NoteSigner signer = new NoteSigner(ORIGIN, Signatures.newEd25519());

    static byte[] entry(int index) {
        return ("entry " + index).getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> leaves(int size) {
        return IntStream.range(0, size).mapToObj(i -> MerkleTree.leaf(entry(i))).toList();
    }

    static Checkpoint head(int size) {
        return new Checkpoint(ORIGIN, size, MerkleTree.root(leaves(size)));
    }

    SignedNote signed(int size) {
        return signer.sign(head(size).text());
    }

    static Cosigner witness(String name) {
        var pair = Signatures.newEd25519();
        return new Cosigner(Ed25519CosignerKey.of(name, pair.getPublic()), pair.getPrivate());
    }
}
