package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How an operator's result follows a small change of its inputs. Sources: the operator documents of ONNX for the default domain
 * and {@code ai.onnx.ml}, the contributed operators of ONNX Runtime for {@code com.microsoft}.
 *
 * <p>What is on no list decides: an operator that nobody has looked at must accuse nobody.
 */
public enum Continuity {
    /** It looks at the shape alone. */
    OF_SHAPE,
    /** It hands numbers on, chooses among them or changes their sign, or computes with whole numbers: nothing is rounded. */
    EXACT,
    /** It computes and rounds; a small change stays small. */
    CONTINUOUS,
    /** It jumps, but is the same everywhere where its inputs are: comparisons, the index of the largest. */
    JUMPS,
    /** It jumps by numbers that it rounds itself: quantisations, trees, samples at the nearest place. */
    DECIDES;

    private static final String CONTRIBUTED = "com.microsoft";
    private static final String CLASSICAL = "ai.onnx.ml";

    private static final Set<String> SHAPES = words("Shape Size SequenceLength OptionalHasElement");

    private static final Set<String> EXACT_ONES = words("""
            Abs And BitShift BitwiseAnd BitwiseNot BitwiseOr BitwiseXor CenterCropPad Clip Compress Concat
            ConcatFromSequence Constant ConstantOfShape ConvInteger DepthToSpace Dropout Expand EyeLike Flatten Gather
            GatherElements GatherND GlobalMaxPool Identity IsInf IsNaN MatMulInteger Max MaxPool MaxUnpool Min Neg Not
            OneHot Optional OptionalGetElement Or Pad ReduceMax ReduceMin RegexFullMatch Relu Reshape ReverseSequence
            Scatter ScatterElements ScatterND SequenceAt SequenceConstruct SequenceEmpty SequenceErase SequenceInsert
            Slice SpaceToDepth Split SplitToSequence Squeeze StringConcat StringNormalizer StringSplit TensorScatter
            TfIdfVectorizer Tile Transpose Trilu Unsqueeze Where Xor""");

    private static final Set<String> CONTINUOUS_ONES = words("""
            Acos Acosh Add AffineGrid Asin Asinh Atan Atanh Attention AveragePool BatchNormalization BlackmanWindow
            CausalConvWithState Celu Col2Im Conv ConvTranspose Cos Cosh CumProd CumSum DFT DeformConv DequantizeLinear
            Det Div Einsum Elu Erf Exp GRU Gelu Gemm GlobalAveragePool GlobalLpPool GridSample GroupNormalization
            HammingWindow HannWindow HardSigmoid HardSwish InstanceNormalization LRN LSTM LayerNormalization LeakyRelu
            LinearAttention Log LogSoftmax Loop LpNormalization LpPool MatMul Mean MeanVarianceNormalization Mish Mul
            NegativeLogLikelihoodLoss PRelu Pow RMSNormalization RNN Reciprocal ReduceL1 ReduceL2 ReduceLogSum
            ReduceLogSumExp ReduceMean ReduceProd ReduceSum ReduceSumSquare Resize RoiAlign RotaryEmbedding STFT Scan
            Selu SequenceMap Sigmoid SimplifiedLayerNormalization Sin Sinh Softmax SoftmaxCrossEntropyLoss Softplus
            Softsign Sqrt Sub Sum Swish Tan Tanh Upsample""");

    private static final Set<String> JUMPING = words("""
            ArgMax ArgMin BitCast Cast CastLike Ceil Equal Floor Greater GreaterOrEqual Hardmax If Less LessOrEqual
            MaxRoiPool Mod NonZero Range Round Shrink Sign ThresholdedRelu TopK Unique""");

    private static final Set<String> CONTRIBUTED_EXACT =
            words("ExpandDims GatherND NhwcMaxPool Pad RemovePadding RestorePadding TorchEmbedding Trilu UnfoldTensor");

