package dev.reckoner.ui.shell;

import dev.reckoner.crypto.Digest;
import java.util.List;

/** How a place leads to another. Called on the FX thread. */
public interface Navigator {
    /** Goes to a place for a reason; the step can be taken back. */
    void go(PlaceId place, Visit visit);

    /** Goes to a place and leaves it as it was. */
    default void show(PlaceId place) {
        go(place, new Visit.Plain());
    }

    /** Shows these claims in the Claims place. */
    default void showClaims(ClaimFilter filter) {
        go(PlaceId.CLAIMS, new Visit.Claims(filter));
    }

    /** Offers these claims for re-execution. */
    default void showReexecution(List<Digest> claims) {
        go(PlaceId.REEXECUTION, new Visit.Reexecution(claims));
    }

    /** Asks for a backup to restore; the open case is closed once that is done. */
    void restoreBackup();

    /** Opens the inspector of the place where it is a drawer; nothing changes where it stands beside the content. */
    void openInspector();

    /** Closes the inspector where it covers the place, so that what was led to is in sight. */
    default void closeInspector() {}
}
