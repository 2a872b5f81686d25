package dev.reckoner.ledger;

import dev.reckoner.crypto.Ed25519KeyPairs;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is secret in a case, once it is open.
 *
 * @param signing its Ed25519 key; two while that is being rotated, of which the entries say which is in force
 * @param database how its database is encrypted
 * @param blobs how its blobs are
 * @param backup the key that seals its backups; empty if it is not encrypted
 */
record CaseKeys(List<PrivateKey> signing, DatabaseCipher database, BlobCipher blobs, Optional<byte[]> backup) {
    static KeyPair newPair() throws LedgerException {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new LedgerException("LG-KEY", "The case's key could not be made: " + e.getMessage(), e);
        }
    }

    /** Makes those of a new case and puts them into its folder. */
    static CaseKeys create(Path folder, KeyPair pair, Optional<Passphrase> passphrase, Instant now) throws IOException {
        requireNone(folder);
        if (passphrase.isEmpty()) {
            CaseKey.write(folder, pair.getPrivate());
            return plain(List.of(pair.getPrivate()));
        }
        var locked = LockedKeys.create(pair, now);
        locked.lock(folder, passphrase.get());
        return of(locked);
    }

    // Without them nobody could open what they are of, should it turn up again.
    private static void requireNone(Path folder) throws LedgerException {
        for (var name : new String[] {CaseKey.FILE, KeyFile.NAME}) {
            if (Files.exists(folder.resolve(name))) {
                throw new LedgerException(
                        "LG-EXISTS",
                        folder + " holds the key of a case, in the file '" + name
                                + "', and no case. Name another folder,"
                                + " or delete that file if making a case there was interrupted.");
            }
        }
    }

    /**
     * Opens those in the folder.
     *
     * @throws LedgerException LG-PASSPHRASE-NEEDED, LG-PASSPHRASE, LG-NOT-ENCRYPTED, LG-KEYS, LG-KEY
     */
    static CaseKeys open(Path folder, Optional<Passphrase> passphrase) throws IOException {
        if (KeyFile.exists(folder)) {
            return of(LockedKeys.open(
                    folder,
                    passphrase.orElseThrow(() -> new LedgerException(
                            "LG-PASSPHRASE-NEEDED",
                            "The case in " + folder + " is encrypted. Give its passphrase to open it."))));
        }
        // Not overlooked: somebody may have put another case in place of the encrypted one.
        if (passphrase.isPresent()) {
            throw CasePassphrase.notEncrypted(folder);
        }
        return plain(CaseKey.read(folder));
    }

    private static CaseKeys plain(List<PrivateKey> signing) {
        return new CaseKeys(signing, new DatabaseCipher.None(), new PlainBlobs(), Optional.empty());
    }

    private static CaseKeys of(LockedKeys locked) {
        return new CaseKeys(
                Stream.concat(Stream.of(locked.signing()), locked.next().stream())
                        .map(SigningKeyStore.Entry::key)
                        .toList(),
                new DatabaseCipher.Aes(Keys.expand(locked.dataKey(), "reckoner database 1: password")),
                new SealedBlobs(locked.dataKey()),
                Optional.of(BackupFormat.key(locked.dataKey())));
    }

    /** Content of the file that they are in. */
    static byte[] file(Path folder) throws IOException {
        return Files.readAllBytes(folder.resolve(KeyFile.exists(folder) ? KeyFile.NAME : CaseKey.FILE));
    }

    /**
     * Signs with the key, of which that is the public half.
     *
     * @throws LedgerException LG-KEY if it is not
     */
    NoteSigner signer(NoteKey publicKey) throws LedgerException {
        return signing.stream()
                .filter(key -> Ed25519KeyPairs.isPair(key, publicKey))
                .findFirst()
                .map(key -> new NoteSigner(publicKey, key))
                .orElseThrow(() -> new LedgerException(
                        "LG-KEY",
                        "The case's private key is not the one that its entries name, " + publicKey.id() + "."));
    }

    /** True if a key lies there that no entry put in force, or one that an entry put out of force. */
    boolean isUnsettled() {
        return signing.size() > 1;
    }

    /** Puts a second signing key beside the one in force, in one rename. */
    static void hold(Path folder, Optional<Passphrase> passphrase, NoteKey inForce, KeyPair next, Instant now)
            throws IOException {
        if (passphrase.isPresent()) {
            LockedKeys.open(folder, passphrase.get())
                    .only(inForce)
                    .with(next, now)
                    .lock(folder, passphrase.get());
        } else {
            CaseKey.replace(folder, List.of(plain(CaseKey.read(folder)).secret(inForce), next.getPrivate()));
        }
    }

    /** Leaves the signing key in force alone, in one rename. */
    static void settle(Path folder, Optional<Passphrase> passphrase, NoteKey inForce) throws IOException {
        if (passphrase.isPresent()) {
            LockedKeys.open(folder, passphrase.get()).only(inForce).lock(folder, passphrase.get());
        } else {
            CaseKey.replace(folder, List.of(plain(CaseKey.read(folder)).secret(inForce)));
        }
    }

    /** The secret half of that key, or of another where it is not here. */
    PrivateKey secret(NoteKey publicKey) {
        return signing.stream()
                .filter(key -> Ed25519KeyPairs.isPair(key, publicKey))
                .findFirst()
                .orElse(signing.getFirst());
    }

    /** Says nothing of what they are. */
    @Override
    public String toString() {
        return "the keys of a case";
    }
}
