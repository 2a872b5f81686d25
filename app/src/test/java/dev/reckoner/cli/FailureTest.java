package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {
    /** Left to the virtual machine they would end with 1, which says that a ledger was changed. */
    @Test
    void whatKeepsAnyProgramFromGoingOnIsNoAnswer() {
        var memory = Failure.of(new OutOfMemoryError("Java heap space"));
        assertThat(memory.code()).isEqualTo("CL-MEMORY");
        assertThat(memory.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        var fault = Failure.of(new StackOverflowError());
        assertThat(fault.code()).isEqualTo("CL-FAULT");
        assertThat(fault.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
    }
}
