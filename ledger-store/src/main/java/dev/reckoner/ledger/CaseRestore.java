package dev.reckoner.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Makes a case of a backup. The file may come from anybody: leaves, tree, root, heads and blobs are recomputed and compared, and the
 * case gets its name only when all of it agrees. What the entries add up to is worked out when the case is first opened.
 */
public final class CaseRestore {
    private static final int BUFFER_BYTES = 1 << 18;

    private CaseRestore() {}

    /**
     * True if the backup can be restored only with the passphrase that the case had when it was made.
     *
     * @throws LedgerException LG-BACKUP-FORMAT if it is no backup
     */
    public static boolean isSealed(Path file) throws IOException {
        try (var in = opened(file)) {
            return new BackupInput(file, in).isSealed();
        }
    }

    private static InputStream opened(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    /**
     * Restores a case.
     *
     * @param folder new or empty
     * @param known what is known of the case from elsewhere
     * @param setup the backup's passphrase if it is sealed, and the server that is to have the tables if one is
     * @throws LedgerException LG-EXISTS if the folder holds something; LG-PASSPHRASE-NEEDED, LG-PASSPHRASE; LG-BACKUP-FORMAT,
     *     LG-BACKUP-CUT, LG-BACKUP-DAMAGED, LG-BACKUP-ENTRY, LG-BACKUP-BLOB, LG-BACKUP-HEAD or LG-BACKUP-KEY if the file is not as it
     *     was written; LG-BACKUP-OTHER or LG-BACKUP-OLDER if it is not what is known from outside; LG-STOPPED if that was asked for
     */
    public static RestoredCase restore(
            Path file, Path folder, KnownFromOutside known, CaseSetup setup, BackupProgress progress)
            throws IOException {
        var place = folder.toAbsolutePath().normalize();
        requireNew(place);
        try (var in = opened(file)) {
            var input = new BackupInput(file, in);
            requirePassphrase(input, setup);
            Files.createDirectories(place.resolveSibling("."));
            var made = Files.createTempDirectory(place.resolveSibling("."), place.getFileName() + ".restoring-");
            try {
                var entries = restore(input, made, known, setup, progress);
                Files.deleteIfExists(place);
                Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
                Durable.folder(place.resolveSibling("."));
                return entries.as(folder);
            } catch (IOException | RuntimeException e) {
                drop(made, setup.database(), e);
                throw e;
            }
        }
    }

    private static void requireNew(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var content = Files.newDirectoryStream(folder)) {
                if (content.iterator().hasNext()) {
                    throw new LedgerException(
                            "LG-EXISTS", folder + " is not empty. Name a new folder to restore the case into.");
                }
            }
        }
    }

    private static void requirePassphrase(BackupInput input, CaseSetup setup) throws IOException {
        if (input.isSealed() && setup.passphrase().isEmpty()) {
            throw new LedgerException(
                    "LG-PASSPHRASE-NEEDED",
                    "The backup is of an encrypted case. Give the passphrase that the case had when it was made.");
        }
        if (!input.isSealed() && setup.passphrase().isPresent()) {
            throw new LedgerException(
                    "LG-NOT-ENCRYPTED", "The backup is of a case that is not encrypted, so it has no passphrase.");
        }
        setup.require();
    }

    private static RestoredEntries restore(
            BackupInput input, Path folder, KnownFromOutside known, CaseSetup setup, BackupProgress progress)
            throws IOException {
        var keys = keys(input, folder, setup.passphrase());
        if (keys.backup().isPresent()) {
            input.unseal(keys.backup().get());
        }
        if (setup.database().isPresent()) {
            setup.database().get().write(folder);
        }
        RestoredEntries entries;
        try (var table = EntryTable.open(LedgerOpening.engine(folder, keys))) {
            var blobs = new BlobStore(folder.resolve("blobs"), PackEnd.NONE, keys.blobs());
            try {
                entries = new RestoredEntries(input, table, blobs, known, progress);
                entries.read();
            } finally {
                blobs.close();
            }
        }
        requireKey(input, keys, entries);
        new HeadFile(folder).write(entries.head());
        return entries;
    }

    private static CaseKeys keys(BackupInput input, Path folder, Optional<Passphrase> passphrase) throws IOException {
        try {
            Durable.replace(
                    folder.resolve(input.isSealed() ? KeyFile.NAME : CaseKey.FILE),
                    input.keys(),
                    OwnerOnly.attributes(folder));
            return CaseKeys.open(folder, passphrase);
        } catch (LedgerException e) {
            throw switch (e.code()) {
                case "LG-PASSPHRASE" ->
                    new LedgerException(
                            e.code(),
                            "This is not the passphrase that the case had when the backup was made. Nothing was"
                                    + " restored; look at the keyboard's layout and capitals, and try again.",
                            e);
                case "LG-KEY", "LG-KEYS" -> input.refused("LG-BACKUP-KEY", "the case's keys in it were changed");
                default -> e;
            };
        }
    }

    private static void requireKey(BackupInput input, CaseKeys keys, RestoredEntries entries) throws LedgerException {
        try {
            keys.signer(entries.keys().current());
        } catch (LedgerException other) {
            throw input.refused("LG-BACKUP-KEY", "the signing key in it is not the one that its entries name");
        }
    }

    private static void drop(Path folder, Optional<CaseDatabase> database, Exception because) {
        try {
            ScratchTables.delete(folder);
            if (database.isPresent()) {
                new PostgresEngine(database.get().url(), database.get().schema()).drop();
            }
        } catch (IOException also) {
            because.addSuppressed(also);
        }
    }
}
