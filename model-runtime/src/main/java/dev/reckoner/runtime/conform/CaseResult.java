package dev.reckoner.runtime.conform;

/**
 * What became of one test case.
 *
 * @param suite the folder that holds the case, such as {@code node}; may be empty
 * @param name the case's own folder, such as {@code test_abs}
 * @param outcome how it ended
 * @param reason why it did not pass, one sentence with a code before it where there is one; empty for a pass
 */
public record CaseResult(String suite, String name, Outcome outcome, String reason) {
    /** True if every output is as expected. */
    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
