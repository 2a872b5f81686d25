package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.localise.bound.Basic.Operation;
import dev.reckoner.runtime.onnx.Continuity;
import dev.reckoner.runtime.onnx.RandomOperators;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which operator has which bound. Formulas: Higham, Accuracy and Stability of Numerical Algorithms; which operators are exact or
 * jump: {@link Continuity}.
 */
public final class OperatorBounds {
    private static final OperatorBound EXACT = new Exact();
    private static final OperatorBound NO_FORMULA = new Unbounded("no formula is known for this operator", false);
    private static final OperatorBound NOT_THIS_FORM =
            new Unbounded("no formula is known for this form of the operator", false);
    private static final OperatorBound MAY_SATURATE =
            new Unbounded("processors without VNNI may cut off sums of its products", false);
    private static final int TRAINING_MODE = 14;
    private static final Set<String> OWN_DOMAIN = Set.of("", "ai.onnx");

    /** Operators that ONNX Runtime adds and that have a formula. */
    private static final Set<String> CONTRIBUTED =
            Set.of("Gelu", "FastGelu", "QuickGelu", "FusedMatMul", "TransposeMatMul");

    /** Bounds of operators of ONNX's own domain, and of those that ONNX Runtime adds under the same name. */
    private static final Map<String, OperatorBound> FORMULAS = formulas();

    private OperatorBounds() {}

    private static Map<String, OperatorBound> formulas() {
        Map<String, OperatorBound> bounds = new HashMap<>(ElementFunction.ALL);
        Set.of("Add", "Sub").forEach(name -> bounds.put(name, new Basic(Operation.SUM)));
        Set.of("Mul", "PRelu", "LeakyRelu", "TfIdfVectorizer")
                .forEach(name -> bounds.put(name, new Basic(Operation.PRODUCT)));
        Set.of("Div", "Reciprocal").forEach(name -> bounds.put(name, new Basic(Operation.QUOTIENT)));
        bounds.put("Sqrt", new Basic(Operation.ROOT));
        bounds.put("Pow", new Power());
        sums(bounds);
        bounds.putAll(RelativeBounds.ALL);
        bounds.put("ReduceLogSum", new LogarithmOfSum(false));
        bounds.put("ReduceLogSumExp", new LogarithmOfSum(true));
        bounds.put("Softmax", new SoftmaxRows(false));
        bounds.put("LogSoftmax", new SoftmaxRows(true));
        bounds.put("LayerNormalization", new Normalised(Normalised.Kind.LAYER));
        bounds.put("InstanceNormalization", new Normalised(Normalised.Kind.INSTANCE));
        bounds.put("GroupNormalization", new Normalised(Normalised.Kind.GROUP));
        bounds.put("MeanVarianceNormalization", new Normalised(Normalised.Kind.MEAN_VARIANCE));
        Set.of("RMSNormalization", "SimplifiedLayerNormalization")
                .forEach(name -> bounds.put(name, new RootMeanSquare()));
        bounds.put("BatchNormalization", new Scaled());
        bounds.put("LRN", new LocalResponse());
        Set.of("Cast", "CastLike").forEach(name -> bounds.put(name, new Narrowed()));
        bounds.put("Range", new Ramp());
        decisions(bounds);
        return Map.copyOf(bounds);
    }

    private static void sums(Map<String, OperatorBound> bounds) {
        bounds.put("MatMul", new Sum(Terms::ofMatMul, 0, true));
        Set.of("FusedMatMul", "TransposeMatMul").forEach(name -> bounds.put(name, new Sum(Terms::ofMatMul, 1, true)));
        bounds.put("Gemm", new Sum(Terms::ofGemm, 3, true));
        bounds.put("Conv", new Sum(Terms::ofConv, 1, true));
        bounds.put("ConvTranspose", new Sum(Terms::ofConvTranspose, 1, true));
        bounds.put("Einsum", new Sum(Terms::ofEinsum, 0, true));
        Set.of("ReduceSum", "ReduceL1").forEach(name -> bounds.put(name, new Sum(Terms::ofReduction, 0, false)));
        Set.of("ReduceMean", "GlobalAveragePool")
                .forEach(name -> bounds.put(name, new Sum(Terms::ofReduction, 2, false)));
        bounds.put("AveragePool", new Sum(Terms::ofKernel, 2, false));
        bounds.put("CumSum", new Sum(Terms::ofCumulation, 0, false));
        bounds.put("Col2Im", new Sum(Terms::ofBlock, 0, false));
        bounds.put("Sum", new Sum(Terms::ofInputs, 0, false));
        bounds.put("Mean", new Sum(Terms::ofInputs, 2, false));
    }

