package dev.reckoner.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.CRC32C;

/**
 * Small blobs, many to a file: {@code blobs/packs/000001.pack} and so on, which are only ever appended to, and
 * {@code blobs/index}, which says where each is. Safe for use by several threads.
 */
final class Packs implements Closeable {
    /** From there on a new pack begins. */
    static final long PACK_BYTES = 256L << 20;

    private static final long NO_STATE = -1;
    private static final int MARKED_AT_ONCE = 16_384;

    private final Path folder;
    private final BlobCipher cipher;
    private final NavigableMap<Integer, PackFile> files = new ConcurrentSkipListMap<>();
    /** Held by the one who appends; taken before any other lock. */
    private final Object appending = new Object();

    private final Set<PackFile> unforced = new HashSet<>();
    private final BlobIndex index;
    private boolean namesUnforced;
    /** False where the newest pack ends in what is no record: what is appended then goes into a new one. */
    private boolean endsWhole = true;
    /** Where in the newest pack begins what a crash left: cut off before anything is appended, and never by whoever only reads. */
    private OptionalLong leftover = OptionalLong.empty();

    private Packs(Path blobs, PackEnd acknowledged, BlobCipher cipher) throws IOException {
        this.cipher = cipher;
        folder = OwnFile.folder(blobs.resolve("packs"));
        try {
            openFiles();
            var known = BlobIndex.open(blobs, fingerprint());
            index = known.isPresent() ? known.get() : BlobIndex.build(blobs, into -> recover(into, acknowledged));
        } catch (IOException | RuntimeException e) {
            closeFiles();
            throw e;
        }
    }

    /**
     * Opens the packs in the folder of blobs. After a crash the index is made anew, and what a pack has at its end that is no
     * record and was never acknowledged is passed over.
     */
    static Packs open(Path blobs, PackEnd acknowledged, BlobCipher cipher) throws IOException {
        return new Packs(blobs, acknowledged, cipher);
    }

    private void openFiles() throws IOException {
        try (var packs = Files.newDirectoryStream(folder, "[0-9][0-9][0-9][0-9][0-9][0-9].pack")) {
            for (var path : packs) {
                int number = Integer.parseInt(path.getFileName().toString().substring(0, 6));
                if (number >= 1 && number <= PackPlace.MOST_PACK) {
                    files.put(number, new PackFile(number, OwnFile.require(path)));
                }
            }
        }
    }

