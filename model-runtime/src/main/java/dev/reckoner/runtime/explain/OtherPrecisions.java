package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.explain.convert.BFloat16Conversion;
import dev.reckoner.runtime.explain.convert.Conversion;
import dev.reckoner.runtime.explain.convert.DynamicInt8Conversion;
import dev.reckoner.runtime.explain.convert.DynamicInt8Conversion.Scheme;
import dev.reckoner.runtime.explain.convert.Float16Conversion;
import dev.reckoner.runtime.explain.convert.Float16Rounding;
import dev.reckoner.runtime.explain.convert.RoundingScope;
import dev.reckoner.runtime.explain.convert.Tf32Conversion;
import dev.reckoner.runtime.explain.convert.WeightFormat;
import dev.reckoner.runtime.explain.convert.WeightRounding;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.util.Optional;

/** The claimed model in half precision, bfloat16, 8 and 4 bits, converted here. */
final class OtherPrecisions implements Family {
    @Override
    public Kind kind() {
        return Kind.PRECISION;
    }

    /** What half precision explains lies nearer to the claimed model than 8 or 4 bits come, and these are not tried then. */
    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        tf32(trial);
        half(trial);
        brain(trial);
        if (trial.isExplained()) {
            return;
        }
        for (WeightFormat format : WeightFormat.values()) {
            if (format != WeightFormat.FLOAT16 && format != WeightFormat.BFLOAT16) {
                convert(trial, new WeightRounding(format));
            }
        }
        for (Scheme scheme : Scheme.values()) {
            convert(trial, new DynamicInt8Conversion(scheme, true));
            convert(trial, new DynamicInt8Conversion(scheme, false));
        }
    }

    /** Another way to run the claimed model; it is tried here since the rounding is that of half precision. */
    private static void tf32(Trial trial) throws ExecutionException {
        Routes routes = new Routes(trial, Kind.CONFIGURATION);
        routes.add(new Tf32Conversion(false), trial.question().profile());
        routes.add(new Tf32Conversion(true), trial.question().profile());
        routes.judge();
    }

    private static void half(Trial trial) throws ExecutionException {
        Routes routes = new Routes(trial, Kind.PRECISION);
        ExecutionProfile plain = trial.question().profile().withOptimisation(Optimisation.NO_OPT);
        routes.add(new WeightRounding(WeightFormat.FLOAT16), plain);
        routes.add(new Float16Conversion(), plain, plain.withOptimisation(Optimisation.ALL));
        for (RoundingScope scope : RoundingScope.values()) {
            routes.add(new Float16Rounding(scope), plain);
        }
        routes.judge();
    }

    private static void brain(Trial trial) throws ExecutionException {
        Routes routes = new Routes(trial, Kind.PRECISION);
        ExecutionProfile plain = trial.question().profile().withOptimisation(Optimisation.NO_OPT);
        routes.add(new WeightRounding(WeightFormat.BFLOAT16), plain);
        for (RoundingScope scope : RoundingScope.values()) {
            routes.add(new BFloat16Conversion(scope), plain);
        }
        routes.judge();
    }

    private static void convert(Trial trial, Conversion conversion) throws ExecutionException {
        Optional<OnnxModel> model = converted(trial, conversion);
        if (model.isPresent()) {
            String label = label(trial, conversion);
            Source source = new Source(
                    label, () -> conversion.convert(trial.question().model().model()));
            OtherModels.tryAtLevels(trial, Kind.PRECISION, label, model.get())
                    .ifPresent(candidate -> trial.remember(candidate, source));
        }
    }

    static String label(Trial trial, Conversion conversion) {
        return trial.question().model().label() + " in " + conversion.label();
    }

    /** Empty if the conversion refuses the model, which is counted. */
    static Optional<OnnxModel> converted(Trial trial, Conversion conversion) {
        if (trial.isSpent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(conversion.convert(trial.question().model().model()));
        } catch (ModelException e) {
            trial.refuse();
            return Optional.empty();
        }
    }
}
