package dev.reckoner.market;

import java.time.Duration;

/**
 * How a response is looked for.
 *
 * @param bucket what is counted together; buckets begin at the instant of the intervention, so that none is mixed
 * @param before how many buckets before it are looked at, if the case has them
 * @param after how many after it
 * @param fewestBefore with fewer, nothing is said
 * @param fewestAfter nor with fewer of these
 * @param fewestClaims nor with fewer claims before
 * @param draws how many for a p-value
 * @param significance at which chance is allowed to be called a response; intervals cover with 1 minus this
 * @param unchanged a relative effect that lies within this with its whole interval is called no change
 */
public record ResponseTerms(
        Duration bucket,
        int before,
        int after,
        int fewestBefore,
        int fewestAfter,
        int fewestClaims,
        int draws,
        double significance,
        double unchanged) {
    /** Days: eight weeks before, four after, whole weeks so that weekends weigh nothing. */
    public static final ResponseTerms DAYS = new ResponseTerms(Duration.ofDays(1), 56, 28, 14, 7, 30, 9_999, 0.05, 0.2);

    /** Weeks: half a year before, eight weeks after. */
    public static final ResponseTerms WEEKS = new ResponseTerms(Duration.ofDays(7), 26, 8, 8, 4, 30, 9_999, 0.05, 0.2);

    /** A line through fewer has no scatter to speak of. */
    private static final int LEAST = 4;

    public ResponseTerms {
        if (bucket.getSeconds() < 1 || fewestBefore < LEAST || fewestAfter < LEAST) {
            throw new IllegalArgumentException(
                    "A bucket is a second or more, and there are at least " + LEAST + " before and after.");
        }
        if (draws < 1 || !(significance > 0 && significance < 1) || !(unchanged > 0)) {
            throw new IllegalArgumentException("Draws and tolerance are above 0, a significance is between 0 and 1.");
        }
    }

    /** The same with another number of draws. */
    public ResponseTerms withDraws(int number) {
        return new ResponseTerms(
                bucket, before, after, fewestBefore, fewestAfter, fewestClaims, number, significance, unchanged);
    }

    /** The time after an intervention that is looked at. */
    Duration afterwards() {
        return bucket.multipliedBy(after);
    }
}
