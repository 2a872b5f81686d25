package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What the evidence about one answer says of each party: what binds it, what it contradicts, and what stays unproven. It says who
 * is tied to what, not who is to blame.
 *
 * @param parties from the one that ran the model to the one that paid
 */
public record Liability(List<OfParty> parties) {
    public Liability {
        parties = List.copyOf(parties);
    }

    /**
     * A party.
     *
     * @param party its node
     * @param label its name
     * @param lines binding ones first, then contradicted, then unproven
     */
    public record OfParty(NodeId party, String label, List<Line> lines) {
        public OfParty {
            lines = List.copyOf(lines);
        }
    }

    /** What a line says. */
    public enum Bearing {
        /** Evidence ties the party to it. */
        BINDS,
        /** Evidence speaks against what the party said or is said to have done. */
        CONTRADICTS,
        /** Nothing in the case settles it. */
        UNPROVEN
    }

    /**
     * A sentence about a party.
     *
     * @param ground the finding that it rests on; none where it says what is not known
     */
    public record Line(Bearing bearing, String sentence, Optional<Finding> ground) {
        static Line of(Bearing bearing, String sentence, Optional<Finding> ground) {
            return new Line(bearing, sentence, ground);
        }

        static Line unproven(String sentence) {
            return new Line(Bearing.UNPROVEN, sentence, Optional.empty());
        }
    }

    /** As plain text, to be copied. */
    public String text() {
        var text = new StringBuilder();
        for (var party : parties) {
            text.append(party.label())
                    .append(" (")
                    .append(party.party().kind().wireName())
                    .append(")\n");
            for (var line : party.lines()) {
                text.append("  ").append(word(line.bearing())).append(line.sentence());
                line.ground()
                        .ifPresent(finding ->
                                text.append(" [").append(finding.code()).append(']'));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String word(Bearing bearing) {
        return switch (bearing) {
            case BINDS -> "binds:       ";
            case CONTRADICTS -> "contradicts: ";
            case UNPROVEN -> "unproven:    ";
        };
    }
}
