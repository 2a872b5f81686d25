package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.localise.FirstLook.Look;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a first look at the largest products of a claim came to. It decides nothing: the bound of each operator does.
 *
 * @param products how many were checked
 * @param unchecked how many others of that size could not be
 * @param astray those that did not pass, the largest product first
 * @param trials how many directions each was tried in
 * @param nonce what the auditor drew after the commitment, hexadecimal: with the root of the trace it gives the same signs again
 */
public record FirstLookResult(int products, int unchecked, List<Look> astray, int trials, String nonce) {
    public FirstLookResult {
        astray = List.copyOf(astray);
    }

    static FirstLookResult of(List<Look> looks, int trials, byte[] nonce) {
        List<Look> checked =
                looks.stream().filter(look -> look.outcome().isPresent()).toList();
        return new FirstLookResult(
                checked.size(),
                looks.size() - checked.size(),
                checked.stream()
                        .filter(look -> !look.outcome().orElseThrow().passed())
                        .toList(),
                trials,
                HexFormat.of().formatHex(nonce));
    }

    /** In one sentence, for a person. */
    public String sentence() {
        if (products == 0) {
            return "A first look found no matrix product that it could check.";
        }
        String what = products == 1
                ? "A first look at the largest matrix product found "
                : String.format(Locale.ROOT, "A first look at the %,d largest matrix products found ", products);
        return what + (astray.isEmpty() ? "nothing." : of(astray.getFirst()) + others() + ".");
    }

    private static String of(Look look) {
        double multiple = look.outcome().orElseThrow().multiple();
        return look.name()
                + (Double.isInfinite(multiple)
                        ? ", which is not the product of what went in"
                        : String.format(
                                Locale.ROOT,
                                multiple < 10
                                        ? ", which is off by %.1f times what rounding may do"
                                        : ", which is off by %,.0f times what rounding may do",
                                multiple));
    }

    private String others() {
        return switch (astray.size()) {
            case 1 -> "";
            case 2 -> ", and one more";
            default -> String.format(Locale.ROOT, ", and %,d more", astray.size() - 1);
        };
    }
}
