package dev.reckoner.ui.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an operator stands, short enough for a box: {@code /encoder/layer.0/attention/self/query/MatMul} is {@code L0 query}. */
public final class OperatorName {
    private static final Pattern LAYER =
            Pattern.compile("(?:layers?|blocks?|h|stages?|resblocks)[._]?([0-9]{1,4})", Pattern.CASE_INSENSITIVE);

    /** Names of parts that every model has many of; the part around them says more. */
    private static final Set<String> COMMON = Set.of("dense", "self", "fn", "linear", "proj", "attn", "module");

    private OperatorName() {}

    /** The layer, where the name says one, and the innermost part that tells more than the type. */
    public static String brief(String type, String name) {
        List<String> parts = Arrays.stream(name.split("[/:]"))
                .filter(part -> !part.isEmpty())
                .toList();
        List<String> around = parts.size() > 1 ? parts.subList(0, parts.size() - 1) : parts;
        String layer = layer(parts);
        return (layer + " " + innermost(around, type)).strip();
    }

    private static String layer(List<String> parts) {
        for (String part : parts) {
            Matcher matcher = LAYER.matcher(part);
            if (matcher.matches()) {
                return "L" + matcher.group(1);
            }
        }
        return "";
    }

    private static String innermost(List<String> parts, String type) {
        for (String part : parts.reversed()) {
            if (LAYER.matcher(part).matches()) {
                return "";
            }
            boolean tells = !COMMON.contains(part.toLowerCase(Locale.ROOT)) && !type.startsWith(part);
            if (tells || part.equals(parts.getFirst())) {
                return part.replace("_embeddings", "").replace('_', ' ');
            }
        }
        return "";
    }
}