    /** Tells one state of the packs from another by their numbers and lengths. */
    private long fingerprint() {
        var sum = new CRC32C();
        files.values()
                .forEach(pack ->
                        sum.update((pack.number() + " " + pack.length() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return (long) files.size() << Integer.SIZE | sum.getValue();
    }

    private void recover(BlobIndex into, PackEnd acknowledged) throws IOException {
        for (var pack : files.values()) {
            long known = acknowledged.within(pack.number());
            long whole = scan(pack, known, into, (name, sound) -> {});
            if (pack.equals(files.lastEntry().getValue()) && whole < pack.length()) {
                endsWhole = whole >= known;
                leftover = endsWhole ? OptionalLong.of(whole) : OptionalLong.empty();
            }
        }
    }

    /** Is told of every blob that a scan meets. */
    @FunctionalInterface
    interface Met {
        void blob(byte[] name, boolean sound);
    }

    private long scan(PackFile pack, long acknowledged, BlobIndex into, Met met) throws IOException {
        try (var scan = new PackScan(pack.path(), cipher)) {
            return scan.run(acknowledged, (name, offset, length, sound) -> {
                // A sound record replaces one of the same blob that was damaged, never the other way round.
                IndexTable.Match same = place -> PackRecord.names(record(place), name);
                if (sound || into.find(name, same).isEmpty()) {
                    into.put(name, new PackPlace(pack.number(), offset, length), same);
                }
                met.blob(name, sound);
            });
        }
    }

    /** Keeps the blob of that name, unless a sound copy is here; on disk only after {@link #sync}. */
    void put(byte[] name, byte[] blob) throws IOException {
        if (isSound(name)) {
            return;
        }
        byte[] stored = cipher.seal(name, blob);
        synchronized (appending) {
            if (!isSound(name)) {
                var pack = newest();
                int offset = pack.append(name, stored);
                unforced.add(pack);
                index.put(
                        name,
                        new PackPlace(pack.number(), offset, stored.length),
                        place -> PackRecord.names(record(place), name));
            }
        }
    }

    private PackFile newest() throws IOException {
        var last = files.lastEntry();
        if (last != null && leftover.isPresent()) {
            last.getValue().cut(leftover.getAsLong());
            leftover = OptionalLong.empty();
        }
        if (last != null && endsWhole && last.getValue().length() < PACK_BYTES) {
            return last.getValue();
        }
        if (last != null) {
            last.getValue().finish();
        }
        return begin(last == null ? 1 : last.getKey() + 1);
    }

    private PackFile begin(int number) throws IOException {
        if (number > PackPlace.MOST_PACK) {
            throw new IOException("There is no room for more packs in " + folder);
        }
        var pack = PackFile.create(number, folder.resolve(String.format(Locale.ROOT, "%06d.pack", number)));
        files.put(number, pack);
        endsWhole = true;
        namesUnforced = true;
        return pack;
    }

    /** Forces all that was put to disk, and says how far the packs then reach. */
    PackEnd sync() throws IOException {
        synchronized (appending) {
            for (var pack : unforced) {
                pack.force();
            }
            unforced.clear();
            if (namesUnforced) {
                Durable.folder(folder);
                Durable.folder(folder.resolveSibling("."));
                namesUnforced = false;
            }
            var last = files.lastEntry();
            return last == null ? PackEnd.NONE : new PackEnd(last.getKey(), end(last.getValue()));
        }
    }

    private long end(PackFile pack) {
        return pack.equals(files.lastEntry().getValue()) ? leftover.orElse(pack.length()) : pack.length();
    }

    /** True if a record of that name is here. */
    boolean has(byte[] name) throws IOException {
        return place(name).isPresent();
    }

    /** Where the record of that name is. */
    Optional<PackPlace> place(byte[] name) throws IOException {
        return index.find(name, place -> PackRecord.names(record(place), name));
    }

    /** Is told of a blob by its name, and how many bytes are stored of it. */
    @FunctionalInterface
    interface Stored {
        void blob(byte[] name, long bytes) throws IOException;
    }

    /** Goes through every blob that is not marked. */
    void forEachUnmarked(BlobMarks marks, Stored stored) throws IOException {
        index.forEach(place -> {
            byte[] record = marks.has(place) ? new byte[0] : record(place);
            if (record.length >= PackRecord.HEADER_BYTES) {
                stored.blob(PackRecord.name(ByteBuffer.wrap(record), 0), place.length());
            }
        });
    }

    /** The names of some blobs within that end that were not marked and are now; none once all are. */
    List<byte[]> markSome(BlobMarks marks, PackEnd within) throws IOException {
        var names = new ArrayList<byte[]>();
        // Nothing can be put while one goes through the index, so what takes long is not done there.
        index.forEach(place -> {
            if (names.size() < MARKED_AT_ONCE && within.covers(place) && marks.mark(place)) {
                byte[] record = record(place);
                if (record.length < PackRecord.HEADER_BYTES) {
                    throw new LedgerException("LG-BLOB-CHANGED", "A pack of " + folder + " is shorter than it was.");
                }
                names.add(PackRecord.name(ByteBuffer.wrap(record), 0));
            }
        });
        return names;
    }

    /** The blob as it is stored on disk, where it may have been changed. */
    Optional<byte[]> read(byte[] name) throws IOException {
        var match = new Reading(name);
        return index.find(name, match).map(place -> PackRecord.content(match.record));
    }

    /** Keeps the record that matched, which is read but once. */
    private final class Reading implements IndexTable.Match {
        private final byte[] name;
        private byte[] record = {};

        private Reading(byte[] name) {
            this.name = name;
        }

        @Override
        public boolean at(PackPlace place) throws IOException {
            record = record(place);
            return PackRecord.names(record, name);
        }
    }

    private boolean isSound(byte[] name) throws IOException {
        var stored = read(name);
        return stored.isPresent() && cipher.isSound(name, ByteBuffer.wrap(stored.get()));
    }

    private byte[] record(PackPlace place) throws IOException {
        var pack = files.get(place.pack());
        return pack == null ? new byte[0] : pack.read(place.offset(), place.length());
    }

    /** How many blobs the index knows. */
    long size() {
        return index.size();
    }

    /** How many bytes the packs have. */
    long bytes() {
        return files.values().stream().mapToLong(PackFile::length).sum();
    }

    /**
     * Hashes every blob of every pack and makes the index anew from what is on disk.
     *
     * @param met is told of each; a blob may be met unsound and again sound
     */
    void check(Met met) throws IOException {
        synchronized (appending) {
            for (var pack : files.values()) {
                pack.flush();
            }
            index.rebuild(into -> {
                for (var pack : files.values()) {
                    scan(pack, end(pack), into, met);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (appending) {
            try {
                sync();
                // An index that is of no state of the packs is made anew when they are opened, and their end looked at
                // again.
                index.close(endsWhole && leftover.isEmpty() ? fingerprint() : NO_STATE);
            } finally {
                closeFiles();
            }
        }
    }

    /** Lets go of everything and keeps nothing of what was not written; the index is made anew when it is next needed. */
    void abandon() {
        synchronized (appending) {
            index.abandon();
            for (var pack : files.values()) {
                pack.abandon();
            }
        }
    }

    private void closeFiles() throws IOException {
        for (var pack : files.values()) {
            pack.close();
        }
    }
}
