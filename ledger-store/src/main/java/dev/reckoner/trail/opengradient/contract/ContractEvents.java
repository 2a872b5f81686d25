package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.trail.TrailFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decodes the events of OpenGradient's contracts by their first topic. The events of language models on the chain
 * ({@code LLMCompletionEvent}, {@code LLMChat}) are not decoded: nothing offline can be checked of them.
 */
public final class ContractEvents {
    private static final List<EventForm> REGISTRY = List.of(
            new EventForm(
                    "TEETypeAdded(uint8,string)",
                    1,
                    1,
                    (topics, data) -> new RegistryEvent.TeeTypeAdded(topics.small(8), data.text())),
            new EventForm(
                    "PCRApproved(bytes32,uint8,string)",
                    2,
                    1,
                    (topics, data) -> new RegistryEvent.PcrApproved(topics.word(), topics.small(8), data.text())),
            new EventForm(
                    "PCRRevoked(bytes32,uint8)",
                    2,
                    0,
                    (topics, data) -> new RegistryEvent.PcrRevoked(topics.word(), Optional.of(topics.small(8)))),
            new EventForm(
                    "PCRRevoked(bytes32)",
                    1,
                    0,
                    (topics, data) -> new RegistryEvent.PcrRevoked(topics.word(), Optional.empty())),
            new EventForm(
                    "TEERegistered(bytes32,address,uint8)",
                    2,
                    1,
                    (topics, data) -> new RegistryEvent.TeeRegistered(topics.word(), topics.address(), data.small(8))),
            new EventForm("TEEDisabled(bytes32)", 1, 0, (topics, data) -> new RegistryEvent.TeeDisabled(topics.word())),
            new EventForm("TEEEnabled(bytes32)", 1, 0, (topics, data) -> new RegistryEvent.TeeEnabled(topics.word())),
            new EventForm(
                    "AWSCertificateUpdated(bytes32)",
                    1,
                    0,
                    (topics, data) -> new RegistryEvent.AwsCertificateUpdated(topics.word())),
            new EventForm(
                    "HeartbeatReceived(bytes32,uint256)",
                    1,
                    1,
                    (topics, data) -> new RegistryEvent.HeartbeatReceived(topics.word(), data.time())),
            new EventForm(
                    "RegistryUpdated(address,address)",
                    2,
                    0,
                    (topics, data) -> new RegistryEvent.RegistryUpdated(topics.address(), topics.address())),
            new EventForm(
                    "OHTTPConfigUpdated(bytes32,uint8,uint16,uint16,uint16,bytes32,bytes32)",
                    1,
                    6,
                    (topics, data) -> new RegistryEvent.OhttpConfigUpdated(
                            topics.word(),
                            data.small(8),
                            data.small(16),
                            data.small(16),
                            data.small(16),
                            data.word(),
                            data.word())),
            new EventForm(
                    "OHTTPConfigCleared(bytes32)",
                    1,
                    0,
                    (topics, data) -> new RegistryEvent.OhttpConfigCleared(topics.word())));

    private static final List<EventForm> ROLES = List.of(
            new EventForm(
                    "RoleGranted(bytes32,address,address)",
                    3,
                    0,
                    (topics, data) -> new RoleEvent.RoleGranted(topics.word(), topics.address(), topics.address())),
            new EventForm(
                    "RoleRevoked(bytes32,address,address)",
                    3,
                    0,
                    (topics, data) -> new RoleEvent.RoleRevoked(topics.word(), topics.address(), topics.address())),
            new EventForm(
                    "RoleAdminChanged(bytes32,bytes32,bytes32)",
                    3,
                    0,
                    (topics, data) -> new RoleEvent.RoleAdminChanged(topics.word(), topics.word(), topics.word())));

