package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a folder with everything in it. Where the system offers it, from folder to folder by what was opened and never by a
 * whole path: a folder that somebody replaces by a link in between does not lead elsewhere.
 */
final class FolderDeletion {
    /** A worker needs three; each takes an open file here. */
    private static final int DEEPEST = 64;

    private FolderDeletion() {}

    /** Deletes as much as is possible; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        try (DirectoryStream<Path> parent = Files.newDirectoryStream(absolute.getParent())) {
            if (parent instanceof SecureDirectoryStream<Path> secure) {
                delete(secure, absolute.getFileName(), 0);
                return;
            }
        }
        Files.walkFileTree(absolute, new Deletion());
    }

    private static void delete(SecureDirectoryStream<Path> parent, Path name, int depth) {
        try {
            if (!isFolder(parent, name)) {
                parent.deleteFile(name);
                return;
            }
            empty(parent, name, depth);
            parent.deleteDirectory(name);
        } catch (IOException | DirectoryIteratorException inUse) {
            // Somebody else may also be deleting it.
        }
    }

    private static void empty(SecureDirectoryStream<Path> parent, Path name, int depth) throws IOException {
        if (depth == DEEPEST) {
            return;
        }
        try (SecureDirectoryStream<Path> folder = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : folder) {
                delete(folder, entry.getFileName(), depth + 1);
            }
        }
    }

    private static boolean isFolder(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return deleted(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return deleted(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return deleted(folder);
        }

        private static FileVisitResult deleted(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException inUse) {
                // Somebody else may also be deleting it.
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
