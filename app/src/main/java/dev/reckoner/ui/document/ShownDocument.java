package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A document that is open.
 *
 * @param title what it is
 * @param bytes as they were read; not to be changed
 * @param root its decoded fields
 * @param payload what the base64 text of a signed envelope stands for
 */
record ShownDocument(String title, byte[] bytes, DocumentField root, Optional<PayloadBytes> payload) {
    /** A document that carries no encoded payload. */
    ShownDocument(String title, byte[] bytes, DocumentField root) {
        this(title, bytes, root, Optional.empty());
    }

    /** A document with its payload, if it is a signed envelope. */
    static ShownDocument of(String title, byte[] bytes, Function<byte[], DocumentField> decoder) {
        DocumentField root = decoder.apply(bytes);
        return new ShownDocument(title, bytes, root, PayloadBytes.of(bytes, root, decoder));
    }

    /** True for the payload of an envelope and every field within it: they have bytes of their own. */
    boolean isEncoded(DocumentField field) {
        return payload.filter(it -> it.inner().containsKey(field)).isPresent();
    }

    /** The bytes that a field stands in: those of the payload, or those of the document. */
    byte[] bytesAround(Optional<DocumentField> field) {
        return field.filter(this::isEncoded).isPresent() ? payload.orElseThrow().bytes() : bytes;
    }

    /** Where a field stands in {@link #bytesAround}. */
    ByteRange range(DocumentField field) {
        return ByteRange.of(payload.map(it -> it.inner().get(field)).orElse(field));
    }

    /** Deepest field at an offset of the payload, as a field of this document. */
    Optional<DocumentField> atPayload(int offset) {
        return payload.filter(it -> contains(it.root(), offset))
                .flatMap(it -> Optional.ofNullable(it.outer().get(deepest(it.root(), offset))));
    }

    /**
     * The field to begin with: what an envelope signs over its predicate, else the payload, what a log or a transaction says,
     * what a certificate's signature covers, else the document itself.
     */
    DocumentField beginning() {
        return find(List.of("payload", "predicate"))
                .filter(this::isEncoded)
                .or(() -> find(List.of("payload")).filter(this::isEncoded))
                .or(() -> find(List.of("decoded event")))
                .or(() -> find(List.of("decoded call")))
                .or(() -> find(List.of("tbsCertificate")))
                .orElse(root);
    }

    /** Deepest field whose bytes include the offset; of several the last, because it is the more special one. */
    public Optional<DocumentField> at(int offset) {
        return contains(root, offset) ? Optional.of(deepest(root, offset)) : Optional.empty();
    }

    /** The first field of the first name in document order, and from there down by the other names. */
    public Optional<DocumentField> find(List<String> way) {
        Optional<DocumentField> found = named(root, way.getFirst());
        for (String name : way.subList(1, way.size())) {
            found = found.flatMap(field -> field.children().stream()
                    .filter(child -> child.name().equals(name))
                    .findFirst());
        }
        return found;
    }

    /** From the root to that very field; the root alone where the field is not of this document. */
    public List<DocumentField> path(DocumentField field) {
        var parents = new IdentityHashMap<DocumentField, DocumentField>();
        var open = new ArrayDeque<DocumentField>(List.of(root));
        while (!open.isEmpty() && open.peek() != field) {
            DocumentField next = open.pop();
            for (DocumentField child : next.children()) {
                if (contains(child, field.offset()) || child == field) {
                    parents.put(child, next);
                    open.push(child);
                }
            }
        }
        var path = new ArrayDeque<DocumentField>();
        for (Optional<DocumentField> step = Optional.ofNullable(open.peek());
                step.isPresent();
                step = Optional.ofNullable(parents.get(step.get()))) {
            path.push(step.get());
        }
        return path.isEmpty() ? List.of(root) : List.copyOf(path);
    }

    private static DocumentField deepest(DocumentField start, int offset) {
        DocumentField field = start;
        while (true) {
            List<DocumentField> inside =
                    field.children().stream().filter(c -> contains(c, offset)).toList();
            if (inside.isEmpty()) {
                return field;
            }
            field = inside.getLast();
        }
    }

    private static boolean contains(DocumentField field, int offset) {
        return field.offset() <= offset && offset < (long) field.offset() + field.length();
    }

    /** Without recursion, since a document may be nested as deep as its sender liked. */
    private static Optional<DocumentField> named(DocumentField root, String name) {
        var open = new ArrayDeque<DocumentField>();
        open.push(root);
        while (!open.isEmpty()) {
            DocumentField field = open.pop();
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
            field.children().reversed().forEach(open::push);
        }
        return Optional.empty();
    }
}
