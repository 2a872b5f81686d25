package dev.reckoner.coordination;

import java.util.List;

/**
 * A party's claims, and at which of them it began to fail. An outage makes a hundred claims fail, but it is one event: counting
 * each of them would make the one time that two outages overlap look like a hundred coincidences. So a party begins to fail where
 * its claim before was none that failed, and none failed within the window.
 */
final class Onsets {
    /** In the order of time, seconds since 1970. */
    private final long[] claims;

    private final boolean[] begins;
    private final int failures;
    private final int count;

    private Onsets(long[] claims, boolean[] begins, int failures, int count) {
        this.claims = claims;
        this.begins = begins;
        this.failures = failures;
        this.count = count;
    }

    static Onsets of(ClaimHistory history, long window) {
        List<ClaimHistory.Outcome> claimed = history.claims();
        int n = claimed.size();
        long[] claims = new long[n];
        boolean[] begins = new boolean[n];
        int failures = 0;
        int count = 0;
        long last = 0;
        for (int i = 0; i < n; i++) {
            ClaimHistory.Outcome outcome = claimed.get(i);
            claims[i] = outcome.at().getEpochSecond();
            if (outcome.failed()) {
                begins[i] = failures == 0 || !claimed.get(i - 1).failed() && claims[i] - last > window;
                last = claims[i];
                failures++;
                count += begins[i] ? 1 : 0;
            }
        }
        return new Onsets(claims, begins, failures, count);
    }

    int failures() {
        return failures;
    }

    int count() {
        return count;
    }

    /** The times at which it began to fail. */
    long[] times() {
        long[] times = new long[count];
        int next = 0;
        for (int i = 0; i < claims.length; i++) {
            if (begins[i]) {
                times[next++] = claims[i];
            }
        }
        return times;
    }

    /** How the beginnings fall among the claims near the other's, against all ways in which they might have. */
    Reassignment against(long[] others, long window, long stretch) {
        var chance = new Reassignment();
        int from = 0;
        int other = 0;
        while (from < claims.length) {
            long which = Math.floorDiv(claims[from], stretch);
            int near = 0;
            int begun = 0;
            int both = 0;
            int i = from;
            for (; i < claims.length && Math.floorDiv(claims[i], stretch) == which; i++) {
                while (other < others.length && others[other] < claims[i] - window) {
                    other++;
                }
                boolean isNear = other < others.length && others[other] <= claims[i] + window;
                near += isNear ? 1 : 0;
                begun += begins[i] ? 1 : 0;
                both += isNear && begins[i] ? 1 : 0;
            }
            chance.add(i - from, near, begun, both);
            from = i;
        }
        return chance;
    }
}
