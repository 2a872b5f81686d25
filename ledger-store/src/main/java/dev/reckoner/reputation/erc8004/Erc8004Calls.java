package dev.reckoner.reputation.erc8004;

import com.esaulpaugh.headlong.abi.Address;
import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.reputation.erc8004.Erc8004Call.AppendResponse;
import dev.reckoner.reputation.erc8004.Erc8004Call.GiveFeedback;
import dev.reckoner.reputation.erc8004.Erc8004Call.RequestValidation;
import dev.reckoner.reputation.erc8004.Erc8004Call.RespondToValidation;
import dev.reckoner.reputation.erc8004.Erc8004Call.RevokeFeedback;
import dev.reckoner.trail.opengradient.contract.AbiReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Calldata of the registries' calls, written and read. */
public final class Erc8004Calls {
    static final String GIVE_FEEDBACK = "giveFeedback(uint256,int128,uint8,string,string,string,string,bytes32)";
    static final String REVOKE_FEEDBACK = "revokeFeedback(uint256,uint64)";
    static final String APPEND_RESPONSE = "appendResponse(uint256,address,uint64,string,bytes32)";
    static final String VALIDATION_REQUEST = "validationRequest(address,uint256,string,bytes32)";
    static final String VALIDATION_RESPONSE = "validationResponse(bytes32,uint8,string,bytes32,string)";

    private static final int SELECTOR = 4;

    private static final List<Form> FORMS = List.of(
            new Form(
                    GIVE_FEEDBACK,
                    8,
                    from -> checked(new GiveFeedback(
                            from.unsigned(256),
                            FeedbackValue.of(from.int128(), from.small(8)),
                            from.text(),
                            from.text(),
                            from.text(),
                            from.text(),
                            from.word()))),
            new Form(REVOKE_FEEDBACK, 2, from -> checked(new RevokeFeedback(from.unsigned(256), from.unsigned(64)))),
            new Form(
                    APPEND_RESPONSE,
                    5,
                    from -> checked(new AppendResponse(
                            from.unsigned(256), from.address(), from.unsigned(64), from.text(), from.word()))),
            new Form(
                    VALIDATION_REQUEST,
                    4,
                    from -> checked(
                            new RequestValidation(from.address(), from.unsigned(256), from.text(), from.word()))),
            new Form(
                    VALIDATION_RESPONSE,
                    5,
                    from -> checked(new RespondToValidation(
                            from.word(), from.small(8), from.text(), from.word(), from.text()))));

    private Erc8004Calls() {}

    /** Makes a call of its arguments. */
    @FunctionalInterface
    private interface Decoder {
        Erc8004Call decode(AbiReader from) throws IOException;
    }

    private record Form(String signature, int headWords, Decoder decoder) {
        String subject() {
            return "The arguments of the call " + signature.substring(0, signature.indexOf('('));
        }
    }

    /** The selector, {@code 0x} and 8 characters. */
    static String selector(String signature) {
        byte[] hash = Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII));
        return "0x" + HexFormat.of().formatHex(hash, 0, SELECTOR);
    }

    /**
     * What calldata ask for.
     *
     * @return empty for a call that is not one of these
     * @throws IOException {@code TR-ABI} if the arguments are not what clients encode, an {@link Erc8004Exception} if they are
     *     beyond what the registry takes
     */
    public static Optional<Erc8004Call> decode(byte[] input) throws IOException {
        if (input.length < SELECTOR) {
            return Optional.empty();
        }
        String selector = "0x" + HexFormat.of().formatHex(input, 0, SELECTOR);
        for (Form form : FORMS) {
            if (selector(form.signature()).equals(selector)) {
                byte[] arguments = Arrays.copyOfRange(input, SELECTOR, input.length);
                AbiReader reader = AbiReader.of(arguments, form.subject(), form.headWords());
                Erc8004Call call = form.decoder().decode(reader);
                reader.end();
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    /**
     * The calldata.
     *
     * @throws Erc8004Exception if a value is beyond what the registry takes
     */
    public static byte[] encode(Erc8004Call call) throws Erc8004Exception {
        return Function.parse(signature(call))
                .encodeCall(arguments(checked(call)))
                .array();
    }

    private static String signature(Erc8004Call call) {
        return switch (call) {
            case GiveFeedback ignored -> GIVE_FEEDBACK;
            case RevokeFeedback ignored -> REVOKE_FEEDBACK;
            case AppendResponse ignored -> APPEND_RESPONSE;
            case RequestValidation ignored -> VALIDATION_REQUEST;
            case RespondToValidation ignored -> VALIDATION_RESPONSE;
        };
    }

    private static Tuple arguments(Erc8004Call call) {
        return switch (call) {
            case GiveFeedback given ->
                Tuple.from(
                        given.agentId(),
                        given.value().number(),
                        given.value().decimals(),
                        given.tag1(),
                        given.tag2(),
                        given.endpoint(),
                        given.feedbackUri(),
                        word(given.feedbackHash()));
            case RevokeFeedback revoked -> Tuple.from(revoked.agentId(), revoked.feedbackIndex());
            case AppendResponse response ->
                Tuple.from(
                        response.agentId(),
                        address(response.clientAddress()),
                        response.feedbackIndex(),
                        response.responseUri(),
                        word(response.responseHash()));
            case RequestValidation request ->
                Tuple.from(
                        address(request.validatorAddress()),
                        request.agentId(),
                        request.requestUri(),
                        word(request.requestHash()));
            case RespondToValidation response ->
                Tuple.from(
                        word(response.requestHash()),
                        response.response(),
                        response.responseUri(),
                        word(response.responseHash()),
                        response.tag());
        };
    }

    private static Address address(String address) {
        return Address.wrap(Address.toChecksumAddress(address));
    }

    private static byte[] word(String hash) {
        return HexFormat.of().parseHex(hash, 2, hash.length());
    }

    private static Erc8004Call checked(Erc8004Call call) throws Erc8004Exception {
        switch (call) {
            case GiveFeedback given -> {
                Rules.agent(given.agentId());
                FeedbackValue.of(given.value().number(), given.value().decimals());
                Rules.tag(given.tag1());
                Rules.tag(given.tag2());
                Rules.uri("An endpoint", given.endpoint());
                Rules.uri("A URI", given.feedbackUri());
                Rules.hash(given.feedbackHash());
            }
            case RevokeFeedback revoked -> {
                Rules.agent(revoked.agentId());
                Rules.index(revoked.feedbackIndex());
            }
            case AppendResponse response -> {
                Rules.agent(response.agentId());
                Rules.address(response.clientAddress());
                Rules.index(response.feedbackIndex());
                Rules.uri("A URI", response.responseUri());
                Rules.hash(response.responseHash());
            }
            case RequestValidation request -> {
                Rules.address(request.validatorAddress());
                Rules.agent(request.agentId());
                Rules.uri("A URI", request.requestUri());
                Rules.hash(request.requestHash());
            }
            case RespondToValidation response -> {
                Rules.hash(response.requestHash());
                Rules.response(response.response());
                Rules.uri("A URI", response.responseUri());
                Rules.hash(response.responseHash());
                Rules.tag(response.tag());
            }
        }
        return call;
    }
}
