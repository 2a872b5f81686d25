package dev.reckoner.trail;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One inference as a trail claims it: who says that which model turned which input into which output, and when.
 *
 * @param id SHA-256 of the signed part of the record, so that padding and re-encoding do not make two claims of one
 * @param label the producer's own number or name for it
 * @param format the format it was read from, for example {@code native bundle}
 * @param madeAt the time the record itself gives
 * @param parties party ids by role
 * @param model the model named
 * @param inputs in the model's order
 * @param outputs in the model's order
 * @param execution the circumstances, where recorded
 * @param statement the evidence item that carries and signs this claim
 * @param evidence further evidence items the record names, for example the attestation of its signing key; they may be
 *     missing from the case
 * @param place where it was read, for example {@code meridian.trail!/statements.jsonl:17}
 * @param traceRoot root of the operator trace that the record signs, where it signs one
 */
public record Claim(
        Digest id,
        String label,
        String format,
        Instant madeAt,
        Map<PartyRole, String> parties,
        ModelReference model,
        List<ValueReference> inputs,
        List<ValueReference> outputs,
        Optional<ExecutionRecord> execution,
        Optional<Digest> statement,
        List<Digest> evidence,
        String place,
        Optional<Digest> traceRoot) {
    /** Stands for a party or a model that the record does not name. */
    public static final String NOT_STATED = "not stated";

    public Claim {
        parties = Map.copyOf(parties);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        evidence = List.copyOf(evidence);
    }

    /** A claim whose record signs no operator trace. */
    public Claim(
            Digest id,
            String label,
            String format,
            Instant madeAt,
            Map<PartyRole, String> parties,
            ModelReference model,
            List<ValueReference> inputs,
            List<ValueReference> outputs,
            Optional<ExecutionRecord> execution,
            Optional<Digest> statement,
            List<Digest> evidence,
            String place) {
        this(
                id,
                label,
                format,
                madeAt,
                parties,
                model,
                inputs,
                outputs,
                execution,
                statement,
                evidence,
                place,
                Optional.empty());
    }

    /** This claim with another model named, and other values. */
    public Claim with(ModelReference otherModel, List<ValueReference> otherInputs, List<ValueReference> otherOutputs) {
        return new Claim(
                id,
                label,
                format,
                madeAt,
                parties,
                otherModel,
                otherInputs,
                otherOutputs,
                execution,
                statement,
                evidence,
                place,
                traceRoot);
    }

    /** This claim with a trace. */
    public Claim withTraceRoot(Optional<Digest> root) {
        return new Claim(
                id, label, format, madeAt, parties, model, inputs, outputs, execution, statement, evidence, place,
                root);
    }

    /** The party in that role, or {@link #NOT_STATED}. */
    public String party(PartyRole role) {
        return parties.getOrDefault(role, NOT_STATED);
    }
}
