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

/**
 * A fast look at the products in which most of a model's arithmetic lies, before anything is run: each claimed product is
 * checked against its claimed factors with {@link Freivalds}. What does not pass is worth a full search; what passes is not
 * acquitted by it.
 */
public final class FirstLook {
    private static final int ZERO_OF_A = 2;
    private static final int ZERO_OF_B = 3;

    private final TracedClaim claim;
    private final ClaimedValues claimed;
    private final Freivalds freivalds;
    private final Arithmetic arithmetic;

    /**
     * A look at a claim.
     *
     * @param freivalds with the signs that are drawn for this claim
     * @param arithmetic how the machine of the claim computes
     */
    public FirstLook(TracedClaim claim, Freivalds freivalds, Arithmetic arithmetic) {
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

    /** A product that could be checked. */
    private record Candidate(Operator operator, Tensor a, Tensor b, Tensor c) {
        double multiplications() {
            return (double) c.elementCount() * a.dims().getLast();
        }
    }

    /**
     * Looks at the largest products that together have that share of all multiplications.
     *
     * @param share from 0 to 1
     * @return by size, the largest first
     * @throws IOException if a claimed value cannot be read
     */
    public List<Look> look(double share) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (Operator operator : OperatorGraph.of(claim.model()).operators()) {
            if (operator.type().equals("MatMul") || operator.type().equals("MatMulInteger")) {
                candidate(operator).ifPresent(candidates::add);
            }
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
        }
        return looks;
    }

    private Look look(Candidate candidate) throws IOException {
        Operator operator = candidate.operator();
        try {
            Freivalds.Outcome outcome = freivalds.check(product(candidate), operator.name(), arithmetic);
            return new Look(operator.index(), operator.name(), candidate.multiplications(), Optional.of(outcome));
        } catch (BoundException e) {
            return new Look(operator.index(), operator.name(), candidate.multiplications(), Optional.empty());
        }
    }

    private Product product(Candidate candidate) throws IOException, BoundException {
        if (candidate.operator().type().equals("MatMul")) {
            return Product.of(candidate.a(), candidate.b(), candidate.c());
        }
        return Product.of(
                candidate.a(),
                zero(candidate.operator(), ZERO_OF_A),
                candidate.b(),
                zero(candidate.operator(), ZERO_OF_B),
                candidate.c());
    }

    private Tensor zero(Operator operator, int input) throws IOException {
        Optional<Tensor> given =
                input < operator.node().getInputCount() ? value(operator.node().getInput(input)) : Optional.empty();
        return given.orElse(Tensor.ofRaw(ElementType.INT8, List.of(), (byte) 0));
    }

    private Optional<Candidate> candidate(Operator operator) throws IOException {
        Optional<Tensor> a = value(operator.node().getInput(0));
        Optional<Tensor> b = value(operator.node().getInput(1));
        Optional<Tensor> c = value(operator.outputs().getFirst());
        return a.isPresent()
                        && b.isPresent()
                        && c.isPresent()
                        && !a.get().dims().isEmpty()
                ? Optional.of(new Candidate(operator, a.get(), b.get(), c.get()))
                : Optional.empty();
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
