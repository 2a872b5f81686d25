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

    private static final int MOST_PARTS = 3;

    private OperatorName() {}

    /** The layer, where the name says one, and the innermost part that tells more than the type. */
    public static String brief(String type, String name) {
        List<String> parts = parts(name);
        List<String> around = parts.size() > 1 ? parts.subList(0, parts.size() - 1) : parts;
        String layer = layer(parts);
        return (layer + " " + innermost(around, type)).strip();
    }

    /** Where it stands, in full: {@code /encoder/layer.3/output/dense/Add} is {@code layer 3, output dense}. */
    public static String place(String type, String name) {
        List<String> parts = parts(name);
        String layer = layer(parts);
        List<String> inner = layer.isEmpty()
                ? parts
                : parts.stream()
                        .dropWhile(part -> !LAYER.matcher(part).matches())
                        .skip(1)
                        .toList();
        boolean namesType = inner.size() > 1 && (inner.getLast().startsWith(type) || type.startsWith(inner.getLast()));
        List<String> around =
                namesType || !layer.isEmpty() && inner.size() == 1 ? inner.subList(0, inner.size() - 1) : inner;
        String within = String.join(" ", around.subList(Math.max(0, around.size() - MOST_PARTS), around.size()))
                .replace('_', ' ');
        return layer.isEmpty()
                ? within
                : (within.isEmpty() ? "" : ", " + within).transform(rest -> "layer " + layer.substring(1) + rest);
    }

    private static List<String> parts(String name) {
        return Arrays.stream(name.split("[/:]")).filter(part -> !part.isEmpty()).toList();
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
