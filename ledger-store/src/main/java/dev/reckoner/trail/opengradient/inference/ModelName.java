package dev.reckoner.trail.opengradient.inference;

import dev.reckoner.crypto.ipfs.Cid;
import java.util.Base64;
import java.util.Optional;

/** How a record of OpenGradient names the file of a model (opengradient.md 5). */
public sealed interface ModelName {
    /** By the identifier of its tree in IPFS, which can be recomputed from the file. */
    record ByCid(Cid cid) implements ModelName {}

    /** By the identifier of its blob in Walrus, which only Walrus's own erasure code gives. */
    record ByWalrusBlob(String blobId) implements ModelName {}

    /** By words that bind no bytes. */
    record ByWords(String name) implements ModelName {}

    /** What that text is. */
    static ModelName of(String text) {
        Optional<ModelName> cid = Cid.parse(text).map(ByCid::new);
        return cid.orElseGet(() -> isBlobId(text) ? new ByWalrusBlob(text) : new ByWords(text));
    }

    /** 32 bytes in 43 characters of URL-safe base 64, in the one spelling that they have. */
    private static boolean isBlobId(String text) {
        if (!text.matches("[A-Za-z0-9_-]{43}")) {
            return false;
        }
        byte[] id = Base64.getUrlDecoder().decode(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id).equals(text);
    }
}
