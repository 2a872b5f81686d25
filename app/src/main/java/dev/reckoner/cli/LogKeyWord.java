package dev.reckoner.cli;

import dev.reckoner.crypto.Ed25519CosignerKey;
import dev.reckoner.crypto.NoteKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the key of a log as {@code checkpoint show} prints it. */
final class LogKeyWord implements ITypeConverter<NoteKey> {
    @Override
    public NoteKey convert(String text) {
        try {
            NoteKey key = NoteKey.parse(text.strip());
            if (!(key instanceof Ed25519CosignerKey)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no key of a log: " + e.getMessage());
        }
        throw new TypeConversionException("'" + text + "' is the key of a witness where that of the log is expected");
    }
}
