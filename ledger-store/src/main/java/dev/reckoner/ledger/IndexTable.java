package dev.reckoner.ledger;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A hash table with open addressing in a mapped file: a header of 64 bytes, then slots of 16 bytes, each the first eight bytes of
 * a blob's name and a {@link PackPlace} as a number, 0 where the slot is empty. Not safe for use by several threads.
 */
final class IndexTable {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long MAGIC = 0x31_78_65_64_6e_69_4b_52L; // RKindex1
    private static final long CLEAN = 1;
    private static final int HEADER_BYTES = 64;
    private static final int SLOT_BYTES = 16;
    private static final int FEWEST_SLOTS_LOG = 12;
    private static final int MOST_SLOTS_LOG = 32;
    private static final int CHECKED_AT_ONCE = 1 << 26;

    // Header: what is where.
    private static final int STATE = 8;
    private static final int SLOTS_LOG = 16;
    private static final int SEED = 24;
    private static final int USED = 32;
    private static final int PACKS = 40;
    private static final int CHECKSUM = 48;

    private Path file;
    private final Arena arena;
    private final MemorySegment map;
    private final int slotsLog;
    private final long seed;

    private IndexTable(Path file, Arena arena, MemorySegment map) {
        this.file = file;
        this.arena = arena;
        this.map = map;
        this.slotsLog = (int) map.get(LONG, SLOTS_LOG);
        this.seed = map.get(LONG, SEED);
    }

    /** Where a place is looked at that may be the wanted one. */
    @FunctionalInterface
    interface Match {
        boolean at(PackPlace place) throws IOException;
    }

    /** An empty table in a new file of that folder. */
    static IndexTable create(Path folder) throws IOException {
        return create(folder, FEWEST_SLOTS_LOG);
    }

