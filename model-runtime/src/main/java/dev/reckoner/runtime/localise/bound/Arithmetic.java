package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.Locale;

/**
 * How exactly one side computes. Errors are in units of the unit roundoff u of the type that is computed in.
 *
 * @param name what computes so
 * @param functions error of a library function, in units of u |f(x)|
 * @param arguments error that comes of how it takes its argument, in units of u |x f'(x)|
 * @param cancelling error of functions made of exponentials that nearly cancel, in units of u
 * @param trigonometric absolute error of sine and cosine from -pi to pi, and the measure of those made of them; 0 for a library
 *     that is as exact everywhere
 * @param division error of a quotient or a root, in units of u |y|
 * @param factors unit roundoff to which the factors of FLOAT products are cut first; 0 where they are taken as they are
 * @param shortSums unit roundoff in which sums of 16-bit numbers are gathered
 * @param unrounded true if a 16-bit result may go to the next operator before it is rounded
 * @param flushing true if 16-bit numbers below the normal ones may become zero; wider ones may everywhere, as the runtime has an
 *     option for it
 * @param transforming true if convolutions may be computed by transforms
 * @param known false where what computes is not known: then only what a processor may differ by speaks for the claim, and
 *     nothing against it
 * @param amongOthers true if rows that are not known may have been in the batch, so that what is taken from all rows together,
 *     as the scale of a dynamic quantisation is, may be that of others
 */
public record Arithmetic(
        String name,
        double functions,
        double arguments,
        double cancelling,
        double trigonometric,
        double division,
        double factors,
        double shortSums,
        boolean unrounded,
        boolean flushing,
        boolean transforming,
        boolean known,
        boolean amongOthers) {
    private static final String SUFFIX = "executionprovider";

    /** What tensor cores add up is cut off, not rounded, at two bits more than FLOAT has in the worst case. */
    private static final double TENSOR_CORES = 0x1p-22;

    private static final double HALF = 0x1p-11;

    /**
     * ONNX Runtime on a processor. Its worst functions, sigmoid and tanh, were measured to be off by 4.1 u; twice as much is
     * allowed. Operators of 16 bits
     * that it has no kernel for are computed in 32, and what passes between two of them is not rounded in between.
     */
    public static final Arithmetic CPU =
            new Arithmetic("CPU", 8, 2, 0, 0, 1, 0, 0x1p-24, true, false, false, true, false);

    /**
     * WebGPU: the accuracy that the WGSL specification asks for (section "Floating point accuracy"): quotients 2.5 units in the
     * last place, exp 3 + 2|x|, log 2^-21 near 1, sin and cos 2^-11, atan 4,096 units in the last place, tanh 1e-5; powers made of
     * those, erf a polynomial.
     */
    public static final Arithmetic WEBGPU =
            new Arithmetic("WebGPU", 16, 16, 16, 0x1p-11, 5, 0, HALF, true, true, true, true, false);

    /**
     * CUDA in single precision: the accuracy of its mathematical library; products of halves on tensor cores (Fasi, Higham,
     * Mikaitis and Pranesh, PeerJ Computer Science 7:e330, 2021).
     */
    public static final Arithmetic CUDA =
            new Arithmetic("CUDA", 8, 4, 8, 0, 2, 0, TENSOR_CORES, true, false, true, true, false);

    /** CUDA where products of FLOAT may be in TF32, which keeps 11 bits of each factor and may cut the others off. */
    public static final Arithmetic CUDA_TF32 =
            new Arithmetic("CUDA with TF32", 8, 4, 8, 0, 2, 0x1p-10, TENSOR_CORES, true, false, true, true, false);

    private static final Arithmetic UNKNOWN =
            new Arithmetic("an unknown device", 8, 2, 0, 0, 1, 0, 0x1p-24, true, false, false, false, false);

    /**
     * The arithmetic of a provider, by its name in ONNX Runtime or the short form of it in any case. Who is not known is held to
     * what a processor does, but neither accused nor cleared beyond that: a name that nobody knows must not widen what is
     * accepted.
     */
    public static Arithmetic of(Provider provider) {
        return switch (plain(provider.name())) {
            case "cpu" -> CPU;
            case "cuda" -> provider.options().getOrDefault("use_tf32", "1").equals("0") ? CUDA : CUDA_TF32;
            case "webgpu" -> WEBGPU;
            default -> UNKNOWN;
        };
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return lower.endsWith(SUFFIX) ? lower.substring(0, lower.length() - SUFFIX.length()) : lower;
    }

    /** The same in a batch whose other rows are not known. */
    public Arithmetic inUnknownBatch() {
        return new Arithmetic(
                name,
                functions,
                arguments,
                cancelling,
                trigonometric,
                division,
                factors,
                shortSums,
                unrounded,
                flushing,
                transforming,
                known,
                true);
    }

    /** Unit roundoff of sums and functions of numbers of a type. */
    public double computing(ElementType type) {
        return Roundoff.isShort(type) ? shortSums : Roundoff.unit(type);
    }

    /** Unit roundoff in which sums are gathered: of products, where their factors are cut, on units that cut sums off too. */
    double gathering(ElementType type, boolean products) {
        return products && cut(type) > 0 ? Math.max(computing(type), TENSOR_CORES) : computing(type);
    }

    /** Unit roundoff to which factors of products are cut. */
    double cut(ElementType type) {
        return type == ElementType.FLOAT ? factors : 0;
    }

    /** True if sums of a type may be gathered in half precision, in which they overflow soon. */
    boolean gathersInHalf(ElementType type) {
        return type == ElementType.FLOAT16 && shortSums == HALF;
    }

    /** Unit roundoff of what an operator was given, beyond what the claim says it was given; 0 for types of 32 bits and more. */
    public double given(ElementType type) {
        return Roundoff.isShort(type) && unrounded ? Roundoff.unit(type) : 0;
    }

    /** Absolute error of a result near zero. */
    double least(ElementType type) {
        return flushing || !Roundoff.isShort(type)
                ? Roundoff.leastNormal(type)
                : Roundoff.leastNormal(type) * Roundoff.unit(type);
    }
}
