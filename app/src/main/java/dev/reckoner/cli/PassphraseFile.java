package dev.reckoner.cli;

import dev.reckoner.ledger.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;

/** A file that holds a passphrase and no more, in UTF-8; {@code -} is the next line of the standard input. */
final class PassphraseFile {
    private static final int MOST_BYTES = 8 << 10;
    private static final Path STANDARD_INPUT = Path.of("-");

    private PassphraseFile() {}

    static Passphrase read(Path file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return passphrase(line(System.in), "The standard input");
        }
        requireFile(file);
        requireOwnerOnly(file);
        try (var in = Files.newInputStream(file)) {
            return passphrase(withoutEnd(in.readNBytes(MOST_BYTES + 1)), "The file " + file);
        }
    }

    // A pipe is welcome here: a shell hands over so what another program prints.
    private static void requireFile(Path file) throws RefusedArgument {
        GivenPath.named(file, "passphrase's file");
        if (!Files.exists(file) || Files.isDirectory(file)) {
            GivenPath.file(file, "file of the passphrase");
        }
    }

    // Windows has no such permissions; there the folder decides.
    private static void requireOwnerOnly(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        var others = EnumSet.allOf(PosixFilePermission.class);
        others.removeIf(permission -> permission.name().startsWith("OWNER_"));
        others.retainAll(Files.getPosixFilePermissions(file));
        if (!others.isEmpty()) {
            throw new RefusedArgument(
                    "CL-PASSPHRASE-FILE",
                    "Others than its owner can read or change the file of the passphrase " + file
                            + ". Take that from them (chmod 600), and think of whether somebody has read it.");
        }
    }

    /** To the end of the line and no further: the next passphrase may follow. */
    private static byte[] line(InputStream in) throws IOException {
        byte[] line = new byte[MOST_BYTES + 1];
        int length = 0;
        for (int b = in.read(); b >= 0 && b != '\n' && length < line.length; b = in.read()) {
            line[length++] = (byte) b;
        }
        return taken(line, length > 0 && line[length - 1] == '\r' ? length - 1 : length);
    }

    private static byte[] withoutEnd(byte[] bytes) {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\n') {
            length -= length > 1 && bytes[length - 2] == '\r' ? 2 : 1;
        }
        return taken(bytes, length);
    }

    private static byte[] taken(byte[] bytes, int length) {
        byte[] taken = Arrays.copyOf(bytes, length);
        Arrays.fill(bytes, (byte) 0);
        return taken;
    }

    private static Passphrase passphrase(byte[] bytes, String where) throws IOException {
        if (bytes.length > MOST_BYTES) {
            throw new RefusedArgument("CL-PASSPHRASE-FILE", where + " holds more than a passphrase.");
        }
        CharBuffer characters = CharBuffer.allocate(0);
        try {
            characters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Passphrase.of(Arrays.copyOf(characters.array(), characters.limit()));
        } catch (CharacterCodingException e) {
            throw new RefusedArgument("CL-PASSPHRASE-FILE", where + " is not text in UTF-8. Save it so.");
        } finally {
            Arrays.fill(characters.array(), '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
