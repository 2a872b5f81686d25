package dev.reckoner.reputation.erc8004;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.reputation.Band;
import dev.reckoner.reputation.EvidenceWeights;
import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.Tally;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.SubjectRecord;
import java.util.Locale;

/**
 * An opinion as a feedback, with its file.
 *
 * @param call what the registry would be called with
 * @param file the file that the call names by its hash, RFC 8785
 */
public record FeedbackExport(Erc8004Call.GiveFeedback call, byte[] file) {
    /** The name of the file. */
    public static final String FILE = "feedback.json";

    /** What the figure is: the expected share of good answers, in per cent. */
    public static final String TAG1 = "expectedReliability";

    /** How it was found. */
    public static final String TAG2 = ValidationScore.TAG;

    /**
     * Converts the opinion on a subject.
     *
     * @param record of whom
     * @param question what was asked of the reputations; the time is the file's own too
     * @throws Erc8004Exception {@code ER-NOT-ENOUGH} where there is not enough evidence to show a standing
     */
    public static FeedbackExport of(
            SubjectRecord record, Question question, Registries registries, LedgerReference ledger)
            throws Erc8004Exception {
        Opinion opinion = record.at(question.at());
        ReputationParameters parameters = record.timeline().parameters();
        if (!opinion.isShown(parameters)) {
            throw new Erc8004Exception(
                    "ER-NOT-ENOUGH",
                    String.format(
                            Locale.ROOT,
                            "There is not enough evidence about %s: %.2f of what is to be known is not, and from %.2f on no"
                                    + " figure is given. A registry cannot say so, and no feedback is made.",
                            record.id().name(),
                            opinion.uncertainty(),
                            parameters.hiddenFrom()));
        }
        FeedbackValue value = FeedbackValue.percent(opinion.expectation());
        ObjectNode file = registries.members("clientAddress");
        file.put("createdAt", question.at().toString());
        file.put("value", value.number().longValueExact());
        file.put("valueDecimals", value.decimals());
        file.put("tag1", TAG1);
        file.put("tag2", TAG2);
        file.set(Conversion.MEMBER, own(record, question, opinion, ledger));
        byte[] bytes = Conversion.bytes(file);
        return new FeedbackExport(
                new Erc8004Call.GiveFeedback(
                        registries.agentId(), value, TAG1, TAG2, "", registries.uri(FILE), Conversion.hash(bytes)),
                bytes);
    }

    private static ObjectNode own(SubjectRecord record, Question question, Opinion opinion, LedgerReference ledger) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        own.set("conversion", Conversion.json("reckoner-opinion", "erc-8004-feedback", Conversion.FEEDBACK));
        own.putObject("subject")
                .put("kind", record.id().kind().wireName())
                .put("name", record.id().name());
        own.put("asOf", question.at().toString());
        own.set("opinion", opinion(opinion, record.timeline().parameters()));
        own.set("parameters", parameters(record.timeline().parameters()));
        own.set("counts", counts(record, question));
        own.set("ledger", ledger.json());
        return own;
    }

    private static ObjectNode opinion(Opinion opinion, ReputationParameters parameters) {
        Band band = opinion.band(parameters.bandLevel());
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.put("expectation", opinion.expectation());
        said.put("uncertainty", opinion.uncertainty());
        said.put("belief", opinion.belief());
        said.put("disbelief", opinion.disbelief());
        said.put("evidenceFor", opinion.r());
        said.put("evidenceAgainst", opinion.s());
        said.putObject("band")
                .put("level", parameters.bandLevel())
                .put("low", band.low())
                .put("high", band.high());
        return said;
    }

    private static ObjectNode parameters(ReputationParameters parameters) {
        EvidenceWeights weights = parameters.weights();
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.put("halfLife", parameters.halfLife().toString());
        said.put("priorWeight", parameters.priorWeight());
        said.put("baseRate", parameters.baseRate());
        said.put("hiddenFrom", parameters.hiddenFrom());
        said.put("timeBasis", parameters.timeBasis().name().toLowerCase(Locale.ROOT));
        said.putObject("weights")
                .put("bitExact", weights.bitExact())
                .put("withinEmpirical", weights.withinEmpirical())
                .put("withinTheoretical", weights.withinTheoretical())
                .put("outside", weights.outside())
                .put("samplingCap", weights.samplingCap());
        return said;
    }

    private static ObjectNode counts(SubjectRecord record, Question question) {
        Tally tally = record.timeline().tally(question.at());
        return JsonNodeFactory.instance
                .objectNode()
                .put("good", tally.good())
                .put("bad", tally.bad())
                .put("undecided", tally.undecided())
                .put("notAttributed", record.apart().notAttributed())
                .put("leftOutAsIsolated", record.apart().isolated());
    }
}
