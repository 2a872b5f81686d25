package dev.reckoner.appraise;

import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.RsaPss;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who signed the leaves of a batch whose layout holds their signatures. Placeholders are left out: they were never signed and
 * do not pretend to be.
 *
 * @param signed how many leaves are signed with the key of the enclave that they name
 * @param unsigned leaves that are not, counted from 0 in the order of the batch
 * @param withoutKey how many leaves name an enclave whose key is not in the case
 * @param missing the ids of those enclaves
 */
record LeafSignatures(int signed, List<Integer> unsigned, int withoutKey, Set<String> missing) {
    // What the chain's own verifier asks for: a salt as long as the hash.
    private static final int SALT = 32;

    static LeafSignatures of(List<Leaf> leaves, Check.Context context) {
        Map<String, PublicKey> keys = keys(context);
        int signed = 0;
        int withoutKey = 0;
        List<Integer> unsigned = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < leaves.size(); i++) {
            Leaf leaf = leaves.get(i);
            if (leaf.isPlaceholder() || leaf.signedMessage().isEmpty()) {
                continue;
            }
            PublicKey key = keys.get(leaf.teeId().orElseThrow());
            if (key == null) {
                withoutKey++;
                missing.add(leaf.teeId().orElseThrow());
            } else if (isSigned(leaf, key)) {
                signed++;
            } else {
                unsigned.add(i);
            }
        }
        return new LeafSignatures(signed, unsigned, withoutKey, missing);
    }

    private static boolean isSigned(Leaf leaf, PublicKey key) {
        byte[] message = Keccak256.of(leaf.signedMessage().orElseThrow());
        return RsaPss.verify(key, message, leaf.signatureBytes().orElseThrow(), SALT);
    }

    private static Map<String, PublicKey> keys(Check.Context context) {
        Map<String, PublicKey> keys = new HashMap<>();
        for (Evidence.SigningKey key : context.evidence().keys()) {
            TeeKeys.publicKey(key).ifPresent(read -> keys.put(key.teeId(), read));
        }
        return keys;
    }
}
