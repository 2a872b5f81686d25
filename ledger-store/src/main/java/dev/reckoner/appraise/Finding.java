package dev.reckoner.appraise;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.List;

/**
 * The answer to one question about one subject. Data, not prose: the same trail, policy and time give byte-identical
 * findings on any machine.
 *
 * @param subject what it is about
 * @param check id of the check, stable, for example {@code signature}
 * @param tier the answer
 * @param code stable reason code, for example {@code EV-NITRO-PCR-ZERO}; {@link dev.reckoner.appraise.code.Catalogue} explains them
 * @param sentence one sentence for a person, no final full stop needed in tables
 * @param detail what it rests on, in a few words
 * @param asOf the instant the answer is true for
 * @param restsOn evidence items and blobs it rests on
 */
public record Finding(
        Subject subject,
        String check,
        Tier tier,
        String code,
        String sentence,
        String detail,
        Instant asOf,
        List<Digest> restsOn) {
    public Finding {
        restsOn = List.copyOf(restsOn);
    }
}
