package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void whatIsWrongWithOnePartHidesNothingOfAnother() {
        var failures = new Failures();
        for (int i = 0; i < Failures.MOST + 500; i++) {
            failures.add(LedgerFailure.of(LedgerPart.NODES, "LG-NODE-GONE", "nodes are missing in row " + i + "."));
        }
        assertThat(failures.none(LedgerPart.HEADS)).isTrue();
        failures.add(LedgerFailure.of(LedgerPart.HEADS, "LG-HEAD-ROOT", "the root differs."));
        failures.add(LedgerFailure.ofEntry(LedgerPart.LEAVES, "LG-LEAF", 7, "content", "entry 7 was changed."));
        assertThat(failures.none(LedgerPart.HEADS)).isFalse();
        assertThat(failures.found()).hasSize(Failures.MOST + 3);
        assertThat(failures.found().subList(0, 2))
                .extracting(LedgerFailure::code)
                .containsExactly("LG-LEAF", "LG-HEAD-ROOT");
        assertThat(failures.found().getLast().code()).isEqualTo("LG-MORE");
    }
}