    private static final Set<String> CONTRIBUTED_CONTINUOUS = words("""
            Attention BiasAdd BiasGelu BiasSoftmax BiasSplitGelu CDist ComplexMul ComplexMulConj DecoderAttention
            DecoderMaskedMultiHeadAttention DecoderMaskedSelfAttention EmbedLayerNormalization FastGelu FusedConv
            FusedGemm FusedMatMul FusedMatMulActivation GatedRelativePositionBias Gelu GemmFastGelu GemmaRotaryEmbedding
            GroupNorm GroupQueryAttention Inverse Irfft LongformerAttention MultiHeadAttention NhwcConv NhwcFusedConv
            PackedAttention PackedMultiHeadAttention QuickGelu RelativePositionBias Rfft RotaryEmbedding SkipGroupNorm
            SkipLayerNormalization SkipSimplifiedLayerNormalization TransposeMatMul""");

    private static final Set<String> CLASSICAL_EXACT =
            words("ArrayFeatureExtractor CategoryMapper DictVectorizer FeatureVectorizer ZipMap");

    private static final Set<String> CLASSICAL_CONTINUOUS = words("LinearRegressor Normalizer Scaler");

    /** What is known of the operator with these attributes. */
    public static Continuity of(NodeProto node) {
        String operator = node.getOpType();
        return switch (node.getDomain()) {
            case "", "ai.onnx" -> byAttributes(node, ofDefault(operator));
            case CONTRIBUTED -> byAttributes(node, listed(operator, CONTRIBUTED_EXACT, CONTRIBUTED_CONTINUOUS));
            case CLASSICAL -> listed(operator, CLASSICAL_EXACT, CLASSICAL_CONTINUOUS);
            default -> DECIDES;
        };
    }

    private static Continuity ofDefault(String operator) {
        if (SHAPES.contains(operator)) {
            return OF_SHAPE;
        }
        return JUMPING.contains(operator) ? JUMPS : listed(operator, EXACT_ONES, CONTINUOUS_ONES);
    }

    private static Continuity listed(String operator, Set<String> exact, Set<String> continuous) {
        if (exact.contains(operator)) {
            return EXACT;
        }
        return continuous.contains(operator) ? CONTINUOUS : DECIDES;
    }

    private static Continuity byAttributes(NodeProto node, Continuity usual) {
        return switch (node.getOpType()) {
            // Compilers fuse the arithmetic of a place on some processors, and the nearest element is then another.
            case "Resize", "Upsample" -> text(node, "mode", "nearest").equals("nearest") ? DECIDES : usual;
            case "GridSample" -> text(node, "mode", "linear").equals("nearest") ? DECIDES : usual;
            // Without a ratio the number of samples is the region's size rounded up.
            case "RoiAlign" -> number(node, "sampling_ratio") > 0 ? usual : JUMPS;
            // The index of the largest.
            case "MaxPool" -> node.getOutputCount() > 1 ? JUMPS : usual;
            case "Scatter", "ScatterElements", "ScatterND" ->
                Set.of("add", "mul").contains(text(node, "reduction", "none")) ? CONTINUOUS : usual;
            case "LSTM", "GRU", "RNN" -> hasThreshold(node) ? DECIDES : usual;
            case "GroupQueryAttention" -> isCacheQuantised(node) ? DECIDES : usual;
            default -> usual;
        };
    }

    private static boolean hasThreshold(NodeProto node) {
        return Nodes.attribute(node, "activations").stream()
                .flatMap(names -> names.getStringsList().stream())
                .anyMatch(name -> name.toStringUtf8().equalsIgnoreCase("ThresholdedRelu"));
    }

    private static boolean isCacheQuantised(NodeProto node) {
        return !text(node, "k_quant_type", "NONE").equals("NONE")
                || !text(node, "v_quant_type", "NONE").equals("NONE");
    }

    private static String text(NodeProto node, String name, String usual) {
        return Nodes.attribute(node, name)
                .map(value -> value.getS().toString(StandardCharsets.UTF_8))
                .orElse(usual);
    }

    private static long number(NodeProto node, String name) {
        return Nodes.attribute(node, name).map(AttributeProto::getI).orElse(0L);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
