package dev.reckoner.ui.settings;

import dev.reckoner.appraise.DatedReference;
import dev.reckoner.appraise.KnownChain;
import dev.reckoner.appraise.KnownContract;
import dev.reckoner.appraise.ModelPrice;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.TrustedBlock;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reference values as texts, for tables and forms. */
final class ItemText {
    private static final int ENDS = 6;

    private ItemText() {}

    /** What each field of its form holds. */
    static Map<ItemField, String> fields(DatedReference item) {
        var texts = new EnumMap<ItemField, String>(ItemField.class);
        texts.put(ItemField.NAME, item.name());
        switch (item) {
            case ReferenceValues.TrustAnchor anchor ->
                texts.put(ItemField.CERTIFICATE, anchor.certificate().hex());
            case ReferenceValues.Measurement build -> {
                texts.put(ItemField.PCR0, build.pcr0());
                texts.put(ItemField.PCR1, build.pcr1());
                texts.put(ItemField.PCR2, build.pcr2());
            }
            case ReferenceValues.Registry registry -> contract(texts, registry.chainId(), registry.address());
            case KnownContract contract -> contract(texts, contract.chainId(), contract.address());
            case KnownChain chain -> texts.put(ItemField.CHAIN, Long.toString(chain.chainId()));
            case TrustedBlock block -> {
                texts.put(ItemField.CHAIN, Long.toString(block.chainId()));
                texts.put(ItemField.NUMBER, Long.toString(block.number()));
                texts.put(ItemField.HASH, block.hash());
            }
            case ModelPrice price -> {
                texts.put(ItemField.MODEL, price.model());
                texts.put(ItemField.INPUT, price.inputUsdPerToken());
                texts.put(ItemField.OUTPUT, price.outputUsdPerToken());
            }
        }
        texts.put(ItemField.SOURCE, item.source().orElse(""));
        texts.put(ItemField.FROM, item.from().map(ItemText::time).orElse(""));
        texts.put(ItemField.UNTIL, item.until().map(ItemText::time).orElse(""));
        return texts;
    }

    private static void contract(Map<ItemField, String> texts, Optional<Long> chain, String address) {
        texts.put(ItemField.CHAIN, chain.map(String::valueOf).orElse(""));
        texts.put(ItemField.ADDRESS, address);
    }

    /** The value in a line, hashes with their ends only. */
    static String value(DatedReference item) {
        return switch (item) {
            case ReferenceValues.TrustAnchor anchor ->
                "sha256 " + ends(anchor.certificate().hex());
            case ReferenceValues.Measurement build ->
                ends(build.pcr0()) + "  " + ends(build.pcr1()) + "  " + ends(build.pcr2());
            case ReferenceValues.Registry registry -> on(registry.address(), registry.chainId());
            case KnownContract contract -> on(contract.address(), contract.chainId());
            case KnownChain chain -> Long.toString(chain.chainId());
            case TrustedBlock block -> ends(block.hash());
            case ModelPrice price ->
                Messages.get("settings.value.price", price.inputUsdPerToken(), price.outputUsdPerToken());
        };
    }

    private static String on(String address, Optional<Long> chain) {
        return chain.map(id -> Messages.get("settings.value.onChain", ends(address), Long.toString(id)))
                .orElseGet(() -> ends(address));
    }

    private static String ends(String hex) {
        int begin = hex.startsWith("0x") ? ENDS + 2 : ENDS;
        return hex.length() <= begin + ENDS ? hex : hex.substring(0, begin) + "…" + hex.substring(hex.length() - ENDS);
    }

    /** The same without seconds. */
    static String shortTime(Instant instant) {
        String text = time(instant);
        return text.contains("T") ? Figures.minute(instant) : text;
    }

    /** A day where the instant is the beginning of one, else the instant. */
    static String time(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.DAYS))
                ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString()
                : instant.toString();
    }
}
