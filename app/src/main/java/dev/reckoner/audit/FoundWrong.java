package dev.reckoner.audit;

import dev.reckoner.attribution.NodeId;
import java.time.Instant;
import java.util.List;

/**
 * The answers of a scope that evidence contradicts, by which an isolation can be narrowed.
 *
 * @param answers how many, at least one; of a party those alone that it signed
 * @param first when the earliest of them was made
 * @param last when the latest was
 * @param builds the enclave builds of which each gave all of them; none where no build did
 */
public record FoundWrong(long answers, Instant first, Instant last, List<NodeId> builds) {
    public FoundWrong {
        builds = List.copyOf(builds);
    }
}
