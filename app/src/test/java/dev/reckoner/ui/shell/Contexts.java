package dev.reckoner.ui.shell;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.task.Background;
import java.util.ArrayList;
import java.util.List;

/** Contexts for view models without a window: everything runs at once, and steps are only noted. */
public final class Contexts {
    private final List<PlaceId> places = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final PlaceContext context;
    private int restores;

    /** A context on a case. */
    public Contexts(AuditCase auditCase) {
        Navigator navigator = new Navigator() {
            @Override
            public void go(PlaceId place, Visit visit) {
                places.add(place);
                visits.add(visit);
            }

            @Override
            public void restoreBackup() {
                restores++;
            }

            @Override
            public void openInspector() {}
        };
        context = new PlaceContext(auditCase, Background.direct(), navigator, new Selection(), new Notices());
    }

    /** The context. */
    public PlaceContext context() {
        return context;
    }

    /** Where the view model led to. */
    public List<PlaceId> places() {
        return places;
    }

    /** How often a backup was asked for. */
    public int restores() {
        return restores;
    }

    /** For what. */
    public List<Visit> visits() {
        return visits;
    }
}
