package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What an encrypted case's passphrase opens: the random data key, from which the keys of the database and of the blobs come, and
 * the signing keys. Argon2id makes one key of the passphrase, HKDF one of it for each of the two; the data key is wrapped with
 * AES-256-GCM and everything else in the file bound to it.
 *
 * @param dataKey 32 bytes; the same for as long as the case exists
 * @param signing its keys, and while they are being changed the next ones; which are in force is for the entries to say
 */
record LockedKeys(byte[] dataKey, List<SigningKeyStore.Entry> signing) {
    private static final String WRAPPING = "reckoner keys 1: wrapping of the data key";
    private static final String KEY_STORE = "reckoner keys 1: password of the key store";

    /** New keys for a new case. */
    static LockedKeys create(KeyPair pair, Instant now) throws LedgerException {
        try {
            return new LockedKeys(Keys.random(Keys.BYTES), List.of(SigningKeyStore.Entry.of(pair, now)));
        } catch (GeneralSecurityException e) {
            throw failed("be made", e);
        }
    }

    /**
     * Opens those of a case.
     *
     * @throws LedgerException LG-PASSPHRASE if it is not the case's; see {@link KeyFile#read}
     */
    static LockedKeys open(Path folder, Passphrase passphrase) throws IOException {
        var file = KeyFile.read(folder);
        byte[] guess = file.cost().key(passphrase, file.salt());
        try {
            byte[] dataKey = unwrapped(file, guess);
            return new LockedKeys(dataKey, SigningKeyStore.read(file.signingKey(), password(guess)));
        } catch (UnsoundException wrong) {
            throw new LedgerException(
                    "LG-PASSPHRASE",
                    "This is not the passphrase of the case in " + folder
                            + ". Nothing was changed; look at the keyboard's layout and capitals, and try again.");
        } catch (GeneralSecurityException e) {
            throw failed("be read", e);
        } finally {
            Arrays.fill(guess, (byte) 0);
        }
    }

    /** The same with further signing keys. */
    LockedKeys with(List<KeyPair> pairs, Instant now) throws LedgerException {
        try {
            var all = new ArrayList<>(signing);
            for (var pair : pairs) {
                all.add(SigningKeyStore.Entry.of(pair, now));
            }
            return new LockedKeys(dataKey, List.copyOf(all));
        } catch (GeneralSecurityException e) {
            throw failed("be made", e);
        }
    }

    /** The same with those of its signing keys alone. */
    LockedKeys only(List<PrivateKey> keys) {
        return new LockedKeys(
                dataKey,
                signing.stream().filter(one -> keys.contains(one.key())).toList());
    }

    private static byte[] unwrapped(KeyFile file, byte[] guess) throws UnsoundException {
        byte[] stored = file.wrappedKey();
        return Keys.open(
                Keys.expand(guess, WRAPPING),
                Arrays.copyOf(stored, Keys.NONCE_BYTES),
                file.associated(),
                stored,
                Keys.NONCE_BYTES,
                stored.length - Keys.NONCE_BYTES);
    }

    /** Puts them into the case's folder under that passphrase, in place of what is there. */
    void lock(Path folder, Passphrase passphrase) throws IOException {
        var cost = Argon2Cost.RECOMMENDED;
        byte[] salt = Keys.random(Argon2Cost.SALT_BYTES);
        byte[] guess = cost.key(passphrase, salt);
        try {
            byte[] store = SigningKeyStore.write(signing, password(guess));
            byte[] nonce = Keys.random(Keys.NONCE_BYTES);
            byte[] associated = new KeyFile(cost, salt, new byte[0], store).associated();
            byte[] sealed = Keys.seal(Keys.expand(guess, WRAPPING), nonce, associated, dataKey);
            byte[] wrapped = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, wrapped, nonce.length, sealed.length);
            new KeyFile(cost, salt, wrapped, store).write(folder);
        } catch (GeneralSecurityException e) {
            throw failed("be locked", e);
        } finally {
            Arrays.fill(guess, (byte) 0);
        }
    }

    private static char[] password(byte[] guess) {
        return HexFormat.of().formatHex(Keys.expand(guess, KEY_STORE)).toCharArray();
    }

    private static LedgerException failed(String what, Exception e) {
        return new LedgerException("LG-KEYS", "The case's keys could not " + what + ": " + e.getMessage(), e);
    }

    /** Says nothing of what they are. */
    @Override
    public String toString() {
        return "the keys of a case";
    }
}
