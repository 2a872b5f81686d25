package dev.reckoner.crypto.ipfs;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Writes the two messages of a file's tree: a PBNode, and the UnixFS Data within it. Fields of a PBNode stand in the order
 * links, data. Sources: ipld.io, DAG-PB specification; specs.ipfs.tech, UnixFS.
 */
final class DagPb {
    private static final int LENGTH_DELIMITED = 2;
    private static final int FILE = 2;
    private static final byte[] NO_NAME = {};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DagPb() {}

    /**
     * A link to a child.
     *
     * @param cid the child's identifier, as bytes of the version that the tree uses
     * @param treeBytes size of all blocks from the child down
     * @param fileBytes how many of the file's bytes lie under it
     */
    record Link(byte[] cid, long treeBytes, long fileBytes) {}

    /** A leaf with bytes of the file. */
    static byte[] leaf(byte[] content, int length) {
        var data = new DagPb().number(1, FILE);
        if (length > 0) {
            data.bytes(2, content, length);
        }
        data.number(3, length);
        return new DagPb().message(1, data).written();
    }

    /** A node above others. */
    static byte[] node(List<Link> links) {
        var node = new DagPb();
        var data = new DagPb().number(1, FILE);
        data.number(3, links.stream().mapToLong(Link::fileBytes).sum());
        for (Link link : links) {
            node.message(
                    2,
                    new DagPb()
                            .bytes(1, link.cid(), link.cid().length)
                            .bytes(2, NO_NAME, 0)
                            .number(3, link.treeBytes()));
            data.number(4, link.fileBytes());
        }
        return node.message(1, data).written();
    }

    private DagPb message(int field, DagPb message) {
        byte[] content = message.written();
        return bytes(field, content, content.length);
    }

    private DagPb bytes(int field, byte[] content, int length) {
        varint(field << 3 | LENGTH_DELIMITED);
        varint(length);
        out.write(content, 0, length);
        return this;
    }

    private DagPb number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        for (; rest > 0x7f; rest >>>= 7) {
            out.write((int) (rest & 0x7f | 0x80));
        }
        out.write((int) rest);
    }

    private byte[] written() {
        return out.toByteArray();
    }
}
