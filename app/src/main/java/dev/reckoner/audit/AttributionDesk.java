package dev.reckoner.audit;

import dev.reckoner.attribution.ClaimFile;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.Neighbourhood;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.Provenance;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who answers for what in a case, and what is isolated in it. Reads the disk unless it says otherwise: not for the FX thread.
 */
public interface AttributionDesk {
    /** What the case holds about a claim, as far as it says who answers for it; empty where there is no such claim. */
    Optional<ClaimFile> file(Digest claim) throws IOException;

    /** The provenance of these claims together; ids that the case does not hold are left out. */
    Provenance provenance(Collection<Digest> claims) throws IOException;

    /**
     * What is around an answer; empty where there is no such claim.
     *
     * @param opened how often each fold was opened
     */
    Optional<Neighbourhood> around(Digest claim, Map<NodeId, Integer> opened) throws IOException;

    /**
     * What a party, key, build or model touches.
     *
     * @param label its name; of a model its name and version
     */
    Neighbourhood around(NodeId focus, String label, Map<NodeId, Integer> opened) throws IOException;

    /** What several operators use, and they. */
    Neighbourhood sharedMeans() throws IOException;

    /**
     * What trails stated of the parties that they name, in the order of its recording: of a party of which something else was stated
     * later, the newest comes last. Nobody signed it.
     */
    List<PartyRow> parties() throws IOException;

    /** Isolations with what became of them, oldest first; from memory. */
    List<IsolationRow> isolations();

    /**
     * The keys and builds by which answers of a scope's operator or provider were served; where it names neither, those of all.
     * The most used comes first.
     */
    List<MeansUse> means(Scope scope) throws IOException;

    /** Which answers of a scope were found wrong; empty where none was. */
    Optional<FoundWrong> foundWrong(Scope scope) throws IOException;

    /** What isolating that would touch; nothing is recorded. */
    IsolationEffect effect(Scope scope) throws IOException;

    /**
     * Records an isolation, which is in force from then on.
     *
     * @param evidence claims and evidence items that the reason rests on
     * @throws RefusedIsolation IS-SCOPE if nothing is named, IS-REASON without a reason or with one that is too long, IS-EVIDENCE if
     *     the case does not hold what is named as evidence
     */
    IsolationRow isolate(Scope scope, String reason, List<Digest> evidence) throws IOException;

    /**
     * Records that an isolation is lifted.
     *
     * @param entry index of the isolation's entry
     * @throws RefusedIsolation IS-ENTRY if no isolation in force has that entry, IS-REASON as {@link #isolate}
     */
    IsolationRow lift(long entry, String reason) throws IOException;
}
