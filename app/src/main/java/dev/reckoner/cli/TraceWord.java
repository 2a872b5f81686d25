package dev.reckoner.cli;

import dev.reckoner.runtime.commit.TraceValues;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the words for what a trace holds. */
final class TraceWord implements ITypeConverter<TraceValues> {
    @Override
    public TraceValues convert(String word) {
        return Arrays.stream(TraceValues.values())
                .filter(values -> values.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is no choice of values; the choices are "
                        + Arrays.stream(TraceValues.values())
                                .map(values -> values.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
