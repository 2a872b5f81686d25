package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import java.util.List;

/** The numbers of tensors as doubles, read in bulk where the type allows. */
public final class Numbers {
    private Numbers() {}

    /** All of them in row-major order; wide integers are rounded. */
    public static double[] of(Tensor tensor) {
        if (tensor.type() == ElementType.FLOAT) {
            return widened(floats(tensor));
        }
        double[] numbers = new double[Math.toIntExact(tensor.scalarCount())];
        if (tensor.type() == ElementType.DOUBLE) {
            tensor.data().asDoubleBuffer().get(numbers);
            return numbers;
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tensor.doubleAt(i);
        }
        return numbers;
    }

    /** The elements of a FLOAT tensor. */
    static float[] floats(Tensor tensor) {
        float[] numbers = new float[Math.toIntExact(tensor.elementCount())];
        tensor.data().asFloatBuffer().get(numbers);
        return numbers;
    }

    /** Some elements in a row, of a type whose elements are whole bytes; nothing is copied. */
    public static Tensor slice(Tensor tensor, long from, long count) {
        int size = tensor.type().bits() / Byte.SIZE;
        try {
            return Tensor.wrap(
                    tensor.type(),
                    List.of(count),
                    tensor.data().slice(Math.toIntExact(from * size), Math.toIntExact(count * size)));
        } catch (TensorFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same numbers as DOUBLE. */
    static Tensor doubles(Tensor tensor) {
        return Tensor.ofDoubles(tensor.dims(), of(tensor));
    }

    /** Their absolute values, as FLOAT or, where they are DOUBLE, as DOUBLE. */
    static Tensor magnitudes(Tensor tensor) {
        double[] numbers = of(tensor);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.abs(numbers[i]);
        }
        return tensor.type() == ElementType.DOUBLE
                ? Tensor.ofDoubles(tensor.dims(), numbers)
                : Tensor.ofFloats(tensor.dims(), narrowed(numbers));
    }

    private static double[] widened(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    private static float[] narrowed(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return narrow;
    }

    /** Product of sizes. */
    static long product(List<Long> sizes) {
        return sizes.stream().reduce(1L, (a, b) -> a * b);
    }
}
