package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Stands for a device with kernels of its own: the processor's results, each number of single precision a few units of its last
 * place away, and the circumstances of a graphics card. From some run on it fails, where a test wants that.
 */
final class OtherDevice implements Reexecutor {
    static final Provider PROVIDER = Provider.of("InventedExecutionProvider");

    private final Reexecutor processor;
    private final int units;
    private final Code trouble;
    private int runsLeft;
    private int asked;

    private OtherDevice(Reexecutor processor, int units, int runs, Code trouble) {
        this.processor = processor;
        this.units = units;
        this.runsLeft = runs;
        this.trouble = trouble;
    }

    /** One whose results are so many units in the last place away. */
    static OtherDevice off(Reexecutor processor, int units) {
        return new OtherDevice(processor, units, Integer.MAX_VALUE, Code.CRASHED);
    }

    /** One that fails after so many runs, every time. */
    static OtherDevice failing(Reexecutor processor, int runs, Code trouble) {
        return new OtherDevice(processor, 2, runs, trouble);
    }

    Machine machine() {
        return new Machine("Invented on Card X", PROVIDER, this);
    }

    /** How often it was asked to run something. */
    int asked() {
        return asked;
    }

    @Override
    public Execution run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws ExecutionException {
        asked++;
        if (runsLeft-- <= 0) {
            throw new ExecutionException(trouble, "The card fell off the bus.");
        }
        Execution made = processor.run(model, inputs, profile.withProvider(Provider.CPU), cancellation);
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        made.outputs().forEach((name, value) -> outputs.put(name, moved(value)));
        return new Execution(
                outputs,
                made.took(),
                made.environment()
                        .with("ep", PROVIDER.name())
                        .with("device.name", "Card X")
                        .with("device.driver", "driver 1"));
    }

    private OnnxValue moved(OnnxValue value) {
        if (!(value instanceof Tensor tensor) || tensor.type() != ElementType.FLOAT) {
            return value;
        }
        float[] numbers = new float[Math.toIntExact(tensor.scalarCount())];
        for (int i = 0; i < numbers.length; i++) {
            float number = (float) tensor.doubleAt(i);
            numbers[i] = number + (i % 2 == 0 ? 1 : -1) * units * Math.ulp(number);
        }
        return Tensor.ofFloats(List.copyOf(tensor.dims()), numbers);
    }

    @Override
    public void close() {}
}
