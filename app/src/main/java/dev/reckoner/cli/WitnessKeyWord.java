package dev.reckoner.cli;

import dev.reckoner.crypto.CosignerKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the key of a witness as {@code checkpoint show} prints it. */
final class WitnessKeyWord implements ITypeConverter<CosignerKey> {
    @Override
    public CosignerKey convert(String text) {
        try {
            return CosignerKey.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no key of a witness: " + e.getMessage());
        }
    }
}
