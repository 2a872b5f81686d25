package dev.reckoner.reputation.erc8004;

import dev.reckoner.crypto.Keccak256;
import dev.reckoner.reputation.erc8004.Erc8004Event.FeedbackRevoked;
import dev.reckoner.reputation.erc8004.Erc8004Event.NewFeedback;
import dev.reckoner.reputation.erc8004.Erc8004Event.ResponseAppended;
import dev.reckoner.reputation.erc8004.Erc8004Event.ValidationRequested;
import dev.reckoner.reputation.erc8004.Erc8004Event.ValidationResponded;
import dev.reckoner.trail.opengradient.contract.AbiReader;
import dev.reckoner.trail.opengradient.contract.HexData;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Logs of the registries' events, read. */
public final class Erc8004Events {
    static final String NEW_FEEDBACK =
            "NewFeedback(uint256,address,uint64,int128,uint8,string,string,string,string,string,bytes32)";
    static final String FEEDBACK_REVOKED = "FeedbackRevoked(uint256,address,uint64)";
    static final String RESPONSE_APPENDED = "ResponseAppended(uint256,address,uint64,address,string,bytes32)";
    static final String VALIDATION_REQUEST = "ValidationRequest(address,uint256,string,bytes32)";
    static final String VALIDATION_RESPONSE = "ValidationResponse(address,uint256,bytes32,uint8,string,bytes32,string)";

    /** Of the drafts of October and November 2025, with a score from 0 to 100: other figures, which nothing converts. */
    private static final Set<String> DRAFTS = Stream.of(
                    "NewFeedback(uint256,address,uint8,bytes32,bytes32,string,bytes32)",
                    "NewFeedback(uint256,address,uint64,uint8,string,string,string,string,bytes32)",
                    "ResponseAppended(uint256,address,uint64,address,string)")
            .map(Erc8004Events::topic)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<Form> FORMS = List.of(
            new Form(NEW_FEEDBACK, 3, 8, Erc8004Events::feedback),
            new Form(
                    FEEDBACK_REVOKED,
                    3,
                    0,
                    (topics, data) -> new FeedbackRevoked(
                            topics.unsigned(256), topics.address(), Rules.index(topics.unsigned(64)))),
            new Form(RESPONSE_APPENDED, 3, 3, Erc8004Events::response),
            new Form(
                    VALIDATION_REQUEST,
                    3,
                    1,
                    (topics, data) -> new ValidationRequested(
                            topics.address(), topics.unsigned(256), Rules.uri("A URI", data.text()), topics.word())),
            new Form(
                    VALIDATION_RESPONSE,
                    3,
                    4,
                    (topics, data) -> new ValidationResponded(
                            topics.address(),
                            topics.unsigned(256),
                            topics.word(),
                            Rules.response(data.small(8)),
                            Rules.uri("A URI", data.text()),
                            data.word(),
                            Rules.tag(data.text()))));

    private Erc8004Events() {}

    /** Makes an event. */
    @FunctionalInterface
    private interface Decoder {
        Erc8004Event decode(AbiReader topics, AbiReader data) throws IOException;
    }

    private record Form(String signature, int indexed, int dataWords, Decoder decoder) {
        String name() {
            return signature.substring(0, signature.indexOf('('));
        }
    }

    /** The topic that an event, by its signature, or an indexed text has: {@code 0x} and 64 characters. */
    static String topic(String text) {
        return "0x" + Keccak256.digest(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static boolean isDraft(List<String> topics) {
        return !topics.isEmpty() && DRAFTS.contains(topics.getFirst().toLowerCase(Locale.ROOT));
    }

    private static Optional<Form> form(List<String> topics) {
        return topics.isEmpty()
                ? Optional.empty()
                : FORMS.stream()
                        .filter(form ->
                                topic(form.signature()).equals(topics.getFirst().toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    /**
     * What a log says.
     *
     * @param topics {@code 0x} and 64 hexadecimal characters each, the first one telling the event
     * @param dataHex {@code 0x} and hexadecimal
     * @return empty for an event that is not one of these
     * @throws IOException {@code TR-ABI} if it is not what the event writes; an {@link Erc8004Exception} with {@code ER-DRAFT} if
     *     it is of an earlier draft, {@code ER-TAG} if its indexed tag is another than its tag, or with the code of the limit that
     *     a value is beyond
     */
    public static Optional<Erc8004Event> decode(List<String> topics, String dataHex) throws IOException {
        if (isDraft(topics)) {
            throw new Erc8004Exception(
                    "ER-DRAFT",
                    "This event is of an earlier draft of ERC-8004, whose figures mean something else; it is not read.");
        }
        Optional<Form> form = form(topics);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        String subject = "The topics of the event " + form.get().name();
        byte[] indexed = bytes(
                "0x" + topics.stream().skip(1).map(Erc8004Events::unprefixed).collect(Collectors.joining()), subject);
        // The first tag of a feedback is a topic beside its three: a text, of which the hash is there.
        int words = form.get().indexed();
        if (indexed.length != 32 * words) {
            throw new Erc8004Exception(
                    "ER-LOG", subject + " are " + topics.size() + " where this event has " + (words + 1) + ".");
        }
        String data = "The data of the event " + form.get().name();
        AbiReader values = AbiReader.of(bytes(dataHex, data), data, form.get().dataWords());
        Erc8004Event event = form.get().decoder().decode(AbiReader.of(indexed, subject, words), values);
        values.end();
        return Optional.of(event);
    }

    private static String unprefixed(String topic) {
        return topic.startsWith("0x") ? topic.substring(2) : topic;
    }

    private static byte[] bytes(String hex, String subject) throws Erc8004Exception {
        try {
            return new HexData(hex.toLowerCase(Locale.ROOT)).bytes();
        } catch (IllegalArgumentException e) {
            throw new Erc8004Exception("ER-LOG", subject + " are not 0x and whole bytes in hexadecimal.");
        }
    }

    private static Erc8004Event feedback(AbiReader topics, AbiReader data) throws IOException {
        BigInteger agent = topics.unsigned(256);
        String client = topics.address();
        String indexedTag = topics.word();
        BigInteger index = Rules.index(data.unsigned(64));
        FeedbackValue value = FeedbackValue.of(data.int128(), data.small(8));
        String tag = Rules.tag(data.text());
        if (!topic(tag).equals(indexedTag)) {
            throw new Erc8004Exception(
                    "ER-TAG", "The first tag in the data of this feedback is not the one whose hash is its topic.");
        }
        return new NewFeedback(
                agent,
                client,
                index,
                value,
                tag,
                Rules.tag(data.text()),
                Rules.uri("An endpoint", data.text()),
                Rules.uri("A URI", data.text()),
                data.word());
    }

    private static Erc8004Event response(AbiReader topics, AbiReader data) throws IOException {
        BigInteger agent = topics.unsigned(256);
        String client = topics.address();
        String responder = topics.address();
        return new ResponseAppended(
                agent, client, Rules.index(data.unsigned(64)), responder, Rules.uri("A URI", data.text()), data.word());
    }
}
