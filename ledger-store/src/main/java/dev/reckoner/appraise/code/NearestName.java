package dev.reckoner.appraise.code;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was meant by a mistyped name. */
public final class NearestName {
    private NearestName() {}

    /** The name nearest to what was typed, the first of equals; empty where there are no names. */
    public static Optional<String> of(String typed, Collection<String> names) {
        return names.stream().min(Comparator.comparingInt(name -> isPart(typed, name) ? 0 : distance(typed, name)));
    }

    /** A name cut short, or with something after it. */
    private static boolean isPart(String typed, String name) {
        return typed.startsWith(name) || (!typed.isEmpty() && name.startsWith(typed));
    }

    /** How many characters must be put in, left out or replaced (V. I. Levenshtein, 1966), upper and lower case alike. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                char a = Character.toLowerCase(from.charAt(i - 1));
                int replaced = diagonal + (a == Character.toLowerCase(to.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j - 1], diagonal) + 1);
            }
        }
        return row[to.length()];
    }
}
