package dev.reckoner.trail.opengradient.settlement;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks a dump over: first its values, then its nodes from the leaves up to the root. */
final class TreeDefects {
    private final BatchDump dump;
    private final List<byte[]> hashes;
    private final int leaves;
    private final List<TreeDefect> found = new ArrayList<>();

    private TreeDefects(BatchDump dump, List<byte[]> hashes) {
        this.dump = dump;
        this.hashes = hashes;
        this.leaves = dump.values().size();
    }

    /**
     * Everything that is wrong.
     *
     * @param hashes of the dump's leaves, recomputed
     */
    static List<TreeDefect> of(BatchDump dump, List<byte[]> hashes) {
        TreeDefects defects = new TreeDefects(dump, hashes);
        defects.values();
        defects.nodes();
        defects.remarks();
        return List.copyOf(defects.found);
    }

    private void values() {
        if (dump.tree().size() != 2L * leaves - 1) {
            found.add(new TreeDefect.Length(dump.tree().size(), leaves));
        }
        Map<Integer, Integer> taken = new HashMap<>();
        for (int i = 0; i < leaves; i++) {
            BatchDump.Value value = dump.values().get(i);
            place(i, value.treeIndex(), taken);
            if (value.hash().isPresent() && !Arrays.equals(value.hash().get(), hashes.get(i))) {
                found.add(new TreeDefect.StatedHashDiffers(i));
            }
        }
    }

    private void place(int value, int treeIndex, Map<Integer, Integer> taken) {
        // Leaves fill the end of the array; what stands before them has children.
        if (treeIndex < leaves - 1 || treeIndex >= dump.tree().size()) {
            found.add(new TreeDefect.IndexOutOfRange(value, treeIndex));
            return;
        }
        Integer earlier = taken.putIfAbsent(treeIndex, value);
        if (earlier != null) {
            found.add(new TreeDefect.IndexTwice(value, earlier, treeIndex));
        }
        if (!Arrays.equals(dump.tree().get(treeIndex), hashes.get(value))) {
            found.add(new TreeDefect.LeafDiffers(value, treeIndex));
        }
    }

    private void nodes() {
        List<byte[]> tree = dump.tree();
        for (int i = tree.size() / 2 - 1; i >= 0; i--) {
            if (2 * i + 2 < tree.size()
                    && !Arrays.equals(tree.get(i), SettlementTree.parent(tree.get(2 * i + 1), tree.get(2 * i + 2)))) {
                found.add(new TreeDefect.NodeDiffers(i));
            }
        }
    }

    private void remarks() {
        List<byte[]> tree = dump.tree();
        for (int i = tree.size() - 1; i >= leaves; i--) {
            if (Arrays.compareUnsigned(tree.get(i), tree.get(i - 1)) > 0) {
                found.add(new TreeDefect.Unsorted(i));
                break;
            }
        }
        Map<ByteBuffer, Integer> first = new HashMap<>();
        for (int i = 0; i < leaves; i++) {
            Integer earlier = first.putIfAbsent(ByteBuffer.wrap(hashes.get(i)), i);
            if (earlier != null) {
                found.add(new TreeDefect.Duplicate(i, earlier));
            }
            if (dump.values().get(i).leaf().isPlaceholder()) {
                found.add(new TreeDefect.Placeholder(i));
            }
        }
    }
}
