package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.BoundException;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A fast look at the products in which most of a model's arithmetic lies, before anything is run: each claimed product is
 * checked against its claimed factors with {@link Freivalds}. What does not pass is worth a full search; what passes is not
 * acquitted by it.
 */
public final class FirstLook {
    private static final int ZERO_OF_A = 2;
    private static final int ZERO_OF_B = 3;

    /** Products that together have this share of all multiplications are looked at. */
    private static final double SHARE = 0.9;

    /** It is to be cheap: of whole numbers a wrong product passes with a probability of at most a quarter. */
    private static final int TRIALS = 2;

    private static final Set<String> PRODUCTS = Set.of("MatMul", "MatMulInteger");

    private final TracedClaim claim;
    private final ClaimedValues claimed;
    private final Freivalds freivalds;
    private final Arithmetic arithmetic;

    /**
     * Looks at the products in which nine tenths of the arithmetic lie. Holds the values of one of them at a time.
     *
     * @param traceRoot what the claimant committed to
     * @param nonce what the auditor drew after that
     * @param arithmetic how the machine of the claim computes
     * @throws IOException if a claimed value cannot be read
     */
    public static FirstLookResult of(TracedClaim claim, byte[] traceRoot, byte[] nonce, Arithmetic arithmetic)
            throws IOException {
        var freivalds = new Freivalds(traceRoot, nonce, TRIALS);
        return FirstLookResult.of(new FirstLook(claim, freivalds, arithmetic).look(SHARE), TRIALS, nonce);
    }

    /** With the signs that are drawn for this claim. */
    FirstLook(TracedClaim claim, Freivalds freivalds, Arithmetic arithmetic) {
        this.claim = claim;
        this.claimed = new ClaimedValues(claim);
        this.freivalds = freivalds;
        this.arithmetic = arithmetic;
    }

    /**
     * What was seen of one operator.
     *
     * @param index its place in the graph
     * @param name as the model has it
     * @param multiplications that computing its product takes
     * @param outcome what came of the check; empty where it could not be made
     */
    public record Look(int index, String name, double multiplications, Optional<Freivalds.Outcome> outcome) {}

    /** The values of a product. */
    private record Values(Tensor a, Tensor b, Tensor c) {
        double multiplications() {
            return (double) c.elementCount() * a.dims().getLast();
        }
    }

    private record Candidate(Operator operator, double multiplications) {}

    /**
     * Looks at the largest products that together have that share of all multiplications.
     *
     * @param share from 0 to 1
     * @return by size, the largest first
     * @throws IOException if a claimed value cannot be read
     */
    List<Look> look(double share) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (Operator operator : OperatorGraph.of(claim.model()).operators()) {
            values(operator).ifPresent(found -> candidates.add(new Candidate(operator, found.multiplications())));
            claimed.forget(Set.of());
        }
        candidates.sort(Comparator.comparingDouble(Candidate::multiplications).reversed());
        double all = candidates.stream().mapToDouble(Candidate::multiplications).sum();
        List<Look> looks = new ArrayList<>();
        double seen = 0;
        for (Candidate candidate : candidates) {
            if (seen >= share * all) {
                break;
            }
            seen += candidate.multiplications();
            looks.add(look(candidate));
            claimed.forget(Set.of());
        }
        return looks;
    }

    private Look look(Candidate candidate) throws IOException {
        Operator operator = candidate.operator();
        try {
            Product product = product(operator, values(operator).orElseThrow());
            // Where a number is none, no sum tells anything.
            Optional<Freivalds.Outcome> outcome = Optional.of(freivalds.check(product, operator.name(), arithmetic))
                    .filter(made -> !Double.isNaN(made.multiple()));
            return new Look(operator.index(), operator.name(), candidate.multiplications(), outcome);
        } catch (BoundException e) {
            return new Look(operator.index(), operator.name(), candidate.multiplications(), Optional.empty());
        }
    }

    private Product product(Operator operator, Values values) throws IOException, BoundException {
        if (operator.type().equals("MatMul")) {
            return Product.of(values.a(), values.b(), values.c());
        }
        return Product.of(values.a(), zero(operator, ZERO_OF_A), values.b(), zero(operator, ZERO_OF_B), values.c());
    }

    private Tensor zero(Operator operator, int input) throws IOException {
        Optional<Tensor> given =
                input < operator.node().getInputCount() ? value(operator.node().getInput(input)) : Optional.empty();
        return given.orElse(Tensor.ofRaw(ElementType.INT8, List.of(), (byte) 0));
    }

    /** Empty where it is no product, or a value of it is not claimed or of a type that it cannot have. */
    private Optional<Values> values(Operator operator) throws IOException {
        if (!PRODUCTS.contains(operator.type())
                || operator.node().getInputCount() < 2
                || operator.outputs().isEmpty()) {
            return Optional.empty();
        }
        Optional<Tensor> a = value(operator.node().getInput(0));
        Optional<Tensor> b = value(operator.node().getInput(1));
        Optional<Tensor> c = value(operator.outputs().getFirst());
        return a.isPresent()
                        && b.isPresent()
                        && c.isPresent()
                        && !a.get().dims().isEmpty()
                        && areOfTheTypes(operator, a.get(), b.get(), c.get())
                ? Optional.of(new Values(a.get(), b.get(), c.get()))
                : Optional.empty();
    }

    private static boolean areOfTheTypes(Operator operator, Tensor a, Tensor b, Tensor c) {
        return operator.type().equals("MatMul")
                ? a.type() == c.type() && b.type() == c.type() && isReal(c)
                : c.type() == ElementType.INT32 && isReal(a) && isReal(b);
    }

    private static boolean isReal(Tensor tensor) {
        return switch (tensor.type().family()) {
            case REAL, SIGNED, UNSIGNED -> true;
            default -> false;
        };
    }

    private Optional<Tensor> value(String name) throws IOException {
        Optional<OnnxValue> value = claimed.claimed(name);
        try {
            return value.isPresent()
                    ? value.filter(Tensor.class::isInstance).map(Tensor.class::cast)
                    : claim.model().initializer(name);
        } catch (ModelException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
