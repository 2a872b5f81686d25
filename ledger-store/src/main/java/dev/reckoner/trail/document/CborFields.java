package dev.reckoner.trail.document;

import java.util.List;

/** Any CBOR item as a field. */
final class CborFields {
    private CborFields() {}

    static DocumentField field(String name, CborItem item, byte[] document) {
        var children = switch (item.major()) {
            case CborItem.ARRAY -> elements(item, document);
            case CborItem.MAP -> members(item, document);
            case CborItem.TAG -> List.of(field("content", item.children().getFirst(), document));
            default -> List.<DocumentField>of();
        };
        return of(name, value(item, document), item, children);
    }

    static DocumentField of(String name, String value, CborItem item, List<DocumentField> children) {
        return new DocumentField(name, value, item.offset(), item.end() - item.offset(), children);
    }

    private static List<DocumentField> elements(CborItem array, byte[] document) {
        var folded = new FoldedChildren();
        for (int i = 0; i < array.children().size() && folded.hasRoom(); i++) {
            folded.add(field("[" + i + "]", array.children().get(i), document));
        }
        return folded.upTo(array.children().size(), array.end());
    }

    private static List<DocumentField> members(CborItem map, byte[] document) {
        var folded = new FoldedChildren();
        for (int i = 0; i + 1 < map.children().size() && folded.hasRoom(); i += 2) {
            folded.add(
                    field(value(map.children().get(i), document), map.children().get(i + 1), document));
        }
        return folded.upTo(map.children().size() / 2, map.end());
    }

    static String value(CborItem item, byte[] document) {
        return switch (item.major()) {
            case CborItem.UNSIGNED -> Long.toUnsignedString(item.argument());
            case CborItem.NEGATIVE -> item.argument() < 0 ? "below -2^63" : Long.toString(-1 - item.argument());
            case CborItem.BYTES -> bytes(item, document);
            case CborItem.TEXT -> Shown.text(item.text(document));
            case CborItem.ARRAY -> Shown.count(item.children().size(), "element");
            case CborItem.MAP -> Shown.count(item.children().size() / 2, "member");
            case CborItem.TAG -> "tag " + Long.toUnsignedString(item.argument());
            default -> simple(item);
        };
    }

    private static String bytes(CborItem item, byte[] document) {
        byte[] content = item.string(document);
        return content.length == 0 ? "empty" : Shown.hex(content, 0, content.length);
    }

    private static String simple(CborItem item) {
        return switch (item.content() - item.offset()) {
            case 3 -> Float.toString(Float.float16ToFloat((short) item.argument()));
            case 5 -> Float.toString(Float.intBitsToFloat((int) item.argument()));
            case 9 -> Double.toString(Double.longBitsToDouble(item.argument()));
            default ->
                switch ((int) item.argument()) {
                    case 20 -> "false";
                    case 21 -> "true";
                    case 22 -> "null";
                    case 23 -> "undefined";
                    default -> "simple value " + item.argument();
                };
        };
    }
}
