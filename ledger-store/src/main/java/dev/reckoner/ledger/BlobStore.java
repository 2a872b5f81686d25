package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Bytes by their SHA-256: small ones many to a file ({@link Packs}), those over 64 KiB one file each ({@link LargeBlobs}).
 * Whatever is read is verified. In an encrypted case they are sealed ({@link BlobCipher}). Safe for use by several threads.
 *
 * <p>What was put is on disk once the ledger has recorded anything after it: every commit forces the blobs first.
 */
public final class BlobStore {
    /** So many damaged copies are looked at one by one. */
    static final int MOST_UNSOUND = 100_000;

    private final Path folder;
    /** The case's folder. */
    private final Path place;

    private PackEnd acknowledged;
    private final LargeBlobs large;
    private final BlobCipher cipher;
    private Optional<Packs> opened = Optional.empty();

    /**
     * The blobs in that folder; it is looked into when somebody first asks for one.
     *
     * @param acknowledged how far the packs were on disk at the last commit
     */
    BlobStore(Path folder, PackEnd acknowledged, BlobCipher cipher) {
        this.folder = folder;
        this.place = folder.toAbsolutePath().normalize().resolveSibling("").normalize();
        this.acknowledged = acknowledged;
        this.cipher = cipher;
        this.large = new LargeBlobs(folder, cipher);
    }

    private synchronized Packs packs() throws IOException {
        if (opened.isEmpty()) {
            OwnFile.folder(folder);
            opened = Optional.of(Packs.open(folder, acknowledged, cipher));
        }
        return opened.get();
    }

    /**
     * Keeps the bytes.
     *
     * @throws LedgerException LG-DISK-FULL, LG-READ-ONLY or LG-FOLDER-GONE where the disk is why they cannot be kept
     */
    public Digest put(byte[] bytes) throws IOException {
        return DiskTrouble.saying(place, () -> kept(bytes));
    }

    private Digest kept(byte[] bytes) throws IOException {
        if (bytes.length > PackRecord.MOST_BYTES) {
            packs();
            return large.put(new ByteArrayInputStream(bytes));
        }
        byte[] digest = Digest.sha256Function().digest(bytes);
        packs().put(cipher.name(digest), bytes);
        return Digest.ofSha256(digest);
    }

    /** Keeps the bytes, to the end of the stream. */
    public Digest put(InputStream bytes) throws IOException {
        return DiskTrouble.saying(place, () -> kept(bytes));
    }

    private Digest kept(InputStream bytes) throws IOException {
        byte[] begin = bytes.readNBytes(PackRecord.MOST_BYTES + 1);
        if (begin.length <= PackRecord.MOST_BYTES) {
            return kept(begin);
        }
        packs();
        return large.put(new SequenceInputStream(new ByteArrayInputStream(begin), bytes));
    }

    /** Forces all that was put to disk, and says how far the packs then reach. */
    PackEnd sync() throws IOException {
        if (!isOpen()) {
            return acknowledged;
        }
        large.sync();
        return packs().sync();
    }

    /** True if a blob of that digest is here. */
    public boolean has(Digest digest) throws IOException {
        if (!isSha256(digest)) {
            return false;
        }
        byte[] name = name(digest);
        return packs().has(name) || large.path(name).isPresent();
    }

    /** Marks the blob of that digest if it is here; false only if it was marked before. */
    boolean markFirst(Digest digest, BlobMarks marks) throws IOException {
        byte[] name = name(digest);
        var packed = packs().place(name);
        return packed.isPresent() ? marks.mark(packed.get()) : marks.mark(name);
    }

    /** Tells of every blob that is not marked. */
    void forEachUnmarked(BlobMarks marks, UnreferencedBlobs.Each each) throws IOException {
        Packs.Stored told = (name, bytes) ->
                each.blob(new UnreferencedBlob(HexFormat.of().formatHex(name), cipher.isPlain(), bytes));
        packs().forEachUnmarked(marks, told);
        large.forEach(name -> {
            if (!marks.has(name)) {
                told.blob(name, Files.size(large.path(name).orElseThrow()));
            }
        });
    }

    /** Is told of a blob. */
    @FunctionalInterface
    interface Each {
        void blob(Digest digest) throws IOException;
    }

    /**
     * Tells of every sound blob that is not marked and marks it, while others put: of packed ones those within that end.
     *
     * @return how many are damaged, of which nothing is told
     */
    long forEachLeft(BlobMarks marks, PackEnd within, Each each) throws IOException {
        long[] damaged = {0};
        for (var names = packs().markSome(marks, within); !names.isEmpty(); names = packs().markSome(marks, within)) {
            for (var name : names) {
                damaged[0] += toldIfSound(name, each) ? 0 : 1;
            }
        }
        large.forEach(name -> {
            // Of a blob that is here in both forms one is enough.
            boolean packed = packs().place(name)
                    .filter(place -> within.covers(place) || marks.has(place))
                    .isPresent();
            if (!packed && marks.mark(name)) {
                damaged[0] += toldIfSound(name, each) ? 0 : 1;
            }
        });
        return damaged[0];
    }

