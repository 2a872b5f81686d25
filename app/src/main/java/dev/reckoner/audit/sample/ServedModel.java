package dev.reckoner.audit.sample;

import dev.reckoner.trail.ModelReference;
import java.util.Optional;

/** The model files of the sample. */
enum ServedModel {
    FP32(SamplePlan.MODEL_NAME, SamplePlan.FP32),
    INT8(SamplePlan.MODEL_NAME, SamplePlan.INT8),
    /** The fp32 model with one altered weight tensor, under its name. */
    ALTERED(SamplePlan.MODEL_NAME, SamplePlan.FP32),
    /** Makes a sentence's vector of its hidden states. */
    POOLING("sentence-pooling", "1.0");

    private final String model;
    private final String version;

    ServedModel(String model, String version) {
        this.model = model;
        this.version = version;
    }

    /** As records name it, without its file. */
    ModelReference reference() {
        return new ModelReference(model, version, Optional.empty());
    }
}