    private static final List<EventForm> SETTLEMENT = List.of(
            new EventForm(
                    "BatchSettlement(bytes32,uint256,bytes)",
                    1,
                    2,
                    (topics, data) ->
                            new SettlementEvent.BatchSettlement(topics.word(), data.unsigned(256), data.blobId())),
            new EventForm(
                    "IndividualSettlement(bytes32,address,bytes32,bytes32,uint256,bytes,bytes)",
                    2,
                    5,
                    (topics, data) -> new SettlementEvent.IndividualSettlement(
                            topics.word(),
                            topics.address(),
                            data.word(),
                            data.word(),
                            data.time(),
                            data.blobId(),
                            data.bytes())),
            new EventForm(
                    "Settlement(bytes32,bytes32)",
                    2,
                    0,
                    (topics, data) -> new SettlementEvent.OlderSettlement(topics.word(), topics.word())),
            new EventForm(
                    "BatchSettlement(bytes32,uint256)",
                    1,
                    1,
                    (topics, data) -> new SettlementEvent.OlderBatchSettlement(topics.word(), data.unsigned(256))),
            new EventForm(
                    "SettlementWithMetadata(bytes32,bytes32,string,bytes,bytes)",
                    2,
                    3,
                    (topics, data) -> new SettlementEvent.OlderSettlementWithMetadata(
                            topics.word(), topics.word(), data.text(), data.bytes(), data.bytes())));

    private static final List<EventForm> INFERENCE = List.of(
            new EventForm(
                    "ModelInferenceEvent(string," + ModelRequest.TYPE + "," + ModelOutput.TYPE + ")",
                    0,
                    3,
                    (topics, data) -> new InferenceEvent.ModelInferenceEvent(
                            data.text(), ModelRequest.read(data), ModelOutput.read(data))),
            new EventForm(
                    "InferenceResult(" + ModelOutput.TYPE + ")",
                    0,
                    1,
                    (topics, data) -> new InferenceEvent.InferenceResult(ModelOutput.read(data))),
            new EventForm(
                    "InferenceResultEmitted(address," + ModelOutput.TYPE + ")",
                    1,
                    1,
                    (topics, data) ->
                            new InferenceEvent.InferenceResultEmitted(topics.address(), ModelOutput.read(data))));

    private static final Map<String, EventForm> BY_TOPIC = Stream.of(REGISTRY, ROLES, SETTLEMENT, INFERENCE)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(EventForm::topic, Function.identity()));

    private ContractEvents() {}

    /**
     * What a log says.
     *
     * @param topics {@code 0x} and 64 hexadecimal characters each, the first one telling the event
     * @param dataHex {@code 0x} and hexadecimal
     * @return empty for an event that is not OpenGradient's, and for a log without topics
     * @throws TrailFormatException {@code TR-ABI} if the event is known and the log is not what it writes
     */
    public static Optional<ContractEvent> decode(List<String> topics, String dataHex) throws TrailFormatException {
        Optional<EventForm> form = topics.stream().findFirst().flatMap(ContractEvents::form);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        String name = form.get().name();
        StringBuilder indexed = new StringBuilder("0x");
        for (String topic : topics.subList(1, topics.size())) {
            if (topic.length() != 66) {
                throw AbiReader.fault("The topics of the event " + name, "are not of 32 bytes each");
            }
            indexed.append(topic, 2, topic.length());
        }
        return Optional.of(form.get()
                .decode(
                        bytes(indexed.toString(), "The topics of the event " + name),
                        bytes(dataHex, "The data of the event " + name)));
    }

    /** Name and types of the event that the first topic stands for; empty where it is none of OpenGradient's. */
    public static Optional<String> signature(String topic) {
        return form(topic).map(EventForm::signature);
    }

    private static Optional<EventForm> form(String topic) {
        return Optional.ofNullable(BY_TOPIC.get(topic.toLowerCase(Locale.ROOT)));
    }

    private static byte[] bytes(String hex, String subject) throws TrailFormatException {
        try {
            return new HexData(hex.toLowerCase(Locale.ROOT)).bytes();
        } catch (IllegalArgumentException e) {
            throw AbiReader.fault(subject, "are not 0x and whole bytes in hexadecimal");
        }
    }
}
