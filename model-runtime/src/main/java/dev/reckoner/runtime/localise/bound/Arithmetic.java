package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.tensor.ElementType;

/**
 * How exactly one side computes. Errors are in units of the unit roundoff u of the type that is computed in.
 *
 * @param name what computes so
 * @param functions error of a library function, in units of u |f(x)|
 * @param arguments error that comes of how it takes its argument, in units of u |x f'(x)|
 * @param cancelling error of functions made of exponentials that nearly cancel, in units of u
 * @param trigonometric absolute error of sine and cosine
 * @param division error of a quotient or a root, in units of u |y|
 * @param factors unit roundoff to which the factors of FLOAT products are cut first; 0 where they are taken as they are
 * @param shortSums unit roundoff in which sums of 16-bit numbers are gathered
 * @param unrounded true if a 16-bit result may go to the next operator before it is rounded
 * @param flushing true if numbers below the normal ones may become zero
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
        boolean amongOthers) {
    /**
     * ONNX Runtime on a processor. Its worst functions, sigmoid and tanh, were measured to be off by 4.1 u; twice as much is
     * allowed. Operators of 16 bits
     * that it has no kernel for are computed in 32, and what passes between two of them is not rounded in between.
     */
    public static final Arithmetic CPU = new Arithmetic("CPU", 8, 2, 0, 0, 1, 0, 0x1p-24, true, false, false);

    /**
     * WebGPU: the accuracy that the WGSL specification asks for (section "Floating point accuracy"): quotients 2.5 units in the
     * last place, exp 3 + 2|x|, log 2^-21 near 1, sin and cos 2^-11; tanh and powers made of those, erf a polynomial.
     */
    public static final Arithmetic WEBGPU =
            new Arithmetic("WebGPU", 16, 16, 16, 0x1p-11, 5, 0, 0x1p-11, true, true, false);

    /** CUDA in single precision: the accuracy of its mathematical library, with half sums in 32 bits. */
    public static final Arithmetic CUDA = new Arithmetic("CUDA", 8, 4, 8, 0, 2, 0, 0x1p-24, true, false, false);

    /** CUDA where products of FLOAT may be in TF32, which keeps 11 bits of each factor. */
    public static final Arithmetic CUDA_TF32 =
            new Arithmetic("CUDA with TF32", 8, 4, 8, 0, 2, 0x1p-11, 0x1p-24, true, false, false);

    /**
     * The arithmetic of a provider. One that is not known is taken to be as coarse as the coarsest that is: who is not known
     * must not be accused for it.
     */
    public static Arithmetic of(Provider provider) {
        return switch (provider.name()) {
            case "CPUExecutionProvider" -> CPU;
            case "CUDAExecutionProvider" ->
                provider.options().getOrDefault("use_tf32", "1").equals("0") ? CUDA : CUDA_TF32;
            case "WebGpuExecutionProvider" -> WEBGPU;
            default -> UNKNOWN;
        };
    }

    private static final Arithmetic UNKNOWN =
            new Arithmetic("an unknown device", 16, 16, 16, 0x1p-11, 5, 0x1p-11, 0x1p-11, true, true, false);

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
                true);
    }

    /** Unit roundoff of sums and functions of numbers of a type. */
    public double computing(ElementType type) {
        return Roundoff.isShort(type) ? shortSums : Roundoff.unit(type);
    }

    /** Unit roundoff of what an operator was given, beyond what the claim says it was given; 0 for types of 32 bits and more. */
    public double given(ElementType type) {
        return Roundoff.isShort(type) && unrounded ? Roundoff.unit(type) : 0;
    }

    /** Absolute error of a result near zero. */
    double least(ElementType type) {
        return flushing ? Roundoff.leastNormal(type) : Roundoff.leastNormal(type) * Roundoff.unit(type);
    }
}
