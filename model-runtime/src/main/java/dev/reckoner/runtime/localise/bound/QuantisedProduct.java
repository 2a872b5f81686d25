package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * QLinearMatMul and QLinearConv: the sum of products is whole and exact; one step is allowed where, scaled, it lies within its
 * rounding of the middle between two steps, and more where processors without VNNI cut off what {@link SaturatedProduct} tells.
 *
 * @param convolution which of both
 */
public record QuantisedProduct(boolean convolution) implements Decision {
    private static final double ROUNDINGS = 8;
    private static final int ZERO_A = 2;
    private static final int B = 3;
    private static final int SCALE_B = 4;
    private static final int ZERO_B = 5;
    private static final int SCALE_Y = 6;
    private static final int BIAS = 8;

    @Override
    public double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        double[] steps = sums(application);
        double[] scales = scales(application);
        double[] lost = lost(application, output);
        double u = ROUNDINGS * Math.max(ours.division(), theirs.division()) * Roundoff.unit(ElementType.FLOAT);
        for (int i = 0; i < steps.length; i++) {
            double step = steps[i] * scales[i];
            steps[i] = (Quantised.isMiddle(step, u * Math.abs(step)) ? 1 : 0) + saturated(lost[i], scales[i]);
        }
        return steps;
    }

    private static double saturated(double lost, double scale) {
        return lost == 0 ? 0 : Math.ceil(lost * Math.abs(scale));
    }

    /** Which products stand side by side in a convolution is for the machine to choose, so nothing is said where they may not fit. */
    private double[] lost(Application application, int output) throws BoundException {
        Tensor a = application.needed(0);
        Tensor b = application.needed(B);
        Tensor here = application.recomputed(output);
        if (convolution && SaturatedProduct.saturates(a, b)) {
            throw new BoundException("processors without VNNI may cut off sums of its products");
        }
        return convolution
                ? new double[Math.toIntExact(here.elementCount())]
                : SaturatedProduct.cutOff(a, b, here, application.claimed(output));
    }

    private double[] sums(Application application) throws BoundException {
        NodeProto product = application.node().toBuilder()
                .setOpType(convolution ? "ConvInteger" : "MatMulInteger")
                .clearInput()
                .addAllInput(List.of("a", "b", "za", "zb"))
                .build();
        List<Optional<OnnxValue>> factors = List.of(
                Optional.of(application.needed(0)),
                Optional.of(application.needed(B)),
                Optional.of(application.needed(ZERO_A)),
                Optional.of(application.needed(ZERO_B)));
        Tensor computed = application.run(product, factors);
        double[] sums = Numbers.of(computed);
        Optional<Tensor> bias = convolution ? application.input(BIAS) : Optional.empty();
        if (bias.isPresent()) {
            double[] numbers = Numbers.of(bias.get());
            double[] added = Broadcast.along(1, numbers.length, computed.dims()).expand(numbers);
            Arrays.setAll(sums, i -> sums[i] + added[i]);
        }
        return sums;
    }

    private double[] scales(Application application) throws BoundException {
        Tensor here = application.recomputed(0);
        double common = Numbers.of(application.needed(1))[0] / Numbers.of(application.needed(SCALE_Y))[0];
        double[] numbers = Numbers.of(application.needed(SCALE_B));
        int axis = convolution ? 1 : here.dims().size() - 1;
        double[] scales = Broadcast.along(axis, numbers.length, here.dims()).expand(numbers);
        Arrays.setAll(scales, i -> scales[i] * common);
        return scales;
    }

    @Override
    public String basis(Application application, int output) {
        return "one step where the scaled sum is a tie, and none elsewhere";
    }
}
