package dev.reckoner.audit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What a failure of the file system means, as a sentence: Java's own message is often no more than the path. */
public final class FileFailure {
    private FileFailure() {}

    /** One sentence or two: what happened to which file, and what to do. */
    public static String sentence(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing ->
                "There is no file or folder " + missing.getFile() + ". Check the path, then try again.";
            case AccessDeniedException denied ->
                "This user may not read or write " + denied.getFile() + ". Change its permissions, then try again.";
            case FileAlreadyExistsException existing ->
                "There is already a file or folder " + existing.getFile() + ". Name another.";
            case NotDirectoryException file -> file.getFile() + " is not a folder. Name the folder.";
            case FileSystemException other ->
                "The file system refuses " + other.getFile() + ": " + orNone(other.getReason())
                        + ". Put that right, then try again.";
            default -> orNone(failure.getMessage());
        };
    }

    private static String orNone(@org.jspecify.annotations.Nullable String reason) {
        return reason == null ? "no reason was given" : reason;
    }
}
