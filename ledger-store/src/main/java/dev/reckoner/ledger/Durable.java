package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.Set;

/** Files that survive a power cut once the call has returned: content forced, renamed whole, the folder's entry forced. */
final class Durable {
    /** How this system, in the language of its user, says that it cannot force something. */
    private static final String NO_FORCE = saidOf(Path.of("/dev/null"));

    private Durable() {}

    /** Puts the content in place of the file, or leaves the file as it was; with those attributes, from the first moment on. */
    static void replace(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        OwnFile.exists(next);
        // What a crash left there may have other attributes.
        Files.deleteIfExists(next);
        try (var channel =
                FileChannel.open(next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            write(channel, content);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        folder(file.resolveSibling("."));
    }

    /** Copies a file whole, over one of that name; what is there before the copy is forced is not touched. */
    static void copy(Path from, Path to) throws IOException {
        var next = to.resolveSibling(to.getFileName() + ".next");
        Files.copy(from, next, StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        folder(to.resolveSibling("."));
    }

    /** Writes all of the content and forces it. */
    static void write(FileChannel channel, byte[] content) throws IOException {
        for (var rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
            channel.write(rest);
        }
        channel.force(true);
    }

    /**
     * Forces the names in a folder. Windows cannot open a folder and needs no force: its journal keeps renames in order. Some file
     * systems of other machines say that they cannot force one.
     */
    static void folder(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException notThisPlatform) {
            return;
        }
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            if (NO_FORCE.isEmpty() || !NO_FORCE.equals(e.getMessage())) {
                throw e;
            }
        }
    }

    private static String saidOf(Path unforced) {
        try (var channel = FileChannel.open(unforced, StandardOpenOption.READ)) {
            channel.force(true);
            return "";
        } catch (IOException e) {
            return Objects.requireNonNullElse(e.getMessage(), "");
        }
    }
}
