package dev.reckoner.cli;

import dev.reckoner.appraise.code.Tier;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A tier in the words of the window, in any case, with a space or a hyphen; the program's own names are taken as well. */
final class TierWord implements ITypeConverter<Tier> {
    @Override
    public Tier convert(String text) {
        return Arrays.stream(Tier.values())
                .filter(tier ->
                        word(tier).equals(plain(text)) || plain(tier.name()).equals(plain(text)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is no tier; the tiers are " + String.join(", ", new Words().all)));
    }

    private static String word(Tier tier) {
        return FindingTable.word(tier);
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
    }

    /** The words, as they are typed without quotation marks. */
    static final class Words implements Iterable<String> {
        private final List<String> all = Arrays.stream(Tier.values())
                .map(tier -> word(tier).replace(' ', '-'))
                .toList();

        @Override
        public Iterator<String> iterator() {
            return all.iterator();
        }
    }
}
