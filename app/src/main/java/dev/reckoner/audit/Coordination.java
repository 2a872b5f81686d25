package dev.reckoner.audit;

import dev.reckoner.coordination.JointFailures;
import dev.reckoner.coordination.Means;
import dev.reckoner.coordination.SameWrongAnswers;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Sharing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the parties of a case share. That they share it is all it says.
 *
 * @param names what parties are called, by their ids in the other members
 * @param sharing every means that two parties or more use, with what it is taken for
 * @param groups those that evidence joins, and after them those that are only said to share something
 * @param wrong the wrong answers that several gave alike
 * @param troubles what failed of each party that something failed of, by its id
 * @param failures pairs of these, and whether they begin to fail at the same time
 * @param whole false where some wrong answers were left out, since there are too many
 */
public record Coordination(
        Map<String, String> names,
        Sharing sharing,
        List<PartyGroup> groups,
        List<SameWrongAnswers> wrong,
        List<PartyTrouble> troubles,
        JointFailures failures,
        boolean whole) {
    public Coordination {
        names = Map.copyOf(names);
        groups = List.copyOf(groups);
        wrong = List.copyOf(wrong);
        troubles = List.copyOf(troubles);
    }

    /** What a party is called. */
    public String name(String party) {
        return names.getOrDefault(party, party);
    }

    /** The means of that kind and id, if it is shared. */
    public Optional<SharedMeans> shared(Means means) {
        return sharing.means().stream()
                .filter(each -> each.means().equals(means))
                .findFirst();
    }

    /** Groups that evidence joins. */
    public List<PartyGroup> joined() {
        return groups.stream().filter(PartyGroup::byEvidence).toList();
    }

    /** Parties that are only said to share something, as they would be grouped if it were true. */
    public List<PartyGroup> stated() {
        return groups.stream().filter(group -> !group.byEvidence()).toList();
    }
}
