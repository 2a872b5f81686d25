package dev.reckoner.cli;

import java.nio.file.Files;
import java.nio.file.Path;

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

    /** A file or folder that is read. */
    static void exists(Path path, String what) throws RefusedArgument {
        if (!Files.exists(path)) {
            throw new RefusedArgument("CL-MISSING", "The " + what + " " + path + " is not there." + CHECK);
        }
    }

    /** A file that is written. */
    static void writable(Path path, String what) throws RefusedArgument {
        if (Files.isDirectory(path)) {
            throw new RefusedArgument(
                    "CL-NOT-A-FILE", path + " is a folder where the " + what + " is to be written. Name a file in it.");
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new RefusedArgument(
                    "CL-MISSING",
                    "The folder " + parent + ", where the " + what + " is to be written, is not there. Make it first.");
        }
    }
}
