package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says whether a file is still the one that this program closed for this user. Beside it lies an HMAC, under a key of the user's that is
 * outside of every case, over which file that is and when it was last changed: its number in the file system, size and times, of which
 * the time of change is the system's own and cannot be set. It is no evidence, and says nothing on other machines or to other users.
 *
 * @param file that is sealed
 */
record FileSeal(Path file) {
    private static final String FORMAT = "reckoner-seal/1";
    private static final String ATTRIBUTES = "unix:ino,size,lastModifiedTime,ctime";
    private static final int HEX_CHARACTERS = 64;

    /** True if it is. */
    boolean holds() throws IOException {
        if (!OwnFile.exists(seal()) || Files.size(seal()) != HEX_CHARACTERS) {
            return false;
        }
        var written = Files.readString(seal(), StandardCharsets.ISO_8859_1);
        return key(false).flatMap(this::expected).filter(written::equals).isPresent();
    }

    /** Seals it as it is now. Where that cannot be done there is no seal, which costs time when it is opened and nothing else. */
    void set() {
        try {
            var content = key(true).flatMap(this::expected);
            if (content.isPresent()) {
                Durable.replace(seal(), content.get().getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException noSeal) {
            // see above
        }
    }

    private Path seal() {
        return file.resolveSibling("ledger.seal");
    }

    /** Empty where the file system tells no time of change. */
    private Optional<String> expected(SecretKeySpec key) {
        try {
            var found = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            var message = new StringBuilder(FORMAT);
            for (var name : List.of("ino", "size", "lastModifiedTime", "ctime")) {
                var value = found.get(name);
                message.append(' ').append(value instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : value);
            }
            byte[] hash = Keys.hmac(key, message.toString().getBytes(StandardCharsets.US_ASCII));
            return Optional.of(HexFormat.of().formatHex(hash));
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException none) {
            return Optional.empty();
        }
    }

    private static Optional<SecretKeySpec> key(boolean make) throws IOException {
        var folder = UserFolder.path();
        var at = folder.resolve("seal.key");
        boolean whole = Files.isRegularFile(at) && Files.size(at) == Keys.BYTES;
        if (!whole && make) {
            OwnerOnly.makeFolder(folder);
            Durable.replace(at, Keys.random(Keys.BYTES), OwnerOnly.attributes(folder));
        }
        return whole || make ? Optional.of(new SecretKeySpec(Files.readAllBytes(at), "HmacSHA256")) : Optional.empty();
    }
}
