package dev.reckoner.ui.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedPolicyDesk;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.policy.file.PolicyFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of a policy does to the claims, told beside it. */
class LineRulesTest {
    private static final String TEXT = """
            # Ours.
            policy: ours
            version: 1
            require:
            - check: signature
              tier: affirming
            - check: settlement
              tier: affirming
              within: 30m
            re-execute:
              rate: 1.00
              worst: within-empirical
            freshness: 24h
            """;

    private static LineRules rules() throws IOException {
        var desk = new InventedPolicyDesk();
        var policy = PolicyFile.read(TEXT, desk.vocabulary()).policy().orElseThrow();
        var simulation = desk.simulate(List.of(policy), desk.costs(TaskProgress.SILENT), TaskProgress.SILENT)
                .orElseThrow();
        return new LineRules(TEXT, simulation.rows().getFirst());
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "6, 5", "7, 7", "9, 7", "10, 12", "11, 12", "12, 12", "13, 13", "4, 5"})
    void everyLineOfARuleBelongsToIt(int line, int rule) throws IOException {
        assertThat(rules().at(line).orElseThrow().rule().line()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "14"})
    void linesOutsideTheRulesHaveNone(int line) throws IOException {
        assertThat(rules().at(line)).isEmpty();
        assertThat(rules().sentence(line)).isEmpty();
    }

    @Test
    void theSentenceTellsWhatTheLineAloneRefuses() throws IOException {
        assertThat(rules().sentence(9)).isEqualTo("Line 9 alone refuses 8 claims.");
        assertThat(rules().sentence(12)).isEqualTo("Line 12 refuses 2 claims, and so do other lines.");
        assertThat(rules().sentence(13)).isEqualTo("Line 13 refuses no claim.");
    }

    @Test
    void theLineThatRefusesMostByItselfIsLookedAtFirst() throws IOException {
        assertThat(rules().busiest()).isEqualTo(7);
    }
}
