package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.localise.bound.Relative.Coefficient;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.List;
import java.util.Map;

/** Operators whose error is a multiple of |y|. */
final class RelativeBounds {
    static final Map<String, OperatorBound> ALL = Map.of(
            "ReduceSumSquare", of((a, side, u) -> Roundoff.gathered(Terms.ofReduction(a) + 1, u) + 2 * given(a, side)),
            "ReduceL2",
                    of((a, side, u) -> Roundoff.gathered(Terms.ofReduction(a) + 1, u) / 2
                            + (1 + side.division()) * u
                            + given(a, side)),
            "ReduceProd",
                    of((a, side, u) -> Roundoff.gamma(Terms.ofReduction(a), u) + Terms.ofReduction(a) * given(a, side)),
            "CumProd",
                    of((a, side, u) ->
                            Roundoff.gamma(Terms.ofCumulation(a), u) + Terms.ofCumulation(a) * given(a, side)),
            "DequantizeLinear", of((a, side, u) -> 2 * u),
            "GlobalLpPool", of((a, side, u) -> norm(a, Terms.ofReduction(a), side, u)),
            "LpPool", of((a, side, u) -> norm(a, Terms.ofKernel(a), side, u)),
            "LpNormalization",
                    of((a, side, u) -> norm(a, alongAxis(a), side, u) + side.division() * u + given(a, side)));

    private RelativeBounds() {}

    private static OperatorBound of(Coefficient coefficient) {
        return new Relative(coefficient);
    }

    private static double norm(Application application, double n, Arithmetic side, double u) throws BoundException {
        return switch ((int) application.attributes().integer("p", 2)) {
            case 1 -> Roundoff.gathered(n, u) + given(application, side);
            // As square and root, or as powers of 2 and 1/2.
            case 2 ->
                Roundoff.gathered(n + 1, u) / 2
                        + (2 * side.functions() + side.division()) * u
                        + given(application, side);
            default -> throw new BoundException("its power is neither 1 nor 2");
        };
    }

    private static double alongAxis(Application application) throws BoundException {
        List<Long> dims = application.needed(0).dims();
        int axis = (int) application.attributes().integer("axis", -1);
        return dims.get(axis < 0 ? axis + dims.size() : axis);
    }

    private static double given(Application application, Arithmetic side) throws BoundException {
        ElementType type = application.needed(0).type();
        return side.given(type);
    }
}
