package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.worker.proto.Cut;
import dev.reckoner.runtime.worker.proto.Expose;
import dev.reckoner.runtime.worker.proto.Model;
import dev.reckoner.runtime.worker.proto.Segment;
import dev.reckoner.runtime.worker.proto.Traced;
import dev.reckoner.runtime.worker.proto.TypedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Edits of models as messages. */
final class EditMessages {
    private EditMessages() {}

    static void write(Edit edit, Model.Builder model) {
        switch (edit) {
            case Edit.Expose expose -> model.setExpose(Expose.newBuilder().addAllValues(expose.values()));
            case Edit.Segment segment ->
                model.setSegment(Segment.newBuilder()
                        .setFrom(segment.from())
                        .setTo(segment.to())
                        .addAllInputs(names(segment.inputs())));
            case Edit.Traced traced ->
                model.setTraced(Traced.newBuilder()
                        .setFrom(traced.from())
                        .setTo(traced.to())
                        .addAllInputs(names(traced.inputs()))
                        .addAllValues(traced.values()));
            case Edit.Cut cut ->
                model.setCut(Cut.newBuilder().addAllOperators(cut.operators()).addAllInputs(names(cut.inputs())));
        }
    }

    static Optional<Edit> read(Model model) {
        return switch (model.getEditCase()) {
            case EXPOSE -> Optional.of(new Edit.Expose(model.getExpose().getValuesList()));
            case SEGMENT -> {
                Segment segment = model.getSegment();
                yield Optional.of(new Edit.Segment(segment.getFrom(), segment.getTo(), types(segment.getInputsList())));
            }
            case TRACED -> {
                Traced traced = model.getTraced();
                yield Optional.of(new Edit.Traced(
                        traced.getFrom(), traced.getTo(), types(traced.getInputsList()), traced.getValuesList()));
            }
            case CUT -> {
                Cut cut = model.getCut();
                yield Optional.of(new Edit.Cut(cut.getOperatorsList(), types(cut.getInputsList())));
            }
            case EDIT_NOT_SET -> Optional.empty();
        };
    }

    private static List<TypedName> names(SequencedMap<String, TypeProto> types) {
        return types.sequencedEntrySet().stream()
                .map(entry -> TypedName.newBuilder()
                        .setName(entry.getKey())
                        .setType(entry.getValue())
                        .build())
                .toList();
    }

    private static SequencedMap<String, TypeProto> types(List<TypedName> names) {
        SequencedMap<String, TypeProto> types = new LinkedHashMap<>();
        names.forEach(name -> types.put(name.getName(), name.getType()));
        return types;
    }
}
