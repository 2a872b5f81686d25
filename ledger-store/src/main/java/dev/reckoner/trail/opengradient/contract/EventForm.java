package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.TrailFormatException;
import java.nio.charset.StandardCharsets;

/**
 * How one event is laid out.
 *
 * @param signature name and types as hashed for the first topic
 * @param indexed how many values stand in topics
 * @param dataWords words of the fixed part of the data
 * @param decoder makes the event
 */
record EventForm(String signature, int indexed, int dataWords, Decoder decoder) {
    /** Makes an event of its indexed values and its data. */
    @FunctionalInterface
    interface Decoder {
        ContractEvent decode(AbiReader topics, AbiReader data) throws TrailFormatException;
    }

    /** The first topic. */
    String topic() {
        return "0x"
                + Keccak256.digest(signature.getBytes(StandardCharsets.US_ASCII))
                        .hex();
    }

    String name() {
        return signature.substring(0, signature.indexOf('('));
    }

    /**
     * Makes the event.
     *
     * @param topics the indexed values one after the other, without the first topic
     */
    ContractEvent decode(byte[] topics, byte[] data) throws TrailFormatException {
        if (topics.length != 32 * indexed) {
            throw AbiReader.fault(
                    "The topics of the event " + name(),
                    "are " + (topics.length / 32 + 1) + " where this event has " + (indexed + 1));
        }
        AbiReader indexedValues = AbiReader.of(topics, "The topics of the event " + name(), indexed);
        AbiReader values = AbiReader.of(data, "The data of the event " + name(), dataWords);
        ContractEvent event = decoder.decode(indexedValues, values);
        values.end();
        return event;
    }
}