    private static void decisions(Map<String, OperatorBound> bounds) {
        bounds.put("QuantizeLinear", new Quantised());
        bounds.put("DynamicQuantizeLinear", new DynamicallyQuantised());
        bounds.put("QLinearMatMul", new QuantisedProduct(false));
        bounds.put("QLinearConv", new QuantisedProduct(true));
        bounds.put("MatMulInteger", new SaturatedProduct());
        Set.of("ArgMax", "ArgMin").forEach(name -> bounds.put(name, new Chosen(0, false)));
        bounds.put("TopK", new Chosen(1, false));
        bounds.put("MaxPool", new Chosen(1, true));
    }

    /** The bound of an operator on these inputs. */
    public static OperatorBound of(Application application) {
        NodeProto node = application.node();
        if (node.getAttributeList().stream().anyMatch(value -> value.hasG() || value.getGraphsCount() > 0)) {
            return new Unbounded("it has a graph of its own", false, true);
        }
        if (isRandom(application)) {
            return new Unbounded("it draws random numbers", true);
        }
        if (isFunction(node)) {
            return new Unbounded("it is a function of the model", false, true);
        }
        Continuity continuity = Continuity.of(node);
        OperatorBound listed = isKnown(node) ? listed(application, continuity) : NO_FORMULA;
        return listed.equals(NO_FORMULA) && isExact(continuity) ? jumping(application, continuity) : listed;
    }

    private static boolean isKnown(NodeProto node) {
        return OWN_DOMAIN.contains(node.getDomain())
                || (node.getDomain().equals("com.microsoft") && CONTRIBUTED.contains(node.getOpType()));
    }

    /** Of domains that ONNX Runtime does not have nothing can be run but what the model itself defines. */
    private static boolean isFunction(NodeProto node) {
        return !node.getDomain().isEmpty()
                && !node.getDomain().startsWith("ai.onnx")
                && !node.getDomain().startsWith("com.m");
    }

    private static boolean isExact(Continuity continuity) {
        return continuity == Continuity.EXACT || continuity == Continuity.OF_SHAPE || continuity == Continuity.JUMPS;
    }

    private static OperatorBound listed(Application application, Continuity continuity) {
        String operator = application.node().getOpType();
        Optional<OperatorBound> special = special(application, operator);
        if (special.isPresent()) {
            return special.get();
        }
        OperatorBound formula = FORMULAS.getOrDefault(operator, NO_FORMULA);
        if (formula instanceof Decision) {
            return formula;
        }
        return isWhole(application) && continuity != Continuity.DECIDES ? EXACT : formula;
    }

    /** Operators whose attributes or inputs take them out of their family. */
    private static Optional<OperatorBound> special(Application application, String operator) {
        Attributes attributes = application.attributes();
        return switch (operator) {
            case "Mod", "MaxRoiPool", "RoiAlign" ->
                isWhole(application) ? Optional.empty() : Optional.of(NOT_THIS_FORM);
            case "FusedMatMul", "TransposeMatMul" ->
                attributes.integer("transBatchA", 0) + attributes.integer("transBatchB", 0) > 0
                        ? Optional.of(NOT_THIS_FORM)
                        : Optional.empty();
            case "FastGelu" -> application.input(1).isPresent() ? Optional.of(NOT_THIS_FORM) : Optional.empty();
            case "MaxPool" -> attributes.integer("storage_order", 0) != 0 ? Optional.of(EXACT) : Optional.empty();
            case "ConvInteger" -> Optional.of(MAY_SATURATE);
            case "BatchNormalization" -> trains(application) ? Optional.of(NOT_THIS_FORM) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** True where it takes the moments of its own batch; before operator set 14 its outputs tell. */
    private static boolean trains(Application application) {
        return application.attributes().integer("training_mode", 0) != 0
                || (application.opset() < TRAINING_MODE && application.node().getOutputCount() > 1);
    }

    /** What jumps by 16-bit numbers may have seen them before they were rounded. */
    private static OperatorBound jumping(Application application, Continuity continuity) {
        return continuity == Continuity.JUMPS && application.isShort()
                ? new Unbounded("numbers of 16 bits may be handed on before they are rounded", false)
                : EXACT;
    }

    /** True if no number of it is a floating-point one. */
    private static boolean isWhole(Application application) {
        return application.inputs().stream().flatMap(Optional::stream).noneMatch(OperatorBounds::isReal)
                && application.outputs().stream().flatMap(Optional::stream).noneMatch(OperatorBounds::isReal);
    }

    private static boolean isReal(OnnxValue value) {
        return !(value instanceof Tensor tensor) || tensor.type().isFloatingPoint();
    }

    private static boolean isRandom(Application application) {
        NodeProto node = application.node();
        return RandomOperators.isAlways(node)
                || (node.getOpType().equals("Dropout")
                        && application.input(2).stream()
                                .anyMatch(mode -> mode.elementCount() > 0 && mode.doubleAt(0) != 0));
    }

    /** Types of operators that have a formula. */
    static List<String> withFormula() {
        return FORMULAS.keySet().stream().sorted().toList();
    }
}
