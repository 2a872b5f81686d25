package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.SequencedMap;

/**
 * What would have come out, had something been done.
 *
 * @param kind what it is about
 * @param label what was done, for a person; it completes the sentence of its kind
 * @param outputs values by output name
 * @param inputs of the run that gave them
 */
record Hypothesis(
        Kind kind, String label, SequencedMap<String, OnnxValue> outputs, SequencedMap<String, OnnxValue> inputs) {}
