package dev.reckoner.trail.document;

import dev.reckoner.trail.opengradient.settlement.LeafLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Batches that OpenGradient's facilitator publishes: the values of a leaf, which the dump only numbers, get their names. */
final class BatchFields {
    private static final String FORMAT = "standard-v1";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private BatchFields() {}

    /** The dump with named values; the JSON as it was where it is no dump of a known layout. */
    static DocumentField refine(DocumentField json) {
        boolean dump =
                child(json, "format").filter(it -> it.value().equals(FORMAT)).isPresent();
        Optional<LeafLayout> layout = child(json, "leafEncoding")
                .filter(it -> dump)
                .flatMap(types -> LeafLayout.of(
                        types.children().stream().map(DocumentField::value).toList()));
        return layout.map(known -> replace(json, "values", values -> each(values, value -> leaf(value, known))))
                .map(named -> new DocumentField(
                        "Settlement batch", named.value(), named.offset(), named.length(), named.children()))
                .orElse(json);
    }

    private static DocumentField leaf(DocumentField value, LeafLayout layout) {
        return replace(value, "value", parts -> {
            var names = layout.names();
            var named = new ArrayList<DocumentField>();
            for (int i = 0; i < parts.children().size(); i++) {
                var part = parts.children().get(i);
                named.add(i < names.size() ? named(names.get(i), part) : part);
            }
            return with(parts, named);
        });
    }

    private static DocumentField named(String name, DocumentField part) {
        boolean time = name.equals("timestamp") && SECONDS.matcher(part.value()).matches();
        var value = time ? Shown.time(Long.parseLong(part.value()) * 1000) + " (" + part.value() + ")" : part.value();
        return new DocumentField(name, value, part.offset(), part.length(), part.children());
    }

    private static DocumentField replace(
            DocumentField field, String member, java.util.function.UnaryOperator<DocumentField> by) {
        return each(field, child -> child.name().equals(member) ? by.apply(child) : child);
    }

    private static DocumentField each(DocumentField field, java.util.function.UnaryOperator<DocumentField> by) {
        return with(field, field.children().stream().map(by).toList());
    }

    private static DocumentField with(DocumentField field, List<DocumentField> children) {
        return new DocumentField(field.name(), field.value(), field.offset(), field.length(), children);
    }

    private static Optional<DocumentField> child(DocumentField field, String name) {
        return field.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst();
    }
}
