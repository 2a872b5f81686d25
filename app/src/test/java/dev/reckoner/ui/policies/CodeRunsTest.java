package dev.reckoner.ui.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reckoner.ui.policies.CodeRuns.Kind;
import dev.reckoner.ui.policies.CodeRuns.Run;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of a policy's text. */
class CodeRunsTest {
    @Test
    void keysAndTheDashesOfListsStandOut() {
        assertThat(CodeRuns.of("  - check: signature"))
                .containsExactly(
                        new Run(Kind.PLAIN, "  "),
                        new Run(Kind.KEY, "-"),
                        new Run(Kind.PLAIN, " "),
                        new Run(Kind.KEY, "check:"),
                        new Run(Kind.PLAIN, " signature"));
    }

    @Test
    void keysOfAMappingInOneLineStandOutToo() {
        assertThat(CodeRuns.of("applies-to: { class: financial }"))
                .extracting(Run::kind, Run::text)
                .contains(tuple(Kind.KEY, "applies-to:"), tuple(Kind.KEY, "class:"));
    }

    @Test
    void aCommentRunsToTheEndOfTheLine() {
        assertThat(CodeRuns.of("rate: 0.12 # check: nothing"))
                .containsExactly(
                        new Run(Kind.KEY, "rate:"),
                        new Run(Kind.PLAIN, " 0.12 "),
                        new Run(Kind.COMMENT, "# check: nothing"));
    }

    @Test
    void whatStandsInQuotationMarksIsNeitherKeyNorComment() {
        assertThat(CodeRuns.of("seed: \"# not: one\""))
                .containsExactly(new Run(Kind.KEY, "seed:"), new Run(Kind.PLAIN, " \"# not: one\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "standing: \">= 0.70", "a#b: c", "- - -", "ключ: 1", "x:y"})
    void nothingOfTheTextIsLost(String line) {
        assertThat(CodeRuns.of(line).stream().map(Run::text).collect(Collectors.joining()))
                .isEqualTo(line);
    }
}
