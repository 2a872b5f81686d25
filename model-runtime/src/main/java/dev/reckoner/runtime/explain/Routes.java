package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.explain.convert.Conversion;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.RoundedDecisions;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several ways to compute in one low precision. Two processors that both compute in it round at different places, and what they
 * give differs almost as much from each other as from single precision; so one is not known by what another gives to the last
 * digit. What is left between the claimed output and a route may be as large as what is left between two routes run here.
 */
final class Routes {
    /** What is left may exceed what two routes differ by so many times, at each percentile. */
    private static final double MARGIN = 1.5;

    /** Less than this part of the divergence is an improvement, whatever it is significant of. */
    private static final double LEAST_SHARE = 0.2;

    private final Trial trial;
    private final Kind kind;
    private final List<Route> routes = new ArrayList<>();

    private record Route(Candidate candidate, Tensor value) {}

    Routes(Trial trial, Kind kind) {
        this.trial = trial;
        this.kind = kind;
    }

    /** Converts the claimed model and runs it in these ways. */
    void add(Conversion conversion, ExecutionProfile... profiles) throws ExecutionException {
        Optional<OnnxModel> model = OtherPrecisions.converted(trial, conversion);
        if (model.isEmpty()) {
            return;
        }
        for (int i = 0; i < profiles.length; i++) {
            String level = i == 0 ? "" : ", optimisation " + profiles[i].optimisation();
            String label = label(conversion) + level;
            var inputs = trial.question().inputs();
            trial.run(kind, label, model.get(), inputs, profiles[i])
                    .map(outputs -> new Hypothesis(kind, label, outputs, inputs))
                    .ifPresent(this::add);
        }
    }

    private String label(Conversion conversion) {
        return kind == Kind.CONFIGURATION ? conversion.label() : OtherPrecisions.label(trial, conversion);
    }

    private void add(Hypothesis hypothesis) {
        Optional<Candidate> candidate = trial.offer(hypothesis);
        Optional<Tensor> value = trial.value(hypothesis);
        if (candidate.isPresent() && value.isPresent() && trial.answer().allows(hypothesis.outputs())) {
            routes.add(new Route(candidate.get(), value.get()));
        }
    }

    /**
     * Finds which routes leave no more than routes leave between them. Of a model that quantises numbers by itself that says nothing:
     * a rounding of any kind moves its steps, and its routes are as far from each other as from an honest run elsewhere.
     */
    void judge() {
        Optional<ErrorVector> apart = quantises() ? Optional.empty() : apart();
        if (apart.isEmpty()) {
            return;
        }
        for (Route route : routes) {
            ErrorVector left = ErrorVector.of(trial.answer().claimed(), route.value());
            if (route.candidate().score().share() >= LEAST_SHARE && isInside(left, apart.get())) {
                trial.replace(route.candidate(), route.candidate().within());
            }
        }
    }

    private boolean quantises() {
        return RoundedDecisions.of(trial.question().model().model()).stream()
                .anyMatch(type -> type.contains("Quantize"));
    }

    private Optional<ErrorVector> apart() {
        Optional<ErrorVector> apart = Optional.empty();
        for (int i = 0; i < routes.size(); i++) {
            for (int j = 0; j < i; j++) {
                ErrorVector pair =
                        ErrorVector.of(routes.get(i).value(), routes.get(j).value());
                apart = Optional.of(apart.map(pair::max).orElse(pair));
            }
        }
        return apart;
    }

    /** Relative errors of single elements say nothing: those near zero have any. */
    private static boolean isInside(ErrorVector left, ErrorVector apart) {
        for (int i = 0; i < ErrorVector.PERCENTILES.size(); i++) {
            if (left.absolute().get(i) > MARGIN * apart.absolute().get(i)) {
                return false;
            }
        }
        return left.relativeL2() <= MARGIN * apart.relativeL2();
    }
}
