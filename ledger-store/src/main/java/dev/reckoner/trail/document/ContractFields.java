package dev.reckoner.trail.document;

import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.document.HexText.Place;
import dev.reckoner.trail.opengradient.contract.ContractCall;
import dev.reckoner.trail.opengradient.contract.ContractCalls;
import dev.reckoner.trail.opengradient.contract.ContractEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of an EVM chain: logs and transactions of OpenGradient's contracts get one member more, what they say, each value
 * over the hexadecimal digits that carry it.
 */
final class ContractFields {
    private static final int SELECTOR = 4;

    private final byte[] document;

    private ContractFields(byte[] document) {
        this.document = document;
    }

    /** The JSON with every log and every call in it decoded; the JSON as it was where it holds none. */
    static DocumentField refine(DocumentField json, byte[] document) {
        return new ContractFields(document).refine(json);
    }

    /** Calldata on their own, as an item of evidence keeps them; empty for any other bytes. */
    static Optional<DocumentField> calldata(byte[] document) {
        try {
            var input = HexText.of(document);
            return ContractCalls.decode(document).map(call -> call("Calldata", call, input, input.whole()));
        } catch (TrailFormatException notSound) {
            // The first four bytes alone are not enough to say that these are calldata.
            return Optional.empty();
        }
    }

    private DocumentField refine(DocumentField field) {
        if (field.children().isEmpty()) {
            return field;
        }
        var children = new ArrayList<DocumentField>();
        boolean changed = false;
        for (var child : field.children()) {
            var refined = refine(child);
            children.add(refined);
            changed |= refined != child;
        }
        Optional<DocumentField> decoded = event(field).or(() -> call(field));
        decoded.ifPresent(children::add);
        return changed || decoded.isPresent()
                ? new DocumentField(field.name(), field.value(), field.offset(), field.length(), children)
                : field;
    }

    private Optional<DocumentField> event(DocumentField log) {
        var topics = member(log, "topics");
        var data = member(log, "data").flatMap(field -> HexText.of(field, document));
        if (topics.isEmpty() || topics.get().children().isEmpty() || data.isEmpty()) {
            return Optional.empty();
        }
        var texts = new ArrayList<HexText>();
        for (var topic : topics.get().children()) {
            HexText.of(topic, document).ifPresent(texts::add);
        }
        return texts.size() == topics.get().children().size() ? event(texts, data.get()) : Optional.empty();
    }

    private static Optional<DocumentField> event(List<HexText> topics, HexText data) {
        var all = new ArrayList<Place>(topics.stream().map(HexText::whole).toList());
        all.add(data.whole());
        Place place = around(all);
        var words = topics.stream().map(topic -> "0x" + topic.digits()).toList();
        Optional<String> signature = ContractEvents.signature(words.getFirst());
        try {
            return ContractEvents.decode(words, "0x" + data.digits())
                    .map(event -> new DocumentField(
                            "decoded event",
                            signature.orElse(""),
                            place.offset(),
                            place.length(),
                            RecordFields.of((Record) event, new AbiPlaces(topics.subList(1, topics.size()), data))));
        } catch (TrailFormatException notSound) {
            return Optional.of(unsound("decoded event", notSound, place));
        }
    }

    private Optional<DocumentField> call(DocumentField transaction) {
        boolean sent = member(transaction, "from").isPresent()
                && member(transaction, "hash").isPresent();
        Optional<HexText> input = member(transaction, "input")
                .or(() -> member(transaction, "data"))
                .filter(field -> sent)
                .flatMap(field -> HexText.of(field, document));
        if (input.isEmpty()) {
            return Optional.empty();
        }
        Place place = input.get().whole();
        try {
            return ContractCalls.decode(input.get().bytes())
                    .map(call -> call("decoded call", call, input.get(), place));
        } catch (TrailFormatException notSound) {
            return Optional.of(unsound("decoded call", notSound, place));
        }
    }

    private static DocumentField call(String name, ContractCall call, HexText input, Place place) {
        var fields = RecordFields.of((Record) call, new AbiPlaces(List.of(), input.from(SELECTOR)));
        return new DocumentField(name, call.getClass().getSimpleName(), place.offset(), place.length(), fields);
    }

    private static DocumentField unsound(String name, TrailFormatException why, Place place) {
        return new DocumentField(name, Shown.text(why.sentence()), place.offset(), place.length(), List.of());
    }

    /** From the first byte of the first to the last byte of the last. */
    private static Place around(List<Place> places) {
        int from = places.stream().mapToInt(Place::offset).min().orElse(0);
        int to = places.stream().mapToInt(Place::end).max().orElse(from);
        return new Place(from, to - from);
    }

    private static Optional<DocumentField> member(DocumentField object, String name) {
        return object.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst();
    }
}
