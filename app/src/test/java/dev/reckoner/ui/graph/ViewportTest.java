package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.ui.chart.Area;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final Viewport VIEW = new Viewport(100, 50, 2, 800, 400);
    private static final Area ALL = new Area(0, 28, 900, 3000);

    @Test
    void itSeesAsMuchAsTheRoomHoldsAtItsZoom() {
        assertThat(VIEW.seen()).isEqualTo(new Area(100, 50, 400, 200));
    }

    @Test
    void whatIsUnderThePointerStaysThereWhenZooming() {
        Viewport zoomed = VIEW.zoomed(1.25, 300, 120);
        assertThat(zoomed.pictureX(300)).isCloseTo(VIEW.pictureX(300), within(1e-9));
        assertThat(zoomed.pictureY(120)).isCloseTo(VIEW.pictureY(120), within(1e-9));
        assertThat(zoomed.zoom()).isEqualTo(2.5);
    }

    @Test
    void zoomHasAnEndBothWays() {
        assertThat(VIEW.zoomed(1e9, 0, 0).zoom()).isEqualTo(Viewport.MOST_ZOOM);
        assertThat(VIEW.zoomed(1e-9, 0, 0).zoom()).isEqualTo(Viewport.LEAST_ZOOM);
    }

    @Test
    void fittingShowsAllUnderTheTitlesButNeverLargerThanItIs() {
        Viewport fitted = VIEW.fitting(ALL);
        Area screen = fitted.onScreen(ALL);
        assertThat(new Area(0, 32, 800, 400 - 32).grown(1e-6).holds(screen)).isTrue();
        assertThat(screen.y()).isCloseTo(32, within(1e-9));
        assertThat(VIEW.fitting(new Area(0, 28, 90, 60)).zoom()).isEqualTo(1);
    }

    @Test
    void movingDragsThePictureAlong() {
        assertThat(VIEW.moved(-20, 10).screenX(200)).isEqualTo(VIEW.screenX(200) - 20);
        assertThat(VIEW.moved(-20, 10).screenY(200)).isEqualTo(VIEW.screenY(200) + 10);
    }

    @Test
    void howeverFarItIsMovedSomeOfThePictureStaysInSight() {
        var random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            Viewport view = VIEW.zoomed(Math.exp(random.nextGaussian()), 0, 0)
                    .moved(random.nextGaussian() * 1e5, random.nextGaussian() * 1e5)
                    .within(ALL);
            assertThat(view.seen().meets(ALL)).isTrue();
        }
    }

    @Test
    void whatIsInSightIsNotMovedForBeingShown() {
        assertThat(VIEW.showing(new Area(250, 150, 40, 20))).isEqualTo(VIEW);
        Viewport shown = VIEW.showing(new Area(600, 500, 40, 20));
        assertThat(shown.seen().holds(new Area(600, 500, 40, 20))).isTrue();
        assertThat(shown.zoom()).isEqualTo(2);
    }
}
