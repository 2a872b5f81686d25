package dev.reckoner.ui.settings;

import dev.reckoner.appraise.DatedReference;
import dev.reckoner.appraise.KnownChain;
import dev.reckoner.appraise.KnownContract;
import dev.reckoner.appraise.ModelPrice;
import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.appraise.ReferenceRules;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.TrustedBlock;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Messages;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in a form.
 *
 * @param kind of item
 * @param texts by field, as typed; what is missing is empty
 */
record ItemDraft(ReferenceKind kind, Map<ItemField, String> texts) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    ItemDraft {
        texts = Map.copyOf(texts);
    }

    /** What a form is not yet. The message is a sentence for the person. */
    static final class Incomplete extends Exception {
        private static final long serialVersionUID = 1;

        Incomplete(String sentence) {
            super(sentence);
        }

        /** What is wrong. */
        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** The item that is described. */
    DatedReference item() throws Incomplete {
        DatedReference item = parsed();
        Optional<String> fault = ReferenceRules.fault(item);
        if (fault.isPresent()) {
            throw new Incomplete(Messages.get("settings.wrong", fault.get()));
        }
        return item;
    }

    private DatedReference parsed() throws Incomplete {
        Optional<String> source = given(ItemField.SOURCE);
        Optional<Instant> from = time(ItemField.FROM);
        Optional<Instant> until = time(ItemField.UNTIL);
        return switch (kind) {
            case TRUST_ANCHOR ->
                new ReferenceValues.TrustAnchor(text(ItemField.NAME), certificate(), source, from, until);
            case MEASUREMENT ->
                new ReferenceValues.Measurement(
                        text(ItemField.NAME),
                        text(ItemField.PCR0),
                        text(ItemField.PCR1),
                        text(ItemField.PCR2),
                        source,
                        from,
                        until);
            case REGISTRY ->
                new ReferenceValues.Registry(
                        text(ItemField.NAME), chainIfGiven(), text(ItemField.ADDRESS), source, from, until);
            case CONTRACT ->
                new KnownContract(text(ItemField.NAME), chainIfGiven(), text(ItemField.ADDRESS), source, from, until);
            case CHAIN -> new KnownChain(text(ItemField.NAME), number(ItemField.CHAIN), source, from, until);
            case BLOCK ->
                new TrustedBlock(
                        number(ItemField.CHAIN), number(ItemField.NUMBER), text(ItemField.HASH), source, from, until);
            case PRICE ->
                new ModelPrice(
                        text(ItemField.MODEL), text(ItemField.INPUT), text(ItemField.OUTPUT), source, from, until);
            case MODEL, ENDORSEMENT -> throw new IllegalArgumentException("no form for a " + kind.word());
        };
    }

    private Optional<String> given(ItemField field) {
        return Optional.of(texts.getOrDefault(field, "").strip()).filter(text -> !text.isEmpty());
    }

    private String text(ItemField field) throws Incomplete {
        return given(field).orElseThrow(() -> new Incomplete(Messages.get("settings.missing", field.label())));
    }

    private Digest certificate() throws Incomplete {
        String text = text(ItemField.CERTIFICATE);
        String hex = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
        if (!SHA_256.matcher(hex).matches()) {
            throw wrong(ItemField.CERTIFICATE);
        }
        return Digest.ofSha256(hex.toLowerCase(Locale.ROOT));
    }

    private long number(ItemField field) throws Incomplete {
        String text = text(field);
        if (!NUMBER.matcher(text).matches()) {
            throw wrong(field);
        }
        return Long.parseLong(text);
    }

    private Optional<Long> chainIfGiven() throws Incomplete {
        return given(ItemField.CHAIN).isEmpty() ? Optional.empty() : Optional.of(number(ItemField.CHAIN));
    }

    private Optional<Instant> time(ItemField field) throws Incomplete {
        Optional<String> text = given(field);
        try {
            return text.map(given -> given.contains("T")
                    ? Instant.parse(given)
                    : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            throw wrong(field);
        }
    }

    private static Incomplete wrong(ItemField field) {
        return new Incomplete(Messages.get("settings.field.wrong", field.label(), field.hint()));
    }
}
