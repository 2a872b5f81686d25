package dev.reckoner.trail.opengradient.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.opengradient.CarriedResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One published blob: a batch, or a single inference. */
final class SettlementImport {
    private final TrailSink sink;

    SettlementImport(TrailSink sink) {
        this.sink = sink;
    }

    /**
     * Reads it.
     *
     * @param raw the blob
     * @param file the file it is in
     * @param place the place of the blob in it
     */
    void read(byte[] raw, String file, String place) throws IOException {
        JsonNode members = StrictJson.tree(raw);
        if (members.has("leafEncoding")) {
            batch(BatchDump.of(members), raw, place);
        } else if (members.has("teeSignature") || members.has("ethAddress")) {
            single(SettledText.of(members), raw, file, place);
        } else {
            throw new TrailFormatException(
                    "TR-OG-NOT-SETTLED",
                    "",
                    "The record is neither a settled batch nor a settled inference",
                    "Leave it out, or ask the producer what it is.");
        }
    }

    private void batch(BatchDump dump, byte[] raw, String place) throws IOException {
        sink.evidence(new Evidence.SettlementBatch(
                dump.id(),
                sink.blob(raw),
                place,
                dump.layout().leafEncoding(),
                dump.root(),
                dump.values().size()));
    }

    private void single(SettledText text, byte[] raw, String file, String place) throws IOException {
        Optional<CarriedResponse> response = response(text, file, place);
        Evidence.SettledInference settled = text.evidence(response, sink.blob(raw), place);
        sink.evidence(settled);
        if (response.isPresent()) {
            if (text.differsFrom(response.get())) {
                sink.problem(problem(
                        file,
                        place,
                        "TR-OG-SETTLED-DIFFERS",
                        "The blob states another signature, enclave or time than the response in it",
                        "Compare it with the settlement's transaction, and ask the operator.",
                        Severity.DAMAGED));
            }
            identified(response.get()).write(List.of(settled.id()), raw, place, sink);
        }
    }

    /**
     * A request that lost its numbers in the blob is nobody's forgery, and one beside which a forger put a number looks the same.
     * Neither is told from the other, so neither is taken for the request: the claim is that of the response alone, which the
     * true request completes, and which takes no place from it. The blob itself is kept as it is.
     */
    private static CarriedResponse identified(CarriedResponse carried) {
        boolean lost = !carried.requestHash().isEmpty()
                && carried.request().filter(NumericLoss::isPossible).isPresent()
                && !carried.hasStatedRequest();
        return lost ? carried.withoutRequest() : carried;
    }

    private Optional<CarriedResponse> response(SettledText text, String file, String place) throws IOException {
        try {
            Optional<CarriedResponse> response = CarriedResponse.of(
                    text.input(),
                    text.output(),
                    Map.of(
                            "tee_signature", text.signature(),
                            "tee_id", text.teeId(),
                            "tee_timestamp", text.timestamp()));
            if (response.isEmpty()) {
                sink.problem(problem(
                        file,
                        place,
                        "TR-OG-SETTLED-NO-RESPONSE",
                        "The output in the blob is no response, so that only the settlement itself was read",
                        "Ask whoever sent the request for the response that was received.",
                        Severity.LEFT_OUT));
            }
            return response;
        } catch (TrailFormatException e) {
            sink.problem(e.within("the text in the blob").problem(file));
            return Optional.empty();
        }
    }

    private static ReadProblem problem(
            String file, String place, String code, String sentence, String next, Severity severity) {
        String within = place.equals(file) ? "" : "line " + place.substring(file.length() + 1);
        return new ReadProblem(file, within, code, sentence, next, severity);
    }
}
