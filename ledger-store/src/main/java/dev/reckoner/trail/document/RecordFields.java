package dev.reckoner.trail.document;

import dev.reckoner.trail.document.HexText.Place;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import dev.reckoner.trail.opengradient.contract.HexData;
import dev.reckoner.trail.opengradient.contract.UnixTime;
import dev.reckoner.trail.opengradient.contract.WalrusBlobId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a contract's event or call holds, as fields: every component of the record by its own name, so that none is left out. */
final class RecordFields {
    private RecordFields() {}

    /** The values of an event or call, each over the bytes that carry it. */
    static List<DocumentField> of(Record decoded, AbiPlaces places) {
        var fields = new ArrayList<DocumentField>();
        for (var component : decoded.getClass().getRecordComponents()) {
            present(value(decoded, component))
                    .ifPresent(value -> fields.add(field(component.getName(), value, places.next(value))));
        }
        return fields;
    }

    private static Optional<Object> present(Object value) {
        return value instanceof Optional<?> maybe ? maybe.map(Object.class::cast) : Optional.of(value);
    }

    private static Object value(Record of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e); // the records are public
        }
    }

    private static DocumentField field(String name, Object value, Place place) {
        return switch (value) {
            case List<?> list -> of(name, Shown.count(list.size(), "element"), place, elements(list, place));
            case UnixTime time -> of(name, time(time), place, List.of());
            case HexData bytes -> of(name, bytes(bytes), place, List.of());
            case WalrusBlobId blob -> of(name, blob.text().orElseGet(() -> bytes(blob.raw())), place, List.of());
            case FixedPoint number -> of(name, number.value() + " / 10^" + number.decimals(), place, List.of());
            case Record inner -> of(name, "", place, components(inner, place));
            default -> of(name, Shown.text(value.toString()), place, List.of());
        };
    }

    private static DocumentField of(String name, String value, Place place, List<DocumentField> children) {
        return new DocumentField(name, value, place.offset(), place.length(), children);
    }

    private static List<DocumentField> elements(List<?> list, Place place) {
        var folded = new FoldedChildren();
        for (int i = 0; i < list.size() && folded.hasRoom(); i++) {
            folded.add(field("[" + i + "]", list.get(i), place));
        }
        return folded.upTo(list.size(), place.end());
    }

    private static List<DocumentField> components(Record inner, Place place) {
        var fields = new ArrayList<DocumentField>();
        for (var component : inner.getClass().getRecordComponents()) {
            present(value(inner, component)).ifPresent(value -> fields.add(field(component.getName(), value, place)));
        }
        return fields;
    }

    private static String time(UnixTime time) {
        return time.instant()
                .map(instant -> instant + " (" + time.seconds() + ")")
                .orElseGet(() -> time.seconds() + " seconds, after the year 9999");
    }

    private static String bytes(HexData bytes) {
        return bytes.size() == 0 ? "empty" : Shown.hex(bytes.bytes(), 0, bytes.size());
    }
}
