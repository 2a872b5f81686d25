package dev.reckoner.crypto.ipfs;

import dev.reckoner.crypto.ipfs.Cid.Codec;
import java.util.ArrayList;
import java.util.List;

/**
 * The root of a file's tree in the balanced layout of {@code ipfs add}: leaves from left to right under nodes of at most 174
 * links, as few levels as they need. Only the last node of each level is held.
 */
final class BalancedTree {
    /** Most links of a node, {@code DefaultLinksPerBlock} of go-ipfs. */
    private static final int LINKS = 174;

    private final boolean rawLeaves;
    private final boolean version1;
    private final List<List<DagPb.Link>> levels = new ArrayList<>();

    /**
     * An empty tree.
     *
     * @param rawLeaves true for leaves that are the file's bytes, false for leaves of DAG-PB
     * @param version1 true if nodes name their children by version 1; a raw leaf has no other
     */
    BalancedTree(boolean rawLeaves, boolean version1) {
        this.rawLeaves = rawLeaves;
        this.version1 = version1;
        levels.add(new ArrayList<>());
    }

    boolean rawLeaves() {
        return rawLeaves;
    }

    /** Adds a leaf. */
    void add(Cid leaf, long treeBytes, long fileBytes) {
        add(0, link(leaf, treeBytes, fileBytes));
    }

    private void add(int level, DagPb.Link link) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        if (levels.get(level).size() == LINKS) {
            close(level);
        }
        levels.get(level).add(link);
    }

    /** Puts a node above the links of a level and begins its next one. */
    private void close(int level) {
        List<DagPb.Link> links = List.copyOf(levels.get(level));
        levels.get(level).clear();
        byte[] block = DagPb.node(links);
        long below = links.stream().mapToLong(DagPb.Link::treeBytes).sum();
        long file = links.stream().mapToLong(DagPb.Link::fileBytes).sum();
        add(level + 1, link(Cid.of(Codec.DAG_PB, block), block.length + below, file));
    }

    private DagPb.Link link(Cid child, long treeBytes, long fileBytes) {
        boolean bare = !version1 && child.codec() == Codec.DAG_PB;
        return new DagPb.Link(bare ? child.version0() : child.version1(), treeBytes, fileBytes);
    }

    /**
     * The root above all leaves; the tree takes no more of them.
     *
     * @param onlyLeaf the first leaf, which is itself the root where it is alone
     */
    Cid root(Cid onlyLeaf) {
        if (levels.size() == 1 && levels.getFirst().size() == 1) {
            return onlyLeaf;
        }
        int level = 0;
        while (level < levels.size() - 1) {
            close(level++);
        }
        return Cid.of(Codec.DAG_PB, DagPb.node(levels.get(level)));
    }
}
