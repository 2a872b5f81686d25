package dev.reckoner.crypto.ipfs;

import dev.reckoner.crypto.ipfs.Cid.Codec;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A stream that recomputes, while it is read, the identifiers under which IPFS may hold its bytes: those of {@code ipfs add} in
 * chunks of 256 KiB, with leaves of DAG-PB (the default of version 0) or of raw bytes (the default of version 1), and nodes that
 * name their children by either version. Another chunk size or layout gives another identifier for the same bytes, so that
 * none of these fits proves nothing.
 */
public final class FileCids extends FilterInputStream {
    private static final int CHUNK = 256 << 10;

    private final List<BalancedTree> trees = List.of(
            new BalancedTree(false, false),
            new BalancedTree(true, true),
            new BalancedTree(false, true),
            new BalancedTree(true, false));
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private long chunks;
    private Leaves first = Leaves.of(new byte[0], 0);

    /** The stream's bytes, whole and in order: it cannot be rewound. */
    public FileCids(InputStream in) {
        super(in);
    }

    private record Leaves(Cid dagPb, Cid raw, int blockBytes, int fileBytes) {
        static Leaves of(byte[] content, int length) {
            byte[] block = DagPb.leaf(content, length);
            byte[] bytes = length == content.length ? content : Arrays.copyOf(content, length);
            return new Leaves(Cid.of(Codec.DAG_PB, block), Cid.of(Codec.RAW, bytes), block.length, length);
        }

        Cid in(BalancedTree tree) {
            return tree.rawLeaves() ? raw : dagPb;
        }

        void addTo(BalancedTree tree) {
            tree.add(in(tree), tree.rawLeaves() ? fileBytes : blockBytes, fileBytes);
        }
    }

    /**
     * The identifiers, the default of version 0 first; to be asked once, after the end of the stream.
     *
     * @return two to four, each once
     */
    public List<Cid> cids() {
        if (filled > 0 || chunks == 0) {
            endChunk();
        }
        return trees.stream().map(tree -> tree.root(first.in(tree))).distinct().toList();
    }

    /** The same in the spelling of go-ipfs. */
    public List<String> texts() {
        return cids().stream().map(Cid::toString).toList();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        for (int done = 0; done < read; ) {
            if (filled == CHUNK) {
                endChunk();
            }
            int taken = Math.min(CHUNK - filled, read - done);
            System.arraycopy(buffer, offset + done, chunk, filled, taken);
            filled += taken;
            done += taken;
        }
        return read;
    }

    /** Reads what it passes over: every byte counts. */
    @Override
    public long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : readNBytes((int) Math.min(bytes, CHUNK)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void endChunk() {
        Leaves leaves = Leaves.of(chunk, filled);
        first = chunks == 0 ? leaves : first;
        trees.forEach(leaves::addTo);
        chunks++;
        filled = 0;
    }
}
