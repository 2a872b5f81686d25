package dev.reckoner.crypto;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/** What a log signs its notes with: an Ed25519 key pair under a name and, if it has one, an ML-DSA-44 key pair beside it. */
public final class NoteSigner {
    private final NoteKey key;
    private final PrivateKey secret;
    private final Optional<Cosigner> beside;

    /** The signer of that name with that Ed25519 key pair. */
    public NoteSigner(String name, KeyPair pair) {
        this(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    }

    /** The signer whose public half, an Ed25519 key for notes, is {@code key}. */
    public NoteSigner(NoteKey key, PrivateKey secret) {
        this(key, secret, Optional.empty());
    }

    private NoteSigner(NoteKey key, PrivateKey secret, Optional<Cosigner> beside) {
        if (!(key instanceof Ed25519NoteKey)) {
            throw new IllegalArgumentException("Notes of any text are signed with Ed25519 keys, not with " + key);
        }
        this.key = key;
        this.secret = secret;
        this.beside = beside;
    }

    /** The same signer with an ML-DSA-44 key pair beside: it signs checkpoints only, and each with two lines. */
    public NoteSigner with(MlDsaCosignerKey other, PrivateKey otherSecret) {
        return new NoteSigner(key, secret, Optional.of(new Cosigner(other, otherSecret)));
    }

    /** The public half of the Ed25519 key. */
    public NoteKey key() {
        return key;
    }

    /** The public half of every key, the Ed25519 one first. */
    public List<NoteKey> keys() {
        return beside.<List<NoteKey>>map(other -> List.of(key, other.key())).orElse(List.of(key));
    }

    /**
     * The same Ed25519 key pair as a cosigner of other logs. No note can be mistaken for a cosignature nor the other way round:
     * after the first line, one has a number and the other the word {@code time}.
     */
    public Cosigner cosigner() {
        return new Cosigner(new Ed25519CosignerKey(key.name(), key.key()), secret);
    }

    /**
     * The note with this text, which ends with a newline, signed with every key.
     *
     * @throws IllegalArgumentException if the text is no checkpoint and there is an ML-DSA-44 key
     */
    public SignedNote sign(String text) {
        byte[] signature = Signatures.sign(secret, text.getBytes(StandardCharsets.UTF_8));
        SignedNote note = new SignedNote(text, List.of(new NoteSignature(key.name(), key.id(), signature)));
        // A log says of its own head nothing about when, so that the same head is always the same statement.
        return beside.map(other -> note.with(other.sign(Checkpoint.parse(text), 0)))
                .orElse(note);
    }
}
