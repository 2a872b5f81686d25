package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Messages;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A drawn sample, and what whoever draws it again has to know.
 *
 * @param claims in drawn order
 * @param population how many claims it was drawn from
 * @param root hexadecimal root of the ledger that decides the draw
 * @param withoutModel how many of it name no model file, so that nothing can be run again
 */
record Sample(List<Digest> claims, int population, String root, int withoutModel) {
    private static final int ROOT_LETTERS = 12;

    Sample {
        claims = List.copyOf(claims);
    }

    static Sample draw(AuditCase auditCase, String root, int size) throws IOException {
        var draw = new Draw(root, size);
        auditCase.eachClaim(row -> draw.add(row.id()));
        List<Digest> drawn = draw.drawn();
        int without = 0;
        for (Digest claim : drawn) {
            Optional<ClaimDetail> detail = auditCase.claim(claim);
            if (detail.filter(it -> it.claim().model().digest().isEmpty()).isPresent()) {
                without++;
            }
        }
        return new Sample(drawn, draw.population(), root, without);
    }

    /** What it is, in words. */
    String words() {
        String shown = root.length() > ROOT_LETTERS ? root.substring(0, ROOT_LETTERS) + "…" : root;
        return Messages.get("reexecution.sample.about", claims.size(), population, shown, withoutModel);
    }
}
