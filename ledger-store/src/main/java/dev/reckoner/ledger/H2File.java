package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * An H2 file below the database: H2 itself carries out the statements that it finds in one, makes an object of whatever class it names as a
 * type, and believes what it says of its own pages. It is for files that this program wrote.
 */
record H2File(Path file, DatabaseCipher cipher) {
    /** As H2 reckons it, more than what is on the disk: half of it is left where rows are added in order. */
    private static final int MOST_IN_PAGE = 16 << 10;
    /** How much is written at once, in KB as H2 reckons it: H2 reads a list of these when it opens a file. */
    private static final int CHUNK = 64 << 10;

    private static final String COPY = "ledger.copy";
    private static final String NEXT = "ledger.next";
    /** What it was written from. */
    static final String FOUND = "ledger.found";
    /** Of a case that does not agree with its heads each file is kept that it was opened with: any may be the one that does. */
    private static final List<String> FOUND_NAMES = List.of(FOUND, FOUND + "-2", FOUND + "-3", FOUND + "-4");

    /** What comes before it is replaced. */
    @FunctionalInterface
    private interface Before {
        void replacing() throws IOException;
    }

    /** Changes the database at that path, which H2 gives its ending, and closes it. */
    @FunctionalInterface
    interface Change {
        void make(Path database) throws IOException, SQLException;
    }

    /** Reads or writes a store. */
    @FunctionalInterface
    private interface Work<T> {
        T on(MVStore store) throws IOException;
    }

    /**
     * Puts in its place what its tables hold, in a file written anew. All or nothing: where it was interrupted the file is as it was.
     *
     * @param indexes false if H2 is to make them anew from the tables when it opens the file
     *
     * @throws LedgerException LG-SCHEMA if there are statements that no version of this program makes; LG-NEWER-VERSION if a later one
     *     does; LG-LOCKED; LG-DATABASE if the file is damaged
     */
    void renew(boolean indexes) throws IOException {
        replace(indexes, () -> {});
    }

    /** The same with a file that another wrote, or a kill left: it is kept until what was read of it proves to be all. */
    void adopt() throws IOException {
        replace(true, this::keepFound);
    }

    /** What was read of it is all that there was. */
    void forgetFound() throws IOException {
        for (var name : FOUND_NAMES) {
            remove(name);
        }
    }

    private void replace(boolean indexes, Before before) throws IOException {
        removeLeft();
        var copy = file.resolveSibling(COPY);
        try {
            reading("be opened", from -> {
                var statements = known(from);
                return using(anew(copy), "be copied", to -> {
                    FileCopy.write(from, statements, indexes, to);
                    return to.commit();
                });
            });
            try (var channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            before.replacing();
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Durable.folder(file.resolveSibling("."));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** What a kill left of a file that was to take this one's place. */
    void removeLeft() throws IOException {
        remove(COPY);
        remove(NEXT + ".mv.db");
        remove(NEXT + ".mv.db.next");
    }

    private void remove(String name) throws IOException {
        var left = file.resolveSibling(name);
        if (OwnFile.exists(left)) {
            Files.delete(left);
        }
    }

    private void keepFound() throws IOException {
        for (var name : FOUND_NAMES) {
            var found = file.resolveSibling(name);
            if (!OwnFile.exists(found)) {
                keepFound(found);
                return;
            }
        }
        throw new LedgerException(
                "LG-DATABASE",
                "The ledger's database could not be opened: its file is not the one that this program closed last, and as many"
                        + " such files as are kept lie beside it already ("
                        + String.join(", ", FOUND_NAMES)
                        + "). Nothing was changed. Move them to another folder, or delete them if you do not need them.");
    }

    private void keepFound(Path found) throws IOException {
        try {
            Files.createLink(found, file);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Durable.copy(file, found);
        }
    }

    /**
     * Changes its tables, all or nothing: in a copy that H2 opens, and that takes its place.
     *
     * @param change what is done, with a path to give H2
     */
    void change(Change change) throws IOException, SQLException {
        removeLeft();
        var next = file.resolveSibling(NEXT + ".mv.db");
        try {
            Durable.copy(file, next);
            change.make(file.resolveSibling(NEXT));
            try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Durable.folder(file.resolveSibling("."));
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static List<StoredStatement> known(MVStore from) throws LedgerException {
        var statements = StoredStatement.all(from);
        Schema.requireNoNewer(version(from, statements));
        KnownStatements.lacking(statements);
        return statements;
    }

    /** The highest number that its table of versions has; one of a newer version has statements that this one does not know. */
    private static int version(MVStore from, List<StoredStatement> statements) {
        int[] highest = {0};
        StoredTable.of(statements).stream()
                .filter(table -> table.name().equalsIgnoreCase(Schema.TABLE) && from.hasMap(table.map()))
                .forEach(table -> OrderedTree.walk(
                        table.open(from),
                        (number, value) -> highest[0] = Math.max(
                                highest[0], value.getCurrentValue().getValue(0).getInt())));
        return highest[0];
    }

    /**
     * What it has otherwise than a file of the newest version; reads all of it.
     *
     * @throws LedgerException as {@link #renew}
     */
    FileDifferences differences() throws IOException {
        return reading("be verified", store -> {
            var statements = StoredStatement.all(store);
            return new FileDifferences(
                    KnownStatements.lacking(statements).stream()
                            .sorted()
                            .map(statement ->
                                    "the database lacks something by which every case keeps its rows apart and"
                                            + " finds them, so that it may show one thing in two ways (no '"
                                            + Printable.of(statement) + "').")
                            .toList(),
                    new RowsCheck(store).failures(StoredTable.of(statements)));
        });
    }

    /** Its statements. */
    List<StoredStatement> statements() throws IOException {
        return reading("be read", StoredStatement::all);
    }

    private <T> T reading(String what, Work<T> work) throws IOException {
        return using(builder(file).readOnly(), what, work);
    }

    private MVStore.Builder builder(Path of) {
        var builder =
                new MVStore.Builder().fileName("nio:" + of.toAbsolutePath()).autoCommitDisabled();
        return cipher.fileKey().map(builder::encryptionKey).orElse(builder);
    }

    private MVStore.Builder anew(Path of) {
        return builder(of).compress().pageSplitSize(MOST_IN_PAGE).autoCommitBufferSize(CHUNK);
    }

    private static <T> T using(MVStore.Builder builder, String what, Work<T> work) throws IOException {
        // The file must not be closed because a task that is cancelled is interrupted.
        boolean interrupted = Thread.interrupted();
        try (var store = StoreOpening.within(StoreOpening.LONGEST, builder::open)) {
            return work.on(store);
        } catch (MVStoreException e) {
            throw Database.failed(what, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
            throw Database.damaged(what, damaged);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
