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
        String layer = layer(parts(name));
        String within = within(type, name, MOST_PARTS);
        if (layer.isEmpty()) {
            return within;
        }
        return "layer " + layer.substring(1) + (within.isEmpty() ? "" : ", " + within);
    }

    /** The same for a box, by what tells neighbours apart: {@code /encoder/layer.0/attention/self/query/MatMul} is {@code L0 self query}. */
    static String inner(String type, String name) {
        return (layer(parts(name)) + " " + within(type, name, 2)).strip();
    }

    /** The innermost parts behind the layer, without one that only repeats the type. */
    private static String within(String type, String name, int most) {
        List<String> parts = parts(name);
        boolean inLayer = !layer(parts).isEmpty();
        List<String> inner = inLayer
                ? parts.stream()
                        .dropWhile(part -> !LAYER.matcher(part).matches())
                        .skip(1)
                        .toList()
                : parts;
        boolean repeats = !inner.isEmpty()
                && (inLayer || inner.size() > 1)
                && (inner.getLast().startsWith(type) || type.startsWith(inner.getLast()));
        List<String> around = repeats ? inner.subList(0, inner.size() - 1) : inner;
        return String.join(" ", around.subList(Math.max(0, around.size() - most), around.size()))
                .replace('_', ' ');
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
