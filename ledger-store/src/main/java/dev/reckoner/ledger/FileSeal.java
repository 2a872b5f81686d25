package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says whether a file is still the one that this program closed for this user. Beside it lies an HMAC, under a key of the user's that is
 * outside of every case, over which file that is and when it was last changed: its number in the file system, size and times, of which
 * the time of change is the system's own and cannot be set. On another disk than the user's own, which somebody else may have had
 * meanwhile, or where the system tells no such time, it is over all that the file holds. It is no evidence, and says nothing on other
 * machines or to other users.
 *
 * @param file that is sealed
 */
record FileSeal(Path file) {
    private static final String FORMAT = "reckoner-seal/1";
    private static final List<String> CHANGING = List.of("ino", "size", "lastModifiedTime", "ctime");
    private static final String DEVICE = "dev";
    private static final String ATTRIBUTES = "unix:" + DEVICE + "," + String.join(",", CHANGING);
    private static final int HEX_CHARACTERS = 64;
    private static final int BUFFER_BYTES = 1 << 20;

    /**
     * True if it is.
     *
     * @param known what {@link #set} said, if that was a moment ago: there need not be a seal then; empty otherwise
     */
    boolean holds(String known) throws IOException {
        boolean sealed = OwnFile.exists(seal());
        try {
            var state = sealed || !known.isEmpty() ? state() : "";
            if (!known.isEmpty() && known.equals(state)) {
                return true;
            }
            var key = sealed ? key(false) : Optional.<SecretKeySpec>empty();
            return key.isPresent()
                    && new String(start(seal(), HEX_CHARACTERS), StandardCharsets.ISO_8859_1)
                            .equals(sealed(key.get(), state));
        } catch (IOException unreadable) {
            // no seal, as in set
            return false;
        }
    }

    /**
     * Seals it as it is now. Where that cannot be done there is no seal, which costs time when it is opened and nothing else.
     *
     * @return what it is sealed as, by which this program knows it again as long as it runs; empty where that cannot be told
     */
    String set() {
        var state = "";
        try {
            // Which disk is the user's own is known only once there is a folder for the key.
            var key = keyIfPossible();
            state = state();
            if (key.isPresent()) {
                Durable.replace(seal(), sealed(key.get(), state).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException noSeal) {
            // see above
        }
        return state;
    }

    private static Optional<SecretKeySpec> keyIfPossible() {
        try {
            return key(true);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private Path seal() {
        return file.resolveSibling("ledger.seal");
    }

    private static String sealed(SecretKeySpec key, String state) {
        var message = FORMAT + " " + state;
        return HexFormat.of().formatHex(Keys.hmac(key, message.getBytes(StandardCharsets.US_ASCII)));
    }

    private String state() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            var found = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            var users = UserFolder.path();
            if (Files.exists(users)
                    && Files.getAttribute(users, "unix:" + DEVICE).equals(found.get(DEVICE))) {
                return attributes(found);
            }
        }
        return "sha256 " + content();
    }

    private static String attributes(Map<String, Object> found) {
        return CHANGING.stream()
                .map(found::get)
                .map(value -> value instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : value)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** No more of a file than one byte beyond what it should have. */
    private static byte[] start(Path of, int length) throws IOException {
        try (var in = Files.newInputStream(of)) {
            return in.readNBytes(length + 1);
        }
    }

    private String content() throws IOException {
        var sha = Digest.sha256Function();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static Optional<SecretKeySpec> key(boolean make) throws IOException {
        var folder = UserFolder.path();
        if (!folder.isAbsolute()) {
            // A user without a home: what lies in the working directory may be anybody's.
            return Optional.empty();
        }
        var at = folder.resolve("seal.key");
        byte[] key = Files.isRegularFile(at) ? start(at, Keys.BYTES) : new byte[0];
        if (key.length != Keys.BYTES && make) {
            OwnerOnly.makeFolder(folder);
            key = Keys.random(Keys.BYTES);
            Durable.replace(at, key, OwnerOnly.attributes(folder));
        }
        return key.length == Keys.BYTES ? Optional.of(new SecretKeySpec(key, "HmacSHA256")) : Optional.empty();
    }
}
