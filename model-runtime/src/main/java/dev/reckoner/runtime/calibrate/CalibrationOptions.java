package dev.reckoner.runtime.calibrate;

/**
 * How to calibrate.
 *
 * @param inputs how many inputs to make, at least 2; 50 and more are recommended
 * @param safety factor on every threshold, at least 1
 * @param seed of the inputs that are made
 * @param operators true to measure every operator too
 * @param memory bytes that results may take at the same time
 */
public record CalibrationOptions(int inputs, double safety, long seed, boolean operators, long memory) {
    /** Most inputs. */
    public static final int MOST_INPUTS = 10_000;

    /** Largest factor of safety: beyond, hardly anything would be found. */
    public static final double MOST_SAFETY = 100;

    /** 50 inputs, factor 3, operators too, half a gigabyte. */
    public static final CalibrationOptions DEFAULT = new CalibrationOptions(50, 3, 1, true, 512L << 20);

    public CalibrationOptions {
        if (inputs < 2 || inputs > MOST_INPUTS) {
            throw new IllegalArgumentException(
                    "A calibration takes 2 to " + MOST_INPUTS + " inputs, not " + inputs + ".");
        }
        if (!(safety >= 1 && safety <= MOST_SAFETY)) {
            throw new IllegalArgumentException("A factor of safety is from 1 to 100, not " + safety + ".");
        }
        if (memory <= 0) {
            throw new IllegalArgumentException("Results take memory.");
        }
    }

    /** With another number of inputs. */
    public CalibrationOptions withInputs(int number) {
        return new CalibrationOptions(number, safety, seed, operators, memory);
    }

    /** With another factor of safety. */
    public CalibrationOptions withSafety(double factor) {
        return new CalibrationOptions(inputs, factor, seed, operators, memory);
    }

    /** With other inputs. */
    public CalibrationOptions withSeed(long other) {
        return new CalibrationOptions(inputs, safety, other, operators, memory);
    }

    /** For outputs alone. */
    public CalibrationOptions withoutOperators() {
        return new CalibrationOptions(inputs, safety, seed, false, memory);
    }
}
