package dev.reckoner.trail.opengradient.payment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.member.Members;
import java.util.List;
import java.util.Optional;

/**
 * The members of a payment: of x402's second version, with the accepted requirements inside; of its first, without; and of
 * what a facilitator is asked, with the requirements beside.
 */
final class PaymentParser {
    static final String EIP3009 = "authorization";
    static final List<String> PERMIT2 = List.of("permit2Authorization", "permit2_authorization");
    static final List<String> AUTHORIZATIONS = List.of(EIP3009, PERMIT2.getFirst(), PERMIT2.getLast());

    private static final int MOST_SIGNATURE = 8_192;

    private final JsonNode root;
    private final JsonNode stated;

    PaymentParser(JsonNode object) {
        root = object;
        stated = stated(object);
    }

    private static JsonNode stated(JsonNode object) {
        return object.path("paymentPayload").isObject() ? object.path("paymentPayload") : object;
    }

    /** What the scheme itself defines. */
    static JsonNode payload(JsonNode object) {
        return stated(object).path("payload");
    }

    Payment payment() throws TrailFormatException {
        Members payload = Members.of(stated).in("payload");
        byte[] signature = payload.hex("signature");
        if (signature.length > MOST_SIGNATURE) {
            throw payload.refusal("signature", "at most " + MOST_SIGNATURE + " bytes");
        }
        Members accepted = accepted();
        return new Payment(
                accepted.optionalText("scheme").orElse("not stated"),
                accepted.text("network"),
                authorization(payload, accepted),
                Bytes.of(signature));
    }

    /** The requirements that the payment fulfils, where told; else the payment itself, which gives scheme and network. */
    private Members accepted() throws TrailFormatException {
        if (stated.path("accepted").isObject()) {
            return Members.of(stated).in("accepted");
        }
        return root.path("paymentRequirements").isObject()
                ? Members.of(root).in("paymentRequirements")
                : Members.of(stated);
    }

    private static Authorization authorization(Members payload, Members accepted) throws TrailFormatException {
        for (String name : PERMIT2) {
            if (payload.has(name)) {
                return permit2(payload.in(name));
            }
        }
        Members authorization = payload.in(EIP3009);
        if (!authorization.has("validBefore")) {
            throw new TrailFormatException(
                    "TR-X402-METHOD",
                    authorization.pointer(),
                    "The payment moves tokens in another way than EIP-3009 and Permit2",
                    "Nothing: who signed such a payment is not checked here.");
        }
        return eip3009(authorization, accepted);
    }

    private static Authorization eip3009(Members members, Members accepted) throws TrailFormatException {
        Optional<String> asset = accepted.has("asset") ? Optional.of(accepted.address("asset")) : Optional.empty();
        return new Authorization.TransferWithAuthorization(
                members.address("from"),
                members.address("to"),
                members.number("value"),
                members.number("validAfter"),
                members.number("validBefore"),
                members.word("nonce"),
                asset,
                asset.isPresent() ? token(asset.get(), accepted) : Optional.empty());
    }

    private static Optional<Authorization.Token> token(String asset, Members accepted) throws TrailFormatException {
        if (!accepted.has("extra")) {
            return Optional.empty();
        }
        Members extra = accepted.in("extra");
        return extra.has("name") && extra.has("version")
                ? Optional.of(new Authorization.Token(asset, extra.text("name"), extra.text("version")))
                : Optional.empty();
    }

    private static Authorization permit2(Members members) throws TrailFormatException {
        Members permitted = members.in("permitted");
        return new Authorization.PermitWitnessTransfer(
                members.address("from"),
                permitted.address("token"),
                permitted.number("amount"),
                members.address("spender"),
                members.number("nonce"),
                members.number("deadline"),
                witness(members.in("witness")));
    }

    private static Witness witness(Members members) throws TrailFormatException {
        Optional<String> facilitator =
                members.has("facilitator") ? Optional.of(members.address("facilitator")) : Optional.empty();
        boolean extra = members.has("extra") && !members.object().path("extra").isEmpty()
                || members.object().path("extra").isTextual();
        if (extra && facilitator.isPresent()) {
            throw members.refusal("extra", "nothing beside a facilitator");
        }
        return new Witness(
                members.address("to"),
                facilitator,
                members.number("validAfter"),
                extra ? Optional.of(extra(members)) : Optional.empty());
    }

    private static Bytes extra(Members members) throws TrailFormatException {
        return members.object().path("extra").asText("").isEmpty() ? Bytes.EMPTY : Bytes.of(members.hex("extra"));
    }
}
