package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.MlDsaCosignerKey;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of an open ledger: they sign its heads, and others can be put beside them or in their place. New keys are on disk before
 * the entry about them is: whenever that is interrupted, the case opens with those that its entries name.
 */
final class LedgerKeys {
    private final Path folder;
    private final String origin;
    private final KeyHistory history;
    private Optional<NoteSigner> signer;

    /**
     * Those of a case.
     *
     * @param signer empty where the ledger does not agree with its heads, so that nothing is to be signed
     */
    LedgerKeys(Path folder, String origin, KeyHistory history, Optional<NoteSigner> signer) {
        this.folder = folder;
        this.origin = origin;
        this.history = history;
        this.signer = signer;
    }

    /** Is told of each step of a change that is on disk; for tests that end the program there. */
    @FunctionalInterface
    interface Step {
        void done(String what) throws IOException;
    }

    /** Records an entry about keys alone. */
    @FunctionalInterface
    interface Recording {
        /**
         * Makes it durable.
         *
         * @param signing gives the head that ends with it
         */
        LedgerEntry record(NewEntry entry, Signing signing) throws IOException;
    }

    /** Gives the head over entries. */
    @FunctionalInterface
    interface Signing {
        String head(CompactRange of) throws LedgerException;
    }

    /**
     * What a change of keys needs.
     *
     * @param time of the entry
     * @param passphrase of an encrypted case, since the keys are locked anew
     */
    record Change(Instant time, Optional<Passphrase> passphrase, Step step, Recording recording) {}

    KeyHistory history() {
        return history;
    }

    /**
     * Signs with the keys in force.
     *
     * @throws LedgerException LG-CONFLICT where the ledger does not agree with its heads
     */
    NoteSigner signer() throws LedgerException {
        return signer.orElseThrow(() -> new LedgerException(
                "LG-CONFLICT", "With the key of a ledger that does not agree with its head nothing can be signed."));
    }

    /** The head over the entries. */
    String signed(CompactRange of) throws LedgerException {
        return note(of, signer()).toString();
    }

    private SignedNote note(CompactRange of, NoteSigner by) {
        return by.sign(new Checkpoint(origin, of.size(), of.root()).text());
    }

    /** Puts new keys, as many, in the place of those in force. */
    HeadKeys rotate(Change change) throws IOException {
        var pairs = new ArrayList<>(List.of(CaseKeys.newPair()));
        var next = new NoteSigner(origin, pairs.getFirst());
        var keys = new HeadKeys(next.key());
        if (history.current().beside().isPresent()) {
            var pair = Signatures.newMlDsa44();
            pairs.add(pair);
            keys = new HeadKeys(next.key(), Optional.of(MlDsaCosignerKey.of(origin, pair.getPublic())));
            next = next.with(keys.beside().get(), pair.getPrivate());
        }
        put(new KeyEntry.Rotated(keys, history.current()), pairs, next, change);
        return keys;
    }

    /**
     * Puts an ML-DSA-44 key beside the one in force.
     *
     * @throws LedgerException LG-KEY-BESIDE if there is one
     */
    MlDsaCosignerKey create(Change change) throws IOException {
        if (history.current().beside().isPresent()) {
            throw new LedgerException(
                    "LG-KEY-BESIDE",
                    "The case has an ML-DSA-44 key, "
                            + history.current().beside().get().id() + ". A new one comes with a rotation of its keys.");
        }
        var pair = Signatures.newMlDsa44();
        var key = MlDsaCosignerKey.of(origin, pair.getPublic());
        var entry = new KeyEntry.Created(key, history.current().ed25519());
        put(entry, List.of(pair), signer().with(key, pair.getPrivate()), change);
        return key;
    }

    private void put(KeyEntry entry, List<KeyPair> fresh, NoteSigner next, Change change) throws IOException {
        requirePassphrase(change.passphrase());
        CaseKeys.hold(folder, change.passphrase(), history, fresh, change.time());
        change.step().done("held");
        history.add(change.recording().record(entry.at(change.time()), range -> signedBoth(range, next)));
        signer = Optional.of(next);
        change.step().done("recorded");
        CaseKeys.settle(folder, change.passphrase(), history);
        change.step().done("settled");
    }

    private void requirePassphrase(Optional<Passphrase> passphrase) throws LedgerException {
        if (passphrase.isPresent() != CasePassphrase.isNeeded(folder)) {
            throw passphrase.isPresent()
                    ? CasePassphrase.notEncrypted(folder)
                    : new LedgerException(
                            "LG-PASSPHRASE-NEEDED",
                            "The case in " + folder
                                    + " is encrypted. Give its passphrase, under which its keys are locked.");
        }
    }

    /** The head with the signatures of the keys in force and of those that follow. */
    private String signedBoth(CompactRange range, NoteSigner next) throws LedgerException {
        var note = note(range, signer());
        for (var line : note(range, next).signatures()) {
            note = note.with(line);
        }
        return note.toString();
    }

    /** The keys in force sign nothing after this. */
    void retire(Instant now, Recording recording) throws IOException {
        var entry = new KeyEntry.Retired(history.current().ed25519());
        history.add(recording.record(entry.at(now), this::signed));
    }
}
