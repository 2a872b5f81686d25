package dev.reckoner.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A file that is there whole or not at all: it is written beside its place under another name, forced, and then renamed. Its owner
 * alone can read it. What an interrupted backup left beside it is deleted by the next one.
 */
final class BackupFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final Path next;
    private final FileChannel channel;
    private final OutputStream out;

    private BackupFile(Path file, Path next, FileChannel channel, UnaryOperator<OutputStream> through) {
        this.file = file;
        this.next = next;
        this.channel = channel;
        this.out = new BufferedOutputStream(new Told(through.apply(Channels.newOutputStream(channel))), BUFFER_BYTES);
    }

    /**
     * Begins.
     *
     * @param through that everything is written through on its way to the disk
     */
    static BackupFile begin(Path file, UnaryOperator<OutputStream> through) throws IOException {
        var place = file.toAbsolutePath().normalize();
        try {
            dropUnfinished(place);
            var next = place.resolveSibling(
                    place.getFileName() + "." + HexFormat.of().formatHex(Keys.random(4)) + ".next");
            var channel = FileChannel.open(
                    next,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    OwnerOnly.attributes(place));
            var begun = new BackupFile(place, next, channel, through);
            begun.lock();
            return begun;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    // Says to others that this file is not one that a killed program left. Some file systems have no locks.
    private void lock() {
        try {
            channel.tryLock();
        } catch (IOException without) {
            // see above
        }
    }

    private static void dropUnfinished(Path file) throws IOException {
        var pattern = file.getFileName().toString().replaceAll("[\\\\*?\\[\\]{}]", "?") + ".????????.next";
        try (var found = Files.newDirectoryStream(file.resolveSibling("."), pattern)) {
            for (var unfinished : found) {
                if (Files.isRegularFile(unfinished, LinkOption.NOFOLLOW_LINKS) && isNobodys(unfinished)) {
                    Files.deleteIfExists(unfinished);
                }
            }
        }
    }

    private static boolean isNobodys(Path unfinished) {
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException someoneElses) {
            return false;
        }
    }

    /** Takes the content. */
    OutputStream out() {
        return out;
    }

    /**
     * Forces what was written and gives it its name, over an older file of that name.
     *
     * @return how many bytes it has
     */
    long commit() throws IOException {
        out.flush();
        try {
            channel.force(true);
            long bytes = channel.size();
            channel.close();
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Durable.folder(file.resolveSibling("."));
            return bytes;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Leaves nothing behind unless it was committed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(next);
    }

    private static LedgerException failed(Path file, IOException e) {
        return new LedgerException(
                "LG-BACKUP-WRITE",
                "The backup " + file + " could not be written: " + e.getMessage()
                        + ". A backup that was there before is as it was. Make room or name another place, then try again.",
                e);
    }

    /** Tells a failure to write the backup from one to read the case. */
    private final class Told extends OutputStream {
        private final OutputStream disk;

        private Told(OutputStream disk) {
            this.disk = disk;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                disk.write(bytes, offset, length);
            } catch (IOException e) {
                throw failed(file, e);
            }
        }
    }
}
