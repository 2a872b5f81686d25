package dev.reckoner.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.policy.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be typed where. A bar marks the caret. */
class CompletionTest {
    private static final Vocabulary VOCABULARY = new Vocabulary(
            Policies.VOCABULARY.checks(),
            List.of("approved-2026-05"),
            List.of("harbour", "second"),
            List.of("financial"));

    private static Completion at(String text) {
        int caret = text.indexOf('|');
        String before = text.substring(0, caret);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = caret - before.lastIndexOf('\n');
        return Completion.at(before + text.substring(caret + 1), line, column, VOCABULARY);
    }

    private static List<String> words(String text) {
        return at(text).proposals().stream().map(Completion.Proposal::word).toList();
    }

    /** The text with the first proposal taken. */
    private static String taken(String text) {
        var completion = at(text);
        String plain = text.replace("|", "");
        int start = 0;
        for (int line = 1; line < completion.line(); line++) {
            start = plain.indexOf('\n', start) + 1;
        }
        return plain.substring(0, start + completion.from() - 1)
                + completion.proposals().getFirst().text()
                + plain.substring(start + completion.to() - 1);
    }

    @Test
    void anEmptyFileBeginsWithThePolicysKeys() {
        assertThat(words("|")).containsExactlyElementsOf(Section.POLICY.words());
        assertThat(words("# comment\n|")).containsExactlyElementsOf(Section.POLICY.words());
    }

    @Test
    void keysThatAreThereAreLeftOut() {
        assertThat(words("policy: p\n|\nversion: 1\nfreshness: 24h\n"))
                .containsExactly("applies-to", "classes", "require", "re-execute", "operator", "witnesses");
    }

    @Test
    void whatWasTypedComesFirstAndWhatHoldsItThen() {
        assertThat(words("policy: p\nre|")).containsExactly("require", "re-execute", "freshness");
        assertThat(taken("policy: p\nfr|")).isEqualTo("policy: p\nfreshness: ");
    }

    @Test
    void requirementsHaveTheirKeys() {
        String start = "policy: p\nrequire:\n  - check: signature\n    ";
        assertThat(words(start + "|")).containsExactly("tier");
        assertThat(words("policy: p\nrequire:\n  - check: measurement\n    tier: affirming\n    |\nfreshness: 1h\n"))
                .containsExactly("list");
        assertThat(words("require:\n  - |")).containsExactlyElementsOf(Section.REQUIREMENT.words());
        assertThat(taken("require:\n  |")).isEqualTo("require:\n  - check: ");
        assertThat(taken("require:\n  - ch|")).isEqualTo("require:\n  - check: ");
    }

    @Test
    void checksAreTheProgramsOwn() {
        assertThat(words("require:\n  - check: |")).containsExactlyElementsOf(VOCABULARY.checks());
        assertThat(words("require:\n  - check: se|\n    tier: affirming\n")).containsExactly("settlement");
        assertThat(taken("require:\n  - check: mea|surment\n    tier: warning"))
                .isEqualTo("require:\n  - check: measurement\n    tier: warning");
    }

    @Test
    void valuesAreThoseOfTheirKey() {
        assertThat(words("require:\n  - {check: key, tier: |")).containsExactly("affirming", "warning");
        assertThat(words("require:\n  - check: measurement\n    list: |")).containsExactly("approved-2026-05");
        assertThat(words("re-execute:\n  rate: 0.1\n  worst: within|"))
                .containsExactly("within-empirical", "within-theoretical");
        assertThat(words("operator:\n  when-unknown: |")).containsExactly("refuse", "undecided", "accept");
        assertThat(words("applies-to: { class: | }")).containsExactly("financial");
        assertThat(words("freshness: |")).contains("24h");
    }

    @Test
    void aStandingIsPutInQuotationMarks() {
        assertThat(taken("operator:\n  standing: |")).isEqualTo("operator:\n  standing: \">= 0.60\"");
        assertThat(taken("operator:\n  standing: \">= 0.7|\"")).isEqualTo("operator:\n  standing: \">= 0.70\"");
    }

    @Test
    void witnessesAreItemsOfTheirList() {
        assertThat(words("witnesses: { k: 2, of: [harbour, s|")).containsExactly("second");
        assertThat(words("witnesses:\n  of:\n    - |")).containsExactly("harbour", "second");
    }

    @Test
    void sectionsHaveTheirKeysInLinesAndInBraces() {
        assertThat(words("operator:\n  |")).containsExactly("standing", "when-unknown");
        assertThat(words("witnesses: { k: 2, |")).containsExactly("of", "when-missing");
        assertThat(words("classes:\n  financial:\n    |")).containsExactlyElementsOf(Section.CLASS.words());
    }

    @Test
    void jsonIsCompletedAsWell() {
        assertThat(words("{\"policy\": \"p\", \"fre|")).containsExactly("freshness");
        assertThat(taken("{\"policy\": \"p\", \"fre|\"")).isEqualTo("{\"policy\": \"p\", \"freshness\"");
        assertThat(words("{\"require\": [{\"check\": \"sig|\"}]}")).containsExactly("signature");
    }

    @Test
    void aKeyWithItsColonIsReplacedAlone() {
        assertThat(taken("policy: p\nfresh|: 24h")).isEqualTo("policy: p\nfreshness: 24h");
    }

    @Test
    void whatFollowsMayBeBroken() {
        assertThat(words("policy: p\nrequire:\n  - check: |\n }}} ]]\n"))
                .containsExactlyElementsOf(VOCABULARY.checks());
    }

    @Test
    void nothingIsProposedInCommentsBehindErrorsAndUnderUnknownKeys() {
        assertThat(words("policy: p # |")).isEmpty();
        assertThat(words("policy: {{{ \n|")).isEmpty();
        assertThat(words("else:\n  some: |")).isEmpty();
        assertThat(words("policy: |")).isEmpty();
    }

    @Test
    void everyCaretInAPolicyHasAnAnswer() {
        var lines = Policies.EVERYTHING.lines().toList();
        for (int line = 1; line <= lines.size() + 1; line++) {
            for (int column = 1; column <= 40; column++) {
                var completion = Completion.at(Policies.EVERYTHING, line, column, VOCABULARY);
                int length = line <= lines.size() ? lines.get(line - 1).length() : 0;
                assertThat(completion.from()).isBetween(1, length + 1);
                assertThat(completion.to()).isBetween(completion.from(), length + 1);
            }
        }
    }
}
