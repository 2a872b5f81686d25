package dev.reckoner.audit.trace;

import dev.reckoner.runtime.commit.CommitException;
import java.io.IOException;
import java.util.Optional;

/** Shows single values of a trace. */
public final class TraceOpenings {
    private TraceOpenings() {}

    /**
     * One value, or one block of it.
     *
     * @param value its name in the model
     * @param block the block's index; empty for the whole value
     * @throws CommitException TC-NO-VALUE if the trace has no such value, TC-NO-TILES, TC-NO-TILE
     */
    public static OpeningFile of(TraceFolder trace, String value, Optional<Integer> block)
            throws CommitException, IOException {
        int leaf = trace.commitment()
                .indexOf(value)
                .orElseThrow(() -> new CommitException(
                        "TC-NO-VALUE",
                        "The trace has no value " + value + ". trace.json lists those that it has ("
                                + trace.list().values() + ")."));
        var root = trace.commitment().root();
        var shown = trace.value(leaf);
        return block.isPresent()
                ? OpeningFile.of(
                        root,
                        trace.commitment().openTile(leaf, shown, block.get()),
                        trace.list().leaves().get(leaf).form())
                : OpeningFile.of(root, trace.commitment().open(leaf, shown));
    }
}
