package dev.reckoner.audit;

import dev.reckoner.reputation.erc8004.Erc8004Call;
import dev.reckoner.reputation.erc8004.Erc8004Calls;
import dev.reckoner.reputation.erc8004.Erc8004Exception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/** The folder that records of ERC-8004 are written into. */
final class Erc8004Folder {
    private final Path folder;

    private Erc8004Folder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes it, unless it is there.
     *
     * @throws Erc8004Exception {@code ER-FOLDER} if something is in it: nothing is to be taken for a part of another export
     */
    static Erc8004Folder in(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var inside = Files.newDirectoryStream(folder)) {
                if (inside.iterator().hasNext()) {
                    throw new Erc8004Exception(
                            "ER-FOLDER",
                            "There is something in the folder " + folder + ". Name a new or an empty one.");
                }
            }
        }
        return new Erc8004Folder(Files.createDirectories(folder));
    }

    Path bytes(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content, StandardOpenOption.CREATE_NEW);
    }

    Path text(String name, String content) throws IOException {
        return bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the call that belongs to a file; the name of its own file. */
    String call(String file, Erc8004Call call) throws IOException {
        String name = file.substring(0, file.lastIndexOf('.')) + ".calldata";
        text(name, "0x" + HexFormat.of().formatHex(Erc8004Calls.encode(call)) + "\n");
        return name;
    }
}
