package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.tensor.Tensor;

/** How large the elements of a value are, over many runs. */
final class Scale {
    private double squares;
    private long elements;
    private double largest;

    void add(Tensor value) {
        double sum = 0;
        long finite = 0;
        for (long i = 0; i < value.scalarCount(); i++) {
            double number = value.doubleAt(i);
            if (Double.isFinite(number)) {
                sum += number * number;
                finite++;
            }
        }
        squares += sum;
        elements += finite;
        largest = Math.max(largest, finite == 0 ? 0 : Math.min(Math.sqrt(sum / finite), Double.MAX_VALUE));
    }

    double scale() {
        return elements == 0 ? 0 : Math.min(Math.sqrt(squares / elements), Double.MAX_VALUE);
    }

    double largest() {
        return largest;
    }

    MeasuredErrors errors() {
        return MeasuredErrors.none(scale(), largest);
    }
}
