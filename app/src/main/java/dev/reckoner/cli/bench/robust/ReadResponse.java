package dev.reckoner.cli.bench.robust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.cli.bench.robust.Fate.Kind;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.opengradient.RequestRules;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The values of a response as they were read.
 *
 * @param claim the claim that it carries
 * @param response its marks
 * @param request the request that came with it
 */
record ReadResponse(Claim claim, Evidence.SignedResponse response, JsonNode request) {
    /** The one response of the trail; empty where none could be read. */
    static Optional<ReadResponse> of(MemoryTrail trail) throws TrailFormatException {
        Optional<Claim> claim = trail.claims().stream().findFirst();
        Optional<Evidence.SignedResponse> response = claim.flatMap(Claim::statement)
                .flatMap(trail::evidence)
                .filter(Evidence.SignedResponse.class::isInstance)
                .map(Evidence.SignedResponse.class::cast);
        Optional<byte[]> request =
                response.flatMap(Evidence.SignedResponse::request).flatMap(trail::blob);
        return claim.isEmpty() || response.isEmpty() || request.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReadResponse(claim.get(), response.get(), StrictJson.tree(request.get())));
    }

    /** What it means that another one, with a bit changed, is affirmed as this one is. */
    Fate compare(ReadResponse other) {
        if (!sameMarks(other) || !outputs(claim).equals(outputs(other.claim))) {
            return new Fate(Kind.ACCEPTED, "claim " + other.claim.id());
        }
        if (request.equals(other.request)) {
            boolean sameText = response.signature().equals(other.response.signature());
            return new Fate(
                    Kind.SAME,
                    sameText
                            ? "upper or lower case of a hexadecimal digit"
                            : "spare bits of the signature's last base64 digit");
        }
        String place = Difference.between(request, other.request);
        return hashedAlike(other) ? new Fate(Kind.UNSIGNED, place) : new Fate(Kind.ACCEPTED, place);
    }

    private boolean sameMarks(ReadResponse other) {
        return claim.id().equals(other.claim.id())
                && response.teeId().equals(other.response.teeId())
                && response.requestHash().equals(other.response.requestHash())
                && response.outputHash().equals(other.response.outputHash())
                && response.timestamp().equals(other.response.timestamp())
                && response.signedMessage().equals(other.response.signedMessage())
                && Arrays.equals(signature(), other.signature());
    }

    private byte[] signature() {
        return Base64.getDecoder().decode(response.signature());
    }

    private boolean hashedAlike(ReadResponse other) {
        return Arrays.stream(RequestRules.values())
                .anyMatch(rules ->
                        rules.apply(request).isPresent() && rules.apply(request).equals(rules.apply(other.request)));
    }

    private static List<Optional<Digest>> outputs(Claim claim) {
        return claim.outputs().stream().map(ValueReference::held).toList();
    }
}
