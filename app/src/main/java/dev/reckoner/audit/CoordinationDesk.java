package dev.reckoner.audit;

import dev.reckoner.coordination.Use;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.List;

/** What the parties of a case share, and what witnesses say of its claims. Reads the disk: not for the FX thread. */
public interface CoordinationDesk {
    /** So many claims of one use are listed. */
    int MOST_CLAIMS = 10_000;

    /** What parties share, by what and how surely, and which of them fail at the same time. */
    Coordination coordination() throws IOException;

    /**
     * The claims that show a use, at most {@link #MOST_CLAIMS}, in the order of import; none where a trail or a registration alone
     * tells of it.
     */
    List<Digest> claims(Use use) throws IOException;

    /** Who confirmed and who contradicted which claims. */
    Witnessing witnesses() throws IOException;
}
