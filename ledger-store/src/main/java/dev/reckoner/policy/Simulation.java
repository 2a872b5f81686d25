package dev.reckoner.policy;

import java.util.Comparator;
import java.util.List;

/**
 * What several policies make of the same claims.
 *
 * @param claims how many there were
 * @param rows one for each policy, in the order given
 */
public record Simulation(long claims, List<Row> rows) {
    private static final Comparator<Point> BY_COST =
            Comparator.comparingDouble(Point::seconds).thenComparing(Point::policy);

    public Simulation {
        rows = List.copyOf(rows);
    }

    /**
     * What one policy makes of them.
     *
     * @param rules what each of its rules does, in the order of the file
     * @param reasons the first reasons of the claims refused, the most frequent first
     * @param open the first reasons of the claims left undecided, the most frequent first
     * @param honestRefused claims refused although no check speaks against them and they are not known to be wrong
     * @param wrongAccepted claims accepted that are known to be wrong answers
     * @param cost what checking takes
     * @param risk what may be wrong among the claims accepted
     */
    public record Row(
            AccountabilityPolicy policy,
            long accepted,
            long refused,
            long undecided,
            long notApplicable,
            List<RuleCount> rules,
            List<ReasonCount> reasons,
            List<ReasonCount> open,
            long honestRefused,
            long wrongAccepted,
            CostModel.Cost cost,
            ResidualRisk risk) {
        public Row {
            rules = List.copyOf(rules);
            reasons = List.copyOf(reasons);
            open = List.copyOf(open);
        }
    }

    /**
     * Where a policy stands between cost and assurance.
     *
     * @param policy its name
     * @param seconds to check all claims that it is for
     * @param risk upper bound on wrong answers among those accepted, from 0 to 1
     */
    public record Point(String policy, double seconds, double risk) {}

    /** The policies as points of the trade-off, the cheapest first. */
    public List<Point> tradeOff() {
        return rows.stream()
                .map(row -> new Point(
                        row.policy().name(), row.cost().seconds(), row.risk().bound()))
                .sorted(BY_COST)
                .toList();
    }
}
