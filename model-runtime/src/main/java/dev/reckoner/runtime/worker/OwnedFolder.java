package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A worker's folder in the hands of its owner, who holds a lock in it. The system frees the lock when the owner ends in
 * whatever way, and whoever makes the next folder deletes those whose lock is free.
 */
final class OwnedFolder implements AutoCloseable {
    private static final String PREFIX = "reckoner-run-";

    /** A new folder may not be locked yet. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** On some systems closing any channel to a file frees this process's locks on it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final WorkerFolder folder;
    private final FileChannel lock;

    private OwnedFolder(WorkerFolder folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes one in a place, and deletes those that owners which are no longer there left behind. */
    static OwnedFolder create(Path place) throws IOException {
        sweep(place);
        Path path = Files.createTempDirectory(place, PREFIX);
        OWN.add(path);
        var folder = new WorkerFolder(path);
        try {
            FileChannel lock = FileChannel.open(folder.lock(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            return new OwnedFolder(folder, lock);
        } catch (IOException | RuntimeException e) {
            folder.delete();
            OWN.remove(path);
            throw e;
        }
    }

    WorkerFolder folder() {
        return folder;
    }

    private static void sweep(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            List<Path> orphans = entries.filter(OwnedFolder::isOrphan).toList();
            orphans.forEach(orphan -> new WorkerFolder(orphan).delete());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isOrphan(Path entry) {
        if (!String.valueOf(entry.getFileName()).startsWith(PREFIX) || OWN.contains(entry)) {
            return false;
        }
        Path lock = new WorkerFolder(entry).lock();
        try {
            boolean isLocked = Files.exists(lock);
            return isOld(isLocked ? lock : entry) && (!isLocked || isFree(lock));
        } catch (IOException | OverlappingFileLockException somebodyElses) {
            return false;
        }
    }

    private static boolean isOld(Path path) throws IOException {
        return Files.getLastModifiedTime(path)
                .toInstant()
                .isBefore(Instant.now().minus(PATIENCE));
    }

    private static boolean isFree(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        }
    }

    /** Deletes it with everything in it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // Deleting goes on without it; on Windows what is still open is swept by the next owner.
        }
        folder.delete();
        OWN.remove(folder.path());
    }
}
