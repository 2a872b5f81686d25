package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.chain.SettledSingle;
import dev.reckoner.appraise.chain.Told;
import dev.reckoner.appraise.code.TimeCode;
import dev.reckoner.appraise.completeness.Signed;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.settlement.ExpectedLeaves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the times around a response follow each other: attestation, registration, signing, settlement. Times of blocks are
 * taken as told. Bounds: og-evm contracts/solidity/TEEInferenceVerifier.sol and precompiles/tee.
 */
final class TimeLinks {
    private static final Duration ATTESTED_AHEAD = Duration.ofSeconds(60);
    private static final Duration SIGNED_AHEAD = Duration.ofMinutes(5);
    private static final Duration SIGNED_BEHIND = Duration.ofHours(1);

    private final SettlementIndexes indexes;
    private final ChainViews chain;
    private final Admissions admissions;

    TimeLinks(SettlementIndexes indexes, ChainViews chain, Admissions admissions) {
        this.indexes = indexes;
        this.chain = chain;
        this.admissions = admissions;
    }

    /** Findings about the links of which the case tells both ends; empty where it tells of none. */
    List<Finding> findings(Answer answer, Evidence.SignedResponse response, Check.Context context) {
        Optional<Instant> signed = Signed.time(response.timestamp());
        if (signed.isEmpty()) {
            return List.of();
        }
        var line = new Line(answer, signed.get());
        registration(line, response, context);
        settlement(line, response, context);
        created(line, response, context);
        return line.findings(chain.skew(response.teeId(), context)
                .map(skew -> "; single responses of this enclave were settled " + Math.abs(skew.median())
                        + (skew.median() < 0 ? " s before" : " s after")
                        + " the time that it signed (median of " + skew.count() + ")")
                .orElse(""));
    }

    private void registration(Line line, Evidence.SignedResponse response, Check.Context context) {
        var registrations = chain.of(context).registrations();
        registrations
                .first(response.teeId(), told -> BelievedContracts.isRegistry(told, context))
                .ifPresent(line::registered);
        registrations.of(response.teeId()).stream()
                .filter(registration -> registration.told().outcome() == Told.Outcome.DONE)
                .filter(registration -> BelievedContracts.isRegistry(registration.told(), context))
                .findFirst()
                .ifPresent(registration -> admissions
                        .of(registration, context)
                        .attested()
                        .ifPresent(at -> line.attested(at, registration.told())));
    }

    private void settlement(Line line, Evidence.SignedResponse response, Check.Context context) {
        var told = chain.of(context).settlements();
        SingleSettlement.of(response).settling(told).stream()
                .filter(single -> !single.isOlderForm())
                .filter(single -> single.told().outcome() == Told.Outcome.DONE)
                .filter(single -> BelievedContracts.isRelay(single.told(), context))
                .findFirst()
                .ifPresent(line::settledAlone);
        SettlementIndex index = indexes.of(context);
        if (!index.hasNoLeaves() && !told.isEmpty()) {
            ExpectedLeaves.of(response).stream()
                    .flatMap(leaf -> index.places(leaf).stream())
                    .flatMap(place -> BatchOnChain.settledAt(place.batch().root(), told, context).stream())
                    // The latest: leaves of hashes alone may be those of an earlier response.
                    .max(Comparator.naturalOrder())
                    .ifPresent(line::settledInBatch);
        }
    }

    /** Of answers in one piece; what the last frame of a stream gives is when the stream began or ended. */
    private void created(Line line, Evidence.SignedResponse response, Check.Context context) {
        if (response.generation().equals("G0")) {
            return;
        }
        HeldAnswers.of(response, context)
                .filter(body -> body.path("choices").path(0).has("message")
                        || body.path("choices").path(0).has("text"))
                .map(body -> body.path("created"))
                .filter(JsonNode::isIntegralNumber)
                .filter(JsonNode::canConvertToLong)
                .ifPresent(created -> line.created(created.longValue()));
    }

    /** Something that happened at a time of which the case tells. */
    private record Moment(Instant at, String what) {
        @Override
        public String toString() {
            return what + " " + at;
        }
    }

    /** The links of one response. */
    private static final class Line {
        private final Answer answer;
        private final Instant signed;
        private final List<Moment> told = new ArrayList<>();
        private final List<Finding> broken = new ArrayList<>();

        Line(Answer answer, Instant signed) {
            this.answer = answer;
            this.signed = signed;
        }

        void registered(Told first) {
            Instant at = first.at().orElseThrow();
            told.add(new Moment(at, "registered"));
            if (signed.plus(SIGNED_AHEAD).isBefore(at)) {
                breaks(TimeCode.TIME_BEFORE_REGISTRATION, first, "signed " + signed + ", registered " + at);
            }
        }

        void attested(Instant at, Told registration) {
            registration.at().ifPresent(block -> {
                told.add(new Moment(at, "attested for its registration"));
                if (at.isAfter(block.plus(ATTESTED_AHEAD))) {
                    breaks(TimeCode.TIME_ATTESTED_LATE, registration, "attested " + at + ", registered " + block);
                }
            });
        }

        void settledAlone(SettledSingle single) {
            single.told().at().ifPresent(block -> {
                told.add(new Moment(block, "settled"));
                String detail = "signed " + signed + ", settled " + block;
                if (signed.isAfter(block.plus(SIGNED_AHEAD))) {
                    breaks(TimeCode.TIME_SETTLED_EARLY, single.told(), detail);
                }
                if (signed.isAfter(block.plus(SIGNED_AHEAD)) || signed.isBefore(block.minus(SIGNED_BEHIND))) {
                    breaks(TimeCode.TIME_OUTSIDE_BOUNDS, single.told(), detail);
                }
            });
        }

        void settledInBatch(Instant block) {
            told.add(new Moment(block, "settled in a batch"));
            if (signed.isAfter(block.plus(SIGNED_AHEAD))) {
                broken.add(
                        answer.gives(TimeCode.TIME_SETTLED_EARLY, "signed " + signed + ", its batch settled " + block));
            }
        }

        void created(long seconds) {
            if (seconds != signed.getEpochSecond()) {
                broken.add(answer.gives(
                        TimeCode.TIME_CREATED_DIFFERS,
                        "created " + seconds + ", signed " + signed.getEpochSecond() + " (Unix seconds)"));
            }
        }

        private void breaks(TimeCode code, Told by, String detail) {
            broken.add(answer.restingOn(by.restsOn()).gives(code, detail));
        }

        List<Finding> findings(String skew) {
            if (!broken.isEmpty() || told.isEmpty()) {
                return List.copyOf(broken);
            }
            return List.of(answer.gives(
                    TimeCode.TIME_ORDERED,
                    Stream.concat(told.stream(), Stream.of(new Moment(signed, "signed")))
                                    .sorted(Comparator.comparing(Moment::at))
                                    .map(Moment::toString)
                                    .collect(Collectors.joining(", "))
                            + skew));
        }
    }
}
