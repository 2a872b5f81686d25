package dev.reckoner.ui;

import dev.reckoner.audit.Machine;
import dev.reckoner.audit.ThisMachine;
import dev.reckoner.trail.document.Documents;
import dev.reckoner.ui.attribution.AttributionPlace;
import dev.reckoner.ui.claims.ClaimsPlace;
import dev.reckoner.ui.ledger.LedgerPlace;
import dev.reckoner.ui.overview.OverviewPlace;
import dev.reckoner.ui.planned.PlannedPlace;
import dev.reckoner.ui.policies.PoliciesPlace;
import dev.reckoner.ui.reexecution.ReexecutionPlace;
import dev.reckoner.ui.reputation.ReputationPlace;
import dev.reckoner.ui.settings.SettingsPlace;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.trails.TrailsPlace;
import java.util.EnumMap;
import java.util.Map;

/** Which place stands behind each entry of the rail. */
public final class Places {
    private Places() {}

    /** A factory for every place, on this machine. */
    public static Map<PlaceId, PlaceContext.Factory> all() {
        return all(ThisMachine.ofUser());
    }

    /** A factory for every place. */
    public static Map<PlaceId, PlaceContext.Factory> all(Machine machine) {
        var all = new EnumMap<PlaceId, PlaceContext.Factory>(PlaceId.class);
        for (PlaceId id : PlaceId.values()) {
            all.put(id, context -> new PlannedPlace(id));
        }
        all.put(PlaceId.OVERVIEW, OverviewPlace::new);
        all.put(PlaceId.TRAILS, TrailsPlace::new);
        all.put(PlaceId.CLAIMS, context -> new ClaimsPlace(context, Documents::decode));
        all.put(PlaceId.REEXECUTION, ReexecutionPlace::new);
        all.put(PlaceId.ATTRIBUTION, AttributionPlace::new);
        all.put(PlaceId.POLICIES, PoliciesPlace::new);
        all.put(PlaceId.REPUTATION, ReputationPlace::new);
        all.put(PlaceId.LEDGER, LedgerPlace::new);
        all.put(PlaceId.SETTINGS, context -> new SettingsPlace(context, machine));
        return all;
    }
}
