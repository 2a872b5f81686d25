package dev.reckoner.audit;

import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** How far whoever a case is about can be relied on. Reads the disk: not for the FX thread. */
public interface ReputationDesk {
    /** What reputation is computed with: by the newest entry of the ledger that says so, else the default. */
    ReputationParameters parameters() throws IOException;

    /** Records what reputation is computed with from now on. */
    void set(ReputationParameters parameters) throws IOException;

    /**
     * The latest instant that the case knows of: of what was recorded of those whom it is about, or of the answers that were made. A
     * case holds no clock, so that this, and not the time of asking, is its present. What was only done with the case, such as an
     * export, a cosignature or a policy, moves it no further.
     */
    Instant latest(TimeBasis basis) throws IOException;

    /** Replays the reputations of all subjects of a kind. */
    Standings standings(Question question) throws IOException;

    /** What befell a subject, oldest first; at the time by which verdicts count, all else at its own. */
    List<SubjectEvent> events(SubjectId subject, Standings standings) throws IOException;
}
