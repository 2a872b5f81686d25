package dev.reckoner.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepsTest {
    private final Steps steps = new Steps();

    @Test
    void backAndForwardFollowTheWay() {
        steps.to(PlaceId.OVERVIEW);
        steps.to(PlaceId.CLAIMS);
        steps.to(PlaceId.LEDGER);
        assertThat(steps.back()).contains(PlaceId.CLAIMS);
        assertThat(steps.back()).contains(PlaceId.OVERVIEW);
        assertThat(steps.canGoBack().get()).isFalse();
        assertThat(steps.back()).isEmpty();
        assertThat(steps.forward()).contains(PlaceId.CLAIMS);
    }

    @Test
    void aNewStepForgetsWhatWasAhead() {
        steps.to(PlaceId.OVERVIEW);
        steps.to(PlaceId.CLAIMS);
        steps.back();
        steps.to(PlaceId.TRAILS);
        assertThat(steps.canGoForward().get()).isFalse();
    }

    @Test
    void theSamePlaceAgainIsNoStep() {
        steps.to(PlaceId.OVERVIEW);
        steps.to(PlaceId.OVERVIEW);
        assertThat(steps.canGoBack().get()).isFalse();
    }
}
