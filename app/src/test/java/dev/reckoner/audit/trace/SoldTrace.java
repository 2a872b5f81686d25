package dev.reckoner.audit.trace;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.RootSet;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trace that says it is of another model than the one that ran, and that otherwise adds up. */
public final class SoldTrace {
    private SoldTrace() {}

    /** Rewrites {@code trace.json} and {@code roots.json}; gives the root over the new ones, in hexadecimal. */
    public static String as(OnnxModel sold, Path folder) throws Exception {
        var used = TraceFolder.open(folder).roots();
        replace(folder.resolve("trace.json"), used.roots().model(), sold);
        var roots = new TraceRoots.Roots(
                Digest.ofSha256(sold.sha256()),
                ListedValues.digest(RootSet.ofGraph(sold)),
                ListedValues.digest(RootSet.ofWeights(sold, Rfc6962Tree.TREE)),
                used.roots().inputs(),
                used.roots().trace(),
                used.roots().outputs(),
                used.roots().environment());
        var root = ListedValues.digest(roots.set().root(Rfc6962Tree.TREE));
        var claimed = new TraceRoots(
                used.format(),
                roots,
                root,
                used.values(),
                used.count(),
                used.inputs(),
                used.outputs(),
                used.environment());
        Files.write(folder.resolve("roots.json"), claimed.write());
        return root.hex();
    }

    /** Makes the roots of a file add up from which the outputs were taken. */
    public static void withRootOverNoOutputs(Path folder) throws Exception {
        var made = TraceFolder.roots(folder.resolve("roots.json"));
        var old = made.roots();
        var roots = new TraceRoots.Roots(
                old.model(),
                old.graph(),
                old.weights(),
                old.inputs(),
                old.trace(),
                ListedValues.digest(RootSet.ofHashes(TraceFolder.hashes(made.outputs()), Rfc6962Tree.TREE)),
                old.environment());
        var changed = new TraceRoots(
                made.format(),
                roots,
                ListedValues.digest(roots.set().root(Rfc6962Tree.TREE)),
                made.values(),
                made.count(),
                made.inputs(),
                made.outputs(),
                made.environment());
        Files.write(folder.resolve("roots.json"), changed.write());
    }

    private static void replace(Path list, Digest used, OnnxModel sold) throws IOException {
        Files.writeString(list, Files.readString(list).replace(used.hex(), sold.sha256()));
    }
}
