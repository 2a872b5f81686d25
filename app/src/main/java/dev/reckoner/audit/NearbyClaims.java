package dev.reckoner.audit;

import dev.reckoner.runtime.explain.OtherClaim;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The claims that were recorded just before and after one: they may have been in its batch, or had its answer. */
final class NearbyClaims {
    /** On either side. */
    private static final int REACH = 8;

    private final ClaimRows claims;
    private final CaseValues values;

    NearbyClaims(ClaimRows claims, CaseValues values) {
        this.claims = claims;
        this.values = values;
    }

    /** Those to the same model, nearest first, with what the case holds of their values. */
    List<OtherClaim> of(Claim claim) throws IOException {
        var row = claims.row(claim.id());
        if (row.isEmpty()) {
            return List.of();
        }
        long number = row.get().number();
        var near = new ArrayList<OtherClaim>();
        for (int distance = 1; distance <= REACH; distance++) {
            for (long other : new long[] {number - distance, number + distance}) {
                var facts = claims.table().row(other);
                if (facts.isPresent()) {
                    add(claims.made(facts.get()).claim(), claim, near);
                }
            }
        }
        return near;
    }

    private void add(Claim other, Claim claim, List<OtherClaim> near) throws IOException {
        boolean sameModel = other.model().digest().isPresent()
                && other.model().digest().equals(claim.model().digest());
        if (sameModel) {
            near.add(new OtherClaim("claim " + other.label(), held(other.inputs()), held(other.outputs())));
        }
    }

    private SequencedMap<String, OnnxValue> held(List<ValueReference> references) throws IOException {
        SequencedMap<String, OnnxValue> held = new LinkedHashMap<>();
        for (var reference : references) {
            try {
                if (!CaseValues.changed(reference) && values.held(reference) instanceof Tensor tensor) {
                    held.put(reference.name(), tensor);
                }
            } catch (CannotRun notThere) {
                // What the case does not hold explains nothing.
            }
        }
        return held;
    }
}