    private boolean toldIfSound(byte[] name, Each each) throws IOException {
        var digest = met(name);
        if (digest.isPresent()) {
            each.blob(digest.get());
        }
        return digest.isPresent();
    }

    private byte[] name(Digest digest) {
        return cipher.name(digest.bytes());
    }

    /** How {@link #check} tells of the blob of that digest. */
    String nameHex(Digest digest) {
        return HexFormat.of().formatHex(name(digest));
    }

    /** What a blob is called that {@link #check} tells of and whose digest is not known. */
    String called(String nameHex) {
        return cipher.called(nameHex);
    }

    private static boolean isSha256(Digest digest) {
        return digest.algorithm().equals("sha256");
    }

    /**
     * The file of a blob that is one of its own, for what reads large things by itself; whoever opens it verifies it. Empty for a
     * blob of 64 KiB and less and for all of an encrypted case, which are to be {@link #read}.
     */
    public Optional<Path> path(Digest digest) {
        return isSha256(digest) && cipher.isPlain() ? large.path(name(digest)) : Optional.empty();
    }

    /**
     * The blob as a stream that is verified as it is read: the end comes only after the digest was met, otherwise
     * {@link LedgerException} LG-BLOB-CHANGED. A reader that stops earlier has read what nobody vouches for.
     */
    public Optional<InputStream> open(Digest digest) throws IOException {
        if (!isSha256(digest)) {
            return Optional.empty();
        }
        try {
            return content(name(digest)).map(content -> new VerifiedStream(content, digest));
        } catch (UnsoundException changed) {
            throw VerifiedStream.changed(digest, changed);
        }
    }

    /**
     * The blob's bytes, verified.
     *
     * @throws LedgerException LG-BLOB-CHANGED if they do not have their digest any more
     */
    public Optional<byte[]> read(Digest digest) throws IOException {
        var stream = open(digest);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (var in = stream.get()) {
            return Optional.of(in.readAllBytes());
        }
    }

    /** The bytes of the blob of that name, opened and not yet hashed. */
    private Optional<InputStream> content(byte[] name) throws IOException {
        var packed = packs().read(name);
        return packed.isPresent()
                ? Optional.of(new ByteArrayInputStream(cipher.open(name, packed.get())))
                : large.open(name);
    }

    private boolean intact(byte[] name) throws IOException {
        return met(name).isPresent();
    }

    /** Recomputes the digest of the blob of that name; empty if it is not the one that has this name. */
    private Optional<Digest> met(byte[] name) throws IOException {
        var function = Digest.sha256Function();
        try {
            var content = content(name);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            try (var in = new DigestInputStream(content.get(), function)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (UnsoundException changed) {
            return Optional.empty();
        }
        var digest = Digest.ofSha256(function.digest());
        return Optional.of(digest).filter(met -> Arrays.equals(name(met), name));
    }

    /** How many blobs are here, as far as is known without reading them. */
    long size() throws IOException {
        long[] count = {packs().size()};
        large.forEach(blob -> count[0]++);
        return count[0];
    }

    /** How many bytes the blobs have on disk. */
    long bytes() throws IOException {
        long[] bytes = {packs().bytes()};
        large.forEach(name -> bytes[0] += Files.size(large.path(name).orElseThrow()));
        return bytes[0];
    }

    /**
     * Recomputes the digest of every blob from what is on disk, and the index too.
     *
     * @param changed is told of each blob that does not have its digest any more, by its name, hexadecimal
     * @param done is told how many were looked at
     * @return what there is
     */
    Checked check(Consumer<String> changed, LongConsumer done) throws IOException {
        long[] count = {0};
        Set<String> unsound = new TreeSet<>();
        boolean[] all = {true};
        Packs.Met met = (name, sound) -> {
            if (!sound && unsound.size() < MOST_UNSOUND) {
                unsound.add(HexFormat.of().formatHex(name));
            } else if (!sound) {
                all[0] = false;
            }
            done.accept(++count[0]);
        };
        packs().check(met);
        large.forEach(name -> met.blob(name, intact(name)));
        for (var name : unsound) {
            // One copy may be damaged and another not.
            if (!intact(HexFormat.of().parseHex(name))) {
                changed.accept(name);
            }
        }
        return new Checked(count[0], all[0]);
    }

    /**
     * What checking every blob came to.
     *
     * @param blobs how many there are
     * @param all false where so many copies are damaged that not all were told of
     */
    record Checked(long blobs, boolean all) {}

    private synchronized boolean isOpen() {
        return opened.isPresent();
    }

    /** Looks into the folder anew: what was put and not acknowledged is not here any more. */
    synchronized void reopen(PackEnd end) throws IOException {
        if (isOpen()) {
            packs().abandon();
        }
        opened = Optional.empty();
        acknowledged = end;
    }

    void close() throws IOException {
        if (isOpen()) {
            packs().close();
        }
    }
}
