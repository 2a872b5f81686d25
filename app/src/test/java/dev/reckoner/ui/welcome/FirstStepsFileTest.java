package dev.reckoner.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStepsFileTest {
    @Test
    void closedOnceTheyStayClosedWhenTheProgramStartsAgain(@TempDir Path settings) {
        Path file = settings.resolve("reckoner/first-steps-closed.txt");
        var steps = new FirstStepsFile(file);
        assertThat(steps.wanted()).isTrue();
        steps.dismiss();
        assertThat(steps.wanted()).isFalse();
        assertThat(new FirstStepsFile(file).wanted()).isFalse();
    }

    @Test
    void settingsThatCannotBeWrittenKeepThemClosedUntilTheProgramEnds(@TempDir Path settings) throws Exception {
        Path blocked = java.nio.file.Files.createFile(settings.resolve("blocked"));
        var steps = new FirstStepsFile(blocked.resolve("first-steps-closed.txt"));
        steps.dismiss();
        assertThat(steps.wanted()).isFalse();
    }
}
