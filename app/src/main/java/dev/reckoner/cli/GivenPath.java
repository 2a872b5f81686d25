package dev.reckoner.cli;

import dev.reckoner.audit.GivenOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks, before a command begins, whether the paths it was given are what it needs. */
final class GivenPath {
    private static final String CHECK = " Check the path, then run the command again.";

    private GivenPath() {}

    /** A file that is read. */
    static void file(Path path, String what) throws RefusedArgument {
        exists(path, what);
        if (Files.isDirectory(path)) {
            throw new RefusedArgument(
                    "CL-NOT-A-FILE", path + " is a folder where the " + what + " is expected. Name the file in it.");
        }
        regular(path, what + " is expected");
    }

    /** A file or folder that is read. */
    static void fileOrFolder(Path path, String what) throws RefusedArgument {
        exists(path, what);
        if (!Files.isDirectory(path)) {
            regular(path, what + " is expected");
        }
    }

    /** A folder that is read. */
    static void folder(Path path, String what) throws RefusedArgument {
        exists(path, what);
        if (!Files.isDirectory(path)) {
            throw new RefusedArgument(
                    "CL-NOT-A-FOLDER",
                    path + " is a file where the " + what + " is expected. Name the folder around it.");
        }
    }

    /** A path of no characters is the current folder to Java, and a slip to whoever typed it. */
    static void named(Path path, String what) throws RefusedArgument {
        if (path.toString().isEmpty()) {
            throw new RefusedArgument(
                    "CL-ARGUMENT",
                    "The path of the " + what + " is empty. Name it, or name the current folder by a full stop.");
        }
    }

    private static void exists(Path path, String what) throws RefusedArgument {
        named(path, what);
        if (!Files.exists(path)) {
            throw new RefusedArgument("CL-MISSING", "The " + what + " " + path + " is not there." + CHECK);
        }
    }

    // A pipe would be waited for without end.
    private static void regular(Path path, String purpose) throws RefusedArgument {
        if (!Files.isRegularFile(path)) {
            throw new RefusedArgument(
                    "CL-NOT-A-FILE",
                    path + " is a device or a pipe where the " + purpose
                            + ". Write its content to a file, then name that.");
        }
    }

    /** A file that is written; nothing of a case is. */
    static void writable(Path path, String what) throws IOException {
        named(path, what);
        if (Files.isDirectory(path)) {
            throw new RefusedArgument(
                    "CL-NOT-A-FILE", path + " is a folder where the " + what + " is to be written. Name a file in it.");
        }
        if (Files.exists(path)) {
            regular(path, what + " is to be written");
            var kept = GivenOutput.kept(path, List.of());
            if (kept.isPresent()) {
                throw new RefusedArgument("CL-EXISTS", kept.get());
            }
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new RefusedArgument(
                    "CL-MISSING",
                    "The folder " + parent + ", where the " + what + " is to be written, is not there. Make it first.");
        }
    }
}
