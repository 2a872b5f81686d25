package dev.reckoner.audit;

import dev.reckoner.coordination.ClaimHistory;
import dev.reckoner.coordination.ClaimHistory.Outcome;
import dev.reckoner.coordination.JointFailures;
import dev.reckoner.coordination.Means;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.Sharing;
import dev.reckoner.coordination.SharingTerms;
import dev.reckoner.coordination.Statement;
import dev.reckoner.coordination.Statement.Stance;
import dev.reckoner.coordination.Use;
import dev.reckoner.coordination.WitnessAgreement;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Alpha and beta have one key, as evidence shows, and one account, as is stated; gamma and delta are only stated to have one account;
 * all but delta run an approved build. Alpha and beta fail at the same hours of ten days. Two witnesses are of two minds about the
 * case's first claim.
 */
public final class InventedCoordination implements CoordinationDesk {
    public static final Means KEY = new Means(MeansKind.SIGNING_KEY, "02ab", "02ab…cd");
    public static final Means BUILD = new Means(MeansKind.BUILD, "b1", "gateway 1.1");
    private static final Means ACCOUNT = new Means(MeansKind.PAYOUT_ADDRESS, "0xaa", "0xaa");
    private static final Means OTHER_ACCOUNT = new Means(MeansKind.PAYOUT_ADDRESS, "0xbb", "0xbb");
    private static final Instant AT = InventedClaims.START;
    private static final int DAYS = 10;
    private static final int CLAIMS_A_DAY = 24;

    private final AuditCase audit;

    InventedCoordination(AuditCase audit) {
        this.audit = audit;
    }

    private static Use use(String party, Means means, Grade grade, long claims) {
        return new Use(
                "operator:" + party,
                means,
                grade,
                AT,
                AT.plus(Duration.ofDays(3)),
                claims,
                claims == 0 ? List.of() : List.of(InventedClaims.digest(party + means.id())));
    }

    /** Fails at ten in the morning. */
    private static ClaimHistory history(String party) {
        var claims = new ArrayList<Outcome>();
        for (int i = 0; i < DAYS * CLAIMS_A_DAY; i++) {
            claims.add(new Outcome(AT.plus(Duration.ofHours(i)), i % CLAIMS_A_DAY == 10));
        }
        return new ClaimHistory("operator:" + party, claims);
    }

    @Override
    public Coordination coordination() {
        var uses = List.of(
                use("alpha", KEY, Grade.PROVEN, 4),
                use("beta", KEY, Grade.PROVEN, 3),
                use("alpha", ACCOUNT, Grade.ASSERTED, 0),
                use("beta", ACCOUNT, Grade.ASSERTED, 0),
                use("gamma", OTHER_ACCOUNT, Grade.ASSERTED, 0),
                use("delta", OTHER_ACCOUNT, Grade.ASSERTED, 0),
                use("alpha", BUILD, Grade.PROVEN, 4),
                use("beta", BUILD, Grade.PROVEN, 3),
                use("gamma", BUILD, Grade.PROVEN, 2));
        var sharing = Sharing.of(uses, SharingTerms.DEFAULT.withOpen(Set.of(BUILD)));
        var failures = JointFailures.of(List.of(history("alpha"), history("beta")));
        return new Coordination(
                Map.of(
                        "operator:alpha", "alpha",
                        "operator:beta", "beta",
                        "operator:gamma", "gamma",
                        "operator:delta", "delta"),
                sharing,
                PartyGroup.of(sharing, failures.pairs()),
                List.of(),
                List.of(new PartyTrouble("operator:alpha", 240, Map.of(PartyTrouble.Kind.WRONG_ANSWER, 10L))),
                failures,
                true);
    }

    private List<Digest> claims() throws IOException {
        return audit.claims(ClaimCondition.ALL, ClaimOrder.DEFAULT).first(() -> false).stream()
                .map(ClaimRow::id)
                .limit(3)
                .toList();
    }

    @Override
    public List<Digest> claims(Use use) throws IOException {
        return use.claims() == 0 ? List.of() : claims();
    }

    @Override
    public Witnessing witnesses() throws IOException {
        var said = new ArrayList<Statement>();
        var claims = claims();
        for (var claim : claims) {
            boolean first = claim.equals(claims.getFirst());
            said.add(new Statement("operator:alpha", claim.toString(), Stance.CONFIRMS, claim));
            said.add(new Statement(
                    "examiner:me", claim.toString(), first ? Stance.CONTRADICTS : Stance.CONFIRMS, claim));
        }
        said.add(new Statement("chain:contract", claims.getLast().toString(), Stance.CONFIRMS, claims.getLast()));
        return new Witnessing(
                List.of(
                        new Witnessing.Witness("operator:alpha", WitnessKind.OPERATOR, "alpha", 3, 0),
                        new Witnessing.Witness("chain:contract", WitnessKind.CHAIN, "contract", 1, 0),
                        new Witnessing.Witness("examiner:me", WitnessKind.EXAMINER, "me", 2, 1)),
                WitnessAgreement.of(said),
                List.of(new Witnessing.Cosigner("friend", Optional.empty(), 2)),
                true);
    }
}
