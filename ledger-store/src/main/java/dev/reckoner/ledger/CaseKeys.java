package dev.reckoner.ledger;

import dev.reckoner.crypto.KeyPairs;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is secret in a case, once it is open.
 *
 * @param signing its keys, and while they are being changed the next ones; which are in force is for the entries to say
 * @param database how its database is encrypted
 * @param blobs how its blobs are
 * @param backup the key that seals its backups; empty if it is not encrypted
 */
record CaseKeys(List<PrivateKey> signing, DatabaseCipher database, BlobCipher blobs, Optional<byte[]> backup) {
    /** Those in force, Ed25519 and ML-DSA-44, the next two, and two that no entry names. */
    static final int MOST_SIGNING_KEYS = 6;

    /** More than either kind of file may have. */
    private static final int MOST_FILE_BYTES = 64 << 10;

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
        if (H2Engine.isEncrypted(folder)) {
            throw new LedgerException(
                    "LG-KEYS",
                    "The database in " + folder + " is encrypted, and the file '" + KeyFile.NAME
                            + "' with its keys is missing. Put it back from a copy: nobody can open the case without it.");
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
                locked.signing().stream().map(SigningKeyStore.Entry::key).toList(),
                new DatabaseCipher.Aes(Keys.expand(locked.dataKey(), "reckoner database 1: password")),
                new SealedBlobs(locked.dataKey()),
                Optional.of(BackupFormat.key(locked.dataKey())));
    }

    /** Content of the file that they are in. */
    static byte[] file(Path folder) throws IOException {
        var file = folder.resolve(KeyFile.exists(folder) ? KeyFile.NAME : CaseKey.FILE);
        try (var in = Files.newInputStream(OwnFile.require(file))) {
            return in.readNBytes(MOST_FILE_BYTES);
        }
    }

    /**
     * Signs with the keys, of which those are the public halves.
     *
     * @throws LedgerException LG-KEY if one is not here
     */
    NoteSigner signer(HeadKeys keys) throws LedgerException {
        var signer = new NoteSigner(keys.ed25519(), secret(keys.ed25519()));
        return keys.beside().isPresent()
                ? signer.with(keys.beside().get(), secret(keys.beside().get()))
                : signer;
    }

    /** True if a key lies there that an entry put out of force. */
    boolean holdsReplaced(KeyHistory history) {
        return signing.size() > history.current().all().size()
                && signing.stream().anyMatch(key -> isReplaced(key, history));
    }

    /** True if a key lies there that no entry names: what an interrupted change left, or one whose entry was hidden. */
    boolean holdsUnnamed(KeyHistory history) {
        return signing.size() > history.current().all().size()
                && signing.stream()
                        .anyMatch(key -> history.all().stream().noneMatch(named -> KeyPairs.isPair(key, named)));
    }

    /** True if a key of that log lies there. */
    boolean isOf(KeyHistory history) {
        return signing.stream().anyMatch(key -> history.all().stream().anyMatch(named -> KeyPairs.isPair(key, named)));
    }

    private static boolean isReplaced(PrivateKey key, KeyHistory history) {
        var inForce = history.current().all();
        return history.all().stream().anyMatch(one -> !inForce.contains(one) && KeyPairs.isPair(key, one));
    }

    /** Puts further signing keys beside those in force, in one rename. */
    static void hold(Path folder, Optional<Passphrase> passphrase, KeyHistory history, List<KeyPair> next, Instant now)
            throws IOException {
        int room = MOST_SIGNING_KEYS - next.size();
        if (passphrase.isPresent()) {
            var locked = LockedKeys.open(folder, passphrase.get());
            locked.only(of(locked).kept(history, room)).with(next, now).lock(folder, passphrase.get());
        } else {
            var all = new ArrayList<>(plain(CaseKey.read(folder)).kept(history, room));
            next.forEach(pair -> all.add(pair.getPrivate()));
            CaseKey.replace(folder, all);
        }
    }

    /** Takes out the signing keys that an entry put out of force, in one rename. */
    static void settle(Path folder, Optional<Passphrase> passphrase, KeyHistory history) throws IOException {
        if (passphrase.isPresent()) {
            var locked = LockedKeys.open(folder, passphrase.get());
            locked.only(of(locked).kept(history, MOST_SIGNING_KEYS)).lock(folder, passphrase.get());
        } else {
            CaseKey.replace(folder, plain(CaseKey.read(folder)).kept(history, MOST_SIGNING_KEYS));
        }
    }

    /**
     * The keys in force, and of those that no entry names the newest that there is room for. Such a one is what an interrupted change
     * left, or what will be missed when the entry that names it is there again: the file may be newer than the database.
     */
    private List<PrivateKey> kept(KeyHistory history, int room) throws LedgerException {
        var kept = new ArrayList<>(secrets(history.current()));
        var unnamed = signing.stream()
                .filter(key -> !kept.contains(key) && !isReplaced(key, history))
                .toList();
        kept.addAll(unnamed.subList(Math.max(0, unnamed.size() - (room - kept.size())), unnamed.size()));
        return kept;
    }

    private List<PrivateKey> secrets(HeadKeys keys) throws LedgerException {
        var secrets = new ArrayList<PrivateKey>();
        for (var key : keys.all()) {
            secrets.add(secret(key));
        }
        return secrets;
    }

    private PrivateKey secret(NoteKey publicKey) throws LedgerException {
        return signing.stream()
                .filter(key -> KeyPairs.isPair(key, publicKey))
                .findFirst()
                .orElseThrow(() -> missing(publicKey));
    }

    static LedgerException missing(NoteKey key) {
        return new LedgerException(
                "LG-KEY",
                "Of the case's private keys none belongs to the one that its entries name, " + key.id()
                        + ": the file of the keys or the database is of another case, or was changed. Restore both from one copy of"
                        + " the case.");
    }

    /** Says nothing of what they are. */
    @Override
    public String toString() {
        return "the keys of a case";
    }
}
