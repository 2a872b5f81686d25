package dev.reckoner.audit.trace;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.localise.FirstLook;
import dev.reckoner.runtime.localise.FirstLookResult;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A look at the largest matrix products in the folder of a trace; nothing is run. */
public final class TraceLook {
    private static final int NONCE = 32;

    private TraceLook() {}

    /**
     * Looks, with signs that are drawn now: whoever made the trace had committed to it before.
     *
     * @param model that the trace is of
     * @throws IOException if a value of it cannot be read, or is not the one listed
     */
    public static FirstLookResult of(TraceFolder trace, OnnxModel model) throws IOException {
        var nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        var places = places(trace);
        var claim = new TracedClaim(model, trace.inputs(), trace.outputs(), name -> value(trace, places, name));
        var provider = Provider.of(trace.roots().environment().getOrDefault("ep", Provider.CPU.name()));
        return FirstLook.of(claim, trace.list().root().bytes(), nonce, Arithmetic.of(provider));
    }

    /** Values inside of branches and loops have names that others may have too. */
    private static Map<String, Integer> places(TraceFolder trace) {
        var places = new HashMap<String, Integer>();
        var leaves = trace.list().leaves();
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).path().indexOf('/') < 0) {
                places.putIfAbsent(leaves.get(i).name(), i);
            }
        }
        return places;
    }

    private static Optional<OnnxValue> value(TraceFolder trace, Map<String, Integer> places, String name)
            throws IOException {
        var place = places.get(name);
        return place == null ? Optional.empty() : Optional.of(trace.value(place));
    }
}
