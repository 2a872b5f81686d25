package dev.reckoner.cli;

import dev.reckoner.audit.trace.TraceRoots;
import dev.reckoner.runtime.commit.dispute.Consistency;
import dev.reckoner.runtime.commit.dispute.HonestRounding;
import dev.reckoner.runtime.commit.dispute.PartRunner;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.NodeRuns;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How far a claimed value may lie from the recomputed one. */
enum ToleranceWord {
    /** As far as rounding explains on the machine of the trace and on this one. */
    DEFAULT,
    /** Not at all. */
    EXACT;

    /**
     * What decides.
     *
     * @param theirs what the other side states, for the device that its trace was made on
     */
    Consistency consistency(OnnxModel model, TraceRoots theirs, PartRunner runner) {
        if (this == EXACT) {
            return Consistency.EXACT;
        }
        var device = Provider.of(theirs.environment().getOrDefault("ep", ""));
        var runs = new NodeRuns(runner.runtime(), model.irVersion(), runner.cancellation());
        return new HonestRounding(model, Arithmetic.of(device), runs);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Takes the words in any case. */
    static final class Converter implements ITypeConverter<ToleranceWord> {
        @Override
        public ToleranceWord convert(String text) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no tolerance; the choices are "
                            + Arrays.stream(values()).map(ToleranceWord::word).collect(Collectors.joining(", "))));
        }
    }
}
