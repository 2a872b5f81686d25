package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One writer at a time: a lock on a file in the case's folder, held while the case is open and released by any end. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        var file = folder.resolve("lock");
        OwnFile.exists(file);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException openHere) {
            // the same answer as for a lock of another program
        }
        channel.close();
        throw new LedgerException("LG-LOCKED", "The case in " + folder + " is already open.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
