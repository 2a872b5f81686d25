package dev.reckoner.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;

/** An Ed25519 key pair that signs notes under a name. */
public final class NoteSigner {
    private final NoteKey key;
    private final PrivateKey secret;

    /** The signer of that name with that Ed25519 key pair. */
    public NoteSigner(String name, KeyPair pair) {
        this(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    }

    /** The signer whose public half is {@code key}. */
    public NoteSigner(NoteKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /** The public half. */
    public NoteKey key() {
        return key;
    }

    /** The note with this text, which ends with a newline, and one signature. */
    public SignedNote sign(String text) {
        SignedNote unsigned = new SignedNote(text, List.of());
        return unsigned.with(new NoteSignature(key.name(), key.hash(), signature(text)));
    }

    private byte[] signature(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + key.name() + " cannot sign", e);
        }
    }
}
