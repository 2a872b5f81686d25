package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes and opens the ledger of a case in its folder. */
final class LedgerOpening {
    /** What a database that was never made to its end may be refused for. */
    private static final Set<String> WHILE_MADE = Set.of(SchemaCheck.CODE, "LG-DATABASE");

    private LedgerOpening() {}

    static boolean exists(Path folder) {
        return H2Engine.exists(folder) || CaseDatabase.exists(folder);
    }

    static LedgerException noCase(Path folder) {
        for (var left : List.of(CaseKey.FILE, KeyFile.NAME, "head")) {
            if (OwnFile.isTaken(folder.resolve(left))) {
                return new LedgerException(
                        "LG-DATABASE",
                        folder + " holds the file '" + left
                                + "' of a case, and its database is gone. Delete nothing; restore the case from a backup or"
                                + " a copy.");
            }
        }
        return new LedgerException("LG-NO-CASE", folder + " holds no case. Make one with 'reckoner case create'.");
    }

    static Engine engine(Path folder, CaseKeys keys) throws IOException {
        var server = CaseDatabase.read(folder);
        return server.isPresent()
                ? new PostgresEngine(server.get().url(), server.get().schema())
                : H2Engine.of(folder, keys.database());
    }

    static Ledger create(Path folder, String origin, Instant now, CaseSetup setup) throws IOException {
        setup.require();
        if (exists(folder)) {
            throw new LedgerException("LG-EXISTS", folder + " already holds a case.");
        }
        OwnerOnly.makeFolder(folder);
        return DiskTrouble.saying(folder, () -> created(folder, origin, now, setup));
    }

    private static Ledger created(Path folder, String origin, Instant now, CaseSetup setup) throws IOException {
        var lock = FolderLock.take(folder);
        try {
            return create(folder, lock, origin.replaceAll("[\\s+]", "-"), now, setup);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Ledger create(Path folder, FolderLock lock, String name, Instant now, CaseSetup setup)
            throws IOException {
        var pair = CaseKeys.newPair();
        var secrets = CaseKeys.create(folder, pair, setup.passphrase(), now);
        if (setup.database().isPresent()) {
            setup.database().get().write(folder);
        }
        var table = EntryTable.open(engine(folder, secrets));
        try {
            var signer = new NoteSigner(name, pair);
            var history = new KeyHistory(signer.key());
            var ledger = new Ledger(
                    new Ledger.Parts(folder, lock, table, secrets, history, name),
                    Optional.of(signer),
                    LoadedTree.EMPTY);
            ledger.appendFirst(new KeyEntry.Opened(name, signer.key()).at(now));
            return ledger;
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    static Ledger open(Path folder, Optional<Passphrase> passphrase) throws IOException {
        if (!exists(folder)) {
            throw noCase(folder);
        }
        return DiskTrouble.saying(folder, () -> opened(folder, passphrase));
    }

    private static Ledger opened(Path folder, Optional<Passphrase> passphrase) throws IOException {
        var lock = FolderLock.take(folder);
        try {
            var secrets = CaseKeys.open(folder, passphrase);
            return open(folder, lock, secrets, passphrase, table(folder, secrets));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EntryTable table(Path folder, CaseKeys secrets) throws IOException {
        var engine = engine(folder, secrets);
        try {
            return EntryTable.open(engine);
        } catch (LedgerException unusable) {
            // A server that does not answer may hold a whole case.
            if (engine instanceof H2Engine && WHILE_MADE.contains(unusable.code()) && !hadEntries(folder)) {
                throw new LedgerException(
                        "LG-EMPTY",
                        "The database in " + folder
                                + " holds nothing that can be opened, and there is no sign of a second entry."
                                + " If making this case was interrupted, delete the folder and make it again; else restore the"
                                + " case from a backup.",
                        unusable);
            }
            throw unusable;
        }
    }

    /** No head over more than the first entry, and no blob. */
    private static boolean hadEntries(Path folder) throws IOException {
        var outside = new HeadFile(folder).read();
        return outside.isPresent() && coversMoreThanOne(outside.get())
                || OwnFile.isTaken(folder.resolve("blobs").resolve("packs"));
    }

    private static Ledger open(
            Path folder, FolderLock lock, CaseKeys secrets, Optional<Passphrase> passphrase, EntryTable table)
            throws IOException {
        try {
            var rows = table.committed().keeping();
            var first = first(folder, rows);
            var history = KeyHistory.of(first);
            var origin = first.body().path("origin").asText();
            var check = new HeadCheck(history, origin, () -> !secrets.isOf(history));
            var conflicts = new ArrayList<LedgerFailure>();
            KeyChanges.read(rows, history, check, conflicts);
            var tree = LoadedTree.read(rows, new HeadFile(folder), check, conflicts);
            if (tree.conflicts().isEmpty() && secrets.holdsUnnamed(history)) {
                tree = tree.with(keyConflicts(table, tree.range()));
            }
            // Where something does not agree it may not be known which keys are in force: nothing is signed then.
            Optional<NoteSigner> signer =
                    tree.conflicts().isEmpty() ? Optional.of(secrets.signer(history.current())) : Optional.empty();
            var ledger = new Ledger(new Ledger.Parts(folder, lock, table, secrets, history, origin), signer, tree);
            if (tree.conflicts().isEmpty() && secrets.holdsReplaced(history)) {
                CaseKeys.settle(folder, passphrase, history);
            }
            if (tree.conflicts().isEmpty()) {
                table.settled();
            }
            return ledger;
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    private static List<LedgerFailure> keyConflicts(EntryTable table, CompactRange range) throws IOException {
        try {
            KeyChanges.requireComplete(table.committed(), range.size(), range.root());
            return List.of();
        } catch (LedgerException e) {
            return List.of(LedgerFailure.of(LedgerPart.HEADS, e.code(), e.sentence()));
        }
    }

    private static LedgerEntry first(Path folder, EntryRows rows) throws IOException {
        var first = new EntryReader(rows).entry(0);
        if (first.isPresent()) {
            return first.get();
        }
        throw hadEntries(folder, rows)
                ? new LedgerException(
                        "LG-GAP",
                        "Entry 0 is gone from the database in " + folder
                                + ", and others or a head over them are there: its file was cut or changed from outside. As it was found it"
                                + " is kept as '" + H2File.FOUND
                                + "', if it was not this program that closed it last. Restore the case from"
                                + " a backup or a copy.")
                : new LedgerException(
                        "LG-EMPTY",
                        "Making this case was interrupted before its first entry; delete the folder and make it again.");
    }

    /** Only the head over the first entry is ever there before the entries that it covers. */
    private static boolean hadEntries(Path folder, EntryRows rows) throws IOException {
        return !rows.pagesAfter(Long.MIN_VALUE).isEmpty()
                || !rows.headsAfter(Long.MIN_VALUE).isEmpty()
                || hadEntries(folder);
    }

    private static boolean coversMoreThanOne(String note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text()).size() > 1;
        } catch (IllegalArgumentException damaged) {
            return true;
        }
    }
}
