package dev.reckoner.cli;

import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.appraise.code.NearestName;
import dev.reckoner.appraise.code.ReasonCode;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A reason code as it is typed, in any case. */
final class CodeWord {
    private CodeWord() {}

    /**
     * The code of a finding.
     *
     * @throws RefusedArgument CL-CODE with the nearest code of all if there is none of that name
     */
    static ReasonCode known(String typed) throws RefusedArgument {
        return Catalogue.find(plain(typed)).orElseThrow(() -> {
            var names = new TreeSet<String>();
            new Explained().forEach(names::add);
            return unknown("There is no reason code " + typed, typed, names);
        });
    }

    /**
     * The code as findings have it: one of the catalogue, or one that an earlier version of the program put into the case.
     *
     * @param inCase codes that occur in the case
     * @throws RefusedArgument CL-CODE with the nearest code if it is neither
     */
    static String of(String typed, Collection<String> inCase) throws RefusedArgument {
        var code = plain(typed);
        if (Catalogue.find(code).isEmpty() && !inCase.contains(code)) {
            var names = new TreeSet<>(inCase);
            ofFindings().forEach(names::add);
            throw unknown("No finding has the reason code " + typed, typed, names);
        }
        return code;
    }

    static String plain(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    private static RefusedArgument unknown(String sentence, String typed, Collection<String> names) {
        return new RefusedArgument(
                "CL-CODE",
                sentence + "; the nearest is "
                        + NearestName.of(plain(typed), names).orElseThrow()
                        + ". 'reckoner explain' lists them all.");
    }

    private static Stream<String> ofFindings() {
        return Catalogue.chapters().stream()
                .flatMap(chapter -> chapter.codes().stream())
                .map(ReasonCode::code);
    }

    /** Every code of a finding, for completion. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ofFindings().iterator();
        }
    }

    /** Every code that can be explained, for completion. */
    static final class Explained implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            var others = CodePages.chapters().stream()
                    .flatMap(chapter -> chapter.codes().stream())
                    .map(CodePages.Explained::code);
            return Stream.concat(ofFindings(), others).iterator();
        }
    }
}
