package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.onnx.OnnxModel;

/**
 * A model and what a person calls it.
 *
 * @param label such as {@code all-MiniLM-L6-v2 int8}
 */
public record NamedModel(String label, OnnxModel model) {}
