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
import java.util.Optional;

/**
 * What is secret in a case, once it is open.
 *
 * @param signing its Ed25519 key
 * @param database how its database is encrypted
 * @param blobs how its blobs are
 */
record CaseKeys(PrivateKey signing, DatabaseCipher database, BlobCipher blobs) {
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
            return plain(pair.getPrivate());
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

    private static CaseKeys plain(PrivateKey signing) {
        return new CaseKeys(signing, new DatabaseCipher.None(), new PlainBlobs());
    }

    private static CaseKeys of(LockedKeys locked) {
        return new CaseKeys(
                locked.signing().key(),
                new DatabaseCipher.Aes(Keys.expand(locked.dataKey(), "reckoner database 1: password")),
                new SealedBlobs(locked.dataKey()));
    }

    /**
     * Signs with the key, of which that is the public half.
     *
     * @throws LedgerException LG-KEY if it is not
     */
    NoteSigner signer(NoteKey publicKey) throws LedgerException {
        if (!Ed25519KeyPairs.isPair(signing, publicKey)) {
            throw new LedgerException("LG-KEY", "The case's private key is not the one of its first entry.");
        }
        return new NoteSigner(publicKey, signing);
    }

    /** Says nothing of what they are. */
    @Override
    public String toString() {
        return "the keys of a case";
    }
}
