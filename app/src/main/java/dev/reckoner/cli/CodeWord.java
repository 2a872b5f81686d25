package dev.reckoner.cli;

import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.appraise.code.NearestName;
import dev.reckoner.appraise.code.ReasonCode;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** A reason code as it is typed, in any case. */
final class CodeWord {
    private CodeWord() {}

    /**
     * The code of the catalogue.
     *
     * @throws RefusedArgument CL-CODE with the nearest code if there is none of that name
     */
    static ReasonCode known(String typed) throws RefusedArgument {
        return Catalogue.find(plain(typed)).orElseThrow(() -> unknown(typed, List.of()));
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
            throw unknown(typed, inCase);
        }
        return code;
    }

    private static String plain(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    private static RefusedArgument unknown(String typed, Collection<String> inCase) {
        var names = new TreeSet<>(inCase);
        new Codes().forEach(names::add);
        return new RefusedArgument(
                "CL-CODE",
                "No finding has the reason code " + typed + "; the nearest is "
                        + NearestName.of(plain(typed), names).orElseThrow()
                        + ". 'reckoner explain' lists them all.");
    }

    /** Every code of the catalogue, for completion. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalogue.chapters().stream()
                    .flatMap(chapter -> chapter.codes().stream())
                    .map(ReasonCode::code)
                    .iterator();
        }
    }
}
