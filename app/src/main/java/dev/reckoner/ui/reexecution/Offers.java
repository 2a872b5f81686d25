package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.audit.OfferedDevice;
import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the place offers beyond what every case can; the program says what there is. */
public interface Offers {
    /** Devices that need no search, the one that is chosen at first in front; at least one. */
    List<OfferedDevice> devices();

    /** Further devices, which are looked for; takes seconds, not called on the FX thread. */
    default List<OfferedDevice> moreDevices() throws IOException {
        return List.of();
    }

    /** Calibrations of the case; empty where it has none and none can be made. */
    Optional<CalibrationDesk> calibrations();

    /** Which operator of a model hands a value to which; not called on the FX thread. */
    OperatorEdges edges(Digest model) throws IOException;

    /** What a case of this program offers. */
    static Offers of(AuditCase auditCase) {
        return new CaseOffers(auditCase);
    }
}
