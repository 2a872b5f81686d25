package dev.reckoner.cli;

import dev.reckoner.runtime.fingerprint.ToplocThresholds;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Thresholds as they are typed: three numbers with commas. */
final class ThresholdsWord implements ITypeConverter<ThresholdsWord.Figures> {
    private static final Pattern THREE = Pattern.compile("(\\d{1,9}),(\\d{1,9}(?:[.]\\d+)?),(\\d{1,9}(?:[.]\\d+)?)");

    /** Thresholds for proofs of whatever size there are. */
    record Figures(int exponents, double mean, double median) {
        ToplocThresholds of(int k) throws RefusedArgument {
            if (exponents >= k) {
                throw new RefusedArgument(
                        "CL-ARGUMENT",
                        "--thresholds lets " + exponents + " exponents differ of the " + k
                                + " that the proof has, which accepts any values. Allow fewer.");
            }
            return new ToplocThresholds(k, exponents, mean, median);
        }
    }

    @Override
    public Figures convert(String text) {
        var three = THREE.matcher(text);
        if (!three.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not three numbers such as 38,10,8: exponents that may differ, mean, median");
        }
        return new Figures(
                Integer.parseInt(three.group(1)),
                Double.parseDouble(three.group(2)),
                Double.parseDouble(three.group(3)));
    }
}
