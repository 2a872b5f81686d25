package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.Standings;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;

/** How operators stood, by the verdicts that were known by then. No sample was drawn yet. */
final class KnownStandings implements PolicyKnowledge {
    private final ReputationParameters parameters;
    private final Standings standings;

    private KnownStandings(ReputationParameters parameters, Standings standings) {
        this.parameters = parameters;
        this.standings = standings;
    }

    /** Reads the case: not for the FX thread. */
    static KnownStandings of(ReputationDesk desk) throws IOException {
        var parameters = desk.parameters();
        var latest = desk.latest(parameters.timeBasis());
        var question = new Question(SubjectKind.OPERATOR, latest, true, parameters);
        return new KnownStandings(parameters, desk.standings(question));
    }

    @Override
    public OptionalDouble standing(String operator, Instant at) {
        return standings
                .of(new SubjectId(SubjectKind.OPERATOR, operator))
                .map(record -> record.at(at))
                .filter(opinion -> opinion.isShown(parameters))
                .map(opinion -> OptionalDouble.of(opinion.expectation()))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public boolean drawn(Digest claim) {
        return false;
    }
}
