package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;

/**
 * A model that can be had again: conversions are as large as the model and are not kept.
 *
 * @param label what a person calls it
 */
record Source(String label, Maker maker) {
    /** Gives the model. */
    interface Maker {
        OnnxModel make() throws ModelException;
    }
}