    private static IndexTable create(Path folder, int slotsLog) throws IOException {
        var file = Files.createTempFile(folder, "index", ".next");
        try {
            fill(file, size(slotsLog));
            var arena = Arena.ofShared();
            var map = map(file, arena);
            map.set(LONG, 0, MAGIC);
            map.set(LONG, SLOTS_LOG, slotsLog);
            // Without it, whoever makes a trail could make blobs that all fall on one place.
            map.set(LONG, SEED, new SecureRandom().nextLong());
            return new IndexTable(file, arena, map);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    // Zeros and not a hole: a full disk is then an exception here, and not a fault when a slot is written.
    private static void fill(Path file, long size) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long left = size; left > 0; ) {
                left -= channel.write(ByteBuffer.allocate((int) Math.min(left, 1 << 16)));
            }
        }
    }

    private static long size(int slotsLog) {
        return HEADER_BYTES + ((long) SLOT_BYTES << slotsLog);
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** The table in that file, if it was closed in order, is unchanged since, and is of those packs. */
    static Optional<IndexTable> open(Path file, long packs) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) < size(FEWEST_SLOTS_LOG)) {
            return Optional.empty();
        }
        var arena = Arena.ofShared();
        var map = map(file, arena);
        if (isOf(map, packs)) {
            return Optional.of(new IndexTable(file, arena, map));
        }
        arena.close();
        return Optional.empty();
    }

    private static boolean isOf(MemorySegment map, long packs) {
        long slotsLog = map.get(LONG, SLOTS_LOG);
        return map.get(LONG, 0) == MAGIC
                && map.get(LONG, STATE) == CLEAN
                && map.get(LONG, PACKS) == packs
                && slotsLog >= FEWEST_SLOTS_LOG
                && slotsLog <= MOST_SLOTS_LOG
                && map.byteSize() == size((int) slotsLog)
                && map.get(LONG, CHECKSUM) == checksum(map);
    }

    private static long checksum(MemorySegment map) {
        var sum = new CRC32C();
        sum.update(map.asSlice(SLOTS_LOG, CHECKSUM - SLOTS_LOG).asByteBuffer());
        for (long at = HEADER_BYTES; at < map.byteSize(); at += CHECKED_AT_ONCE) {
            long size = Math.min(CHECKED_AT_ONCE, map.byteSize() - at);
            sum.update(map.asSlice(at, size).asByteBuffer());
        }
        return sum.getValue();
    }

    long used() {
        return map.get(LONG, USED);
    }

    /** The first place under that fingerprint that matches. */
    Optional<PackPlace> find(long fingerprint, Match match) throws IOException {
        long slot = slot(fingerprint, match);
        return isEmpty(slot) ? Optional.empty() : Optional.of(place(slot));
    }

    /** Puts the place, over one that matches if there is one; there must be room. */
    void put(long fingerprint, PackPlace place, Match match) throws IOException {
        long slot = slot(fingerprint, match);
        markDirty();
        if (isEmpty(slot)) {
            map.set(LONG, USED, used() + 1);
        }
        map.set(LONG, slot, fingerprint);
        map.set(LONG, slot + Long.BYTES, place.number());
    }

    /** Offset of the slot that matches, or of the empty one where it would be. */
    private long slot(long fingerprint, Match match) throws IOException {
        long mask = (1L << slotsLog) - 1;
        long first = ((fingerprint ^ seed) * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - slotsLog);
        for (long i = first; i <= first + mask; i++) {
            long slot = HEADER_BYTES + (i & mask) * SLOT_BYTES;
            if (isEmpty(slot) || (map.get(LONG, slot) == fingerprint && match.at(place(slot)))) {
                return slot;
            }
        }
        throw new LedgerException(
                "LG-INDEX", "The file " + file + " was not made by this program. Delete it; it is made anew.");
    }

    /** Is told of a place. */
    @FunctionalInterface
    interface Visitor {
        void at(PackPlace place) throws IOException;
    }

    /** Goes through every place. */
    void forEach(Visitor visitor) throws IOException {
        for (long slot = HEADER_BYTES; slot < map.byteSize(); slot += SLOT_BYTES) {
            if (!isEmpty(slot)) {
                visitor.at(place(slot));
            }
        }
    }

    private boolean isEmpty(long slot) {
        return map.get(LONG, slot + Long.BYTES) == 0;
    }

    private PackPlace place(long slot) {
        return PackPlace.of(map.get(LONG, slot + Long.BYTES));
    }

    // Forced before the first change: after a power cut no half-written table may pass for a clean one.
    private void markDirty() {
        if (map.get(LONG, STATE) == CLEAN) {
            map.set(LONG, STATE, 0);
            map.asSlice(0, HEADER_BYTES).force();
        }
    }

    /** True if it has to grow before more is put. */
    boolean isFull() {
        return used() >= (5L << slotsLog) / 8;
    }

    /** A table of twice the slots with the same content, in a file of its own. */
    IndexTable grown(Path folder) throws IOException {
        var larger = create(folder, slotsLog + 1);
        for (long slot = HEADER_BYTES; slot < map.byteSize(); slot += SLOT_BYTES) {
            if (!isEmpty(slot)) {
                larger.put(map.get(LONG, slot), place(slot), other -> false);
            }
        }
        return larger;
    }

    /** Its file. */
    Path file() {
        return file;
    }

    /** Gives its file another name, over one that has it. */
    void moveTo(Path name) throws IOException {
        if (!file.equals(name)) {
            Files.move(file, name, StandardCopyOption.REPLACE_EXISTING);
            file = name;
        }
    }

    /** Lets go of the file and says nothing about its content. */
    void drop() {
        arena.close();
    }

    /** Lets go of the file, which from now on can be believed of those packs. */
    void close(long packs) {
        if (map.get(LONG, STATE) != CLEAN) {
            map.set(LONG, PACKS, packs);
            map.set(LONG, CHECKSUM, checksum(map));
            map.force();
            map.set(LONG, STATE, CLEAN);
            map.asSlice(0, HEADER_BYTES).force();
        }
        arena.close();
    }
}
