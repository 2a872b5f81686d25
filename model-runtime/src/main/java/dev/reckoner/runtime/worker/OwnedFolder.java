package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
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

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

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
        Path path = Files.createTempDirectory(place, PREFIX);
        OWN.add(path);
        var folder = new WorkerFolder(path);
        try {
            sweep(place, Files.getOwner(path));
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

    /** What cannot be swept does not keep anybody from working. */
    private static void sweep(Path place, UserPrincipal user) {
        try (Stream<Path> entries = Files.list(place)) {
            List<Path> orphans = entries.filter(entry -> isOrphan(entry, user)).toList();
            orphans.forEach(orphan -> new WorkerFolder(orphan).delete());
        } catch (IOException | UncheckedIOException unreadable) {
            // The next owner may be able to.
        }
    }

    private static boolean isOrphan(Path entry, UserPrincipal user) {
        if (!String.valueOf(entry.getFileName()).startsWith(PREFIX) || OWN.contains(entry)) {
            return false;
        }
        Path lock = new WorkerFolder(entry).lock();
        try {
            if (!isOf(user, entry)) {
                return false;
            }
            return Files.exists(lock, LinkOption.NOFOLLOW_LINKS)
                    ? Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS) && isOld(lock) && isFree(lock)
                    : isOld(entry);
        } catch (IOException | OverlappingFileLockException somebodyElses) {
            return false;
        }
    }

    /** A folder into which this user alone can write; what others put in its place is not looked into. */
    private static boolean isOf(UserPrincipal user, Path entry) throws IOException {
        var view = Files.getFileAttributeView(entry, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        }
        PosixFileAttributes attributes = view.readAttributes();
        return attributes.isDirectory()
                && attributes.owner().equals(user)
                && PRIVATE.containsAll(attributes.permissions());
    }

    private static boolean isOld(Path path) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(Instant.now().minus(PATIENCE));
    }

    private static boolean isFree(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
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
