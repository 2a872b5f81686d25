package dev.reckoner.cli;

import dev.reckoner.crypto.Digest;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a SHA-256 value as people copy it: 64 hexadecimal digits, with or without its name before them. */
final class DigestWord implements ITypeConverter<Digest> {
    private static final String NAME = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    @Override
    public Digest convert(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        String hex = given.startsWith(NAME) ? given.substring(NAME.length()) : given;
        if (!HEX.matcher(hex).matches()) {
            throw new TypeConversionException("'" + text + "' is no SHA-256 value of 64 hexadecimal digits");
        }
        return Digest.ofSha256(hex);
    }
}
