package dev.reckoner.ui.overview;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.audit.CaseData;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the Overview says, without a control. */
final class OverviewViewModel {
    private final PlaceContext context;
    private final ReadOnlyObjectWrapper<Optional<Summary>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CaseCoverage>> coverage =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<InForce> isolations = new ReadOnlyObjectWrapper<>(InForce.NONE);
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    OverviewViewModel(PlaceContext context) {
        this.context = context;
        context.auditCase().onChange(context.background().coalesced(this::refresh));
        refresh();
    }

    /** Reads the case again, off the FX thread. */
    void refresh() {
        AuditCase audit = context.auditCase();
        context.background().read(progress -> InForce.of(audit.attribution()), isolations::set, this::failed);
        context.background().read(progress -> audit.coverage(), read -> coverage.set(Optional.of(read)), this::failed);
        context.background()
                .read(
                        progress -> Summary.of(audit),
                        made -> {
                            trouble.set(Optional.empty());
                            summary.set(Optional.of(made));
                        },
                        this::failed);
    }

    private void failed(Exception failure) {
        trouble.set(Optional.of(Trouble.of(failure, context.auditCase().ledger())));
    }

    /** The figures; empty until they are first computed. */
    ReadOnlyObjectProperty<Optional<Summary>> summary() {
        return summary.getReadOnlyProperty();
    }

    /** What evidence covers, and what running claims again has cost; empty until it is first counted. */
    ReadOnlyObjectProperty<Optional<CaseCoverage>> coverage() {
        return coverage.getReadOnlyProperty();
    }

    /** What is isolated now. */
    ReadOnlyObjectProperty<InForce> isolations() {
        return isolations.getReadOnlyProperty();
    }

    /** Why there are none, or only old ones; empty where there are. */
    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Shows what of the ledger is damaged. */
    void openLedger() {
        context.navigator().show(PlaceId.LEDGER);
    }

    CaseData data() {
        return context.auditCase().data();
    }

    /** Shows the claims of a tier. */
    void open(Tier tier) {
        context.navigator().showClaims(ClaimFilter.tier(tier));
    }

    /** Goes where a decision is made. */
    void open(Decision decision) {
        context.navigator().go(decision.place(), decision.visit());
    }

    /** Shows the claims that a line of the findings stands for. */
    void open(FindingGroup group) {
        context.navigator().showClaims(group.filter());
    }

    /** Shows the claims that an isolation in force marks. */
    void openMarked() {
        context.navigator().showClaims(ClaimFilter.marked(Set.of(ClaimMark.ISOLATED, ClaimMark.DERIVED)));
    }

    /** Shows what is isolated, with what it touches. */
    void openTouched(Scope scope) {
        context.navigator().go(PlaceId.ATTRIBUTION, new Visit.Touched(scope));
    }

    void openClaims() {
        context.navigator().showClaims(ClaimFilter.ALL);
    }

    void importTrail() {
        context.navigator().go(PlaceId.TRAILS, new Visit.Import());
    }

    void openReexecution() {
        context.navigator().show(PlaceId.REEXECUTION);
    }

    /**
     * What follows from the counts, and no more: without a drawn sample nothing is said about answers that were not
     * checked.
     */
    static String statement(Summary summary) {
        if (summary.claims() == 0) {
            return Messages.get("overview.said.nothing");
        }
        return Messages.get(
                "overview.said",
                summary.tiers().getOrDefault(Tier.AFFIRMING, 0L),
                summary.claims(),
                summary.tiers().getOrDefault(Tier.CONTRAINDICATED, 0L),
                summary.tiers().getOrDefault(Tier.WARNING, 0L),
                summary.tiers().getOrDefault(Tier.NONE, 0L),
                summary.remarked());
    }

    /** How the lines of the findings add up to the contraindicated claims; empty text where there are none. */
    static String sum(Summary summary) {
        long claims = summary.tiers().getOrDefault(Tier.CONTRAINDICATED, 0L);
        long inLines = summary.groups().stream()
                .filter(group -> group.tier() == Tier.CONTRAINDICATED)
                .mapToLong(FindingGroup::count)
                .sum();
        if (claims == 0) {
            return "";
        }
        return Messages.get(inLines == claims ? "overview.findings.sum" : "overview.findings.sum.more", claims);
    }

    /** How many were run again and what came of it. */
    static String rerun(Summary summary) {
        return Messages.get(
                "overview.rerun",
                summary.rerun(),
                summary.verdicts().getOrDefault(Verdict.OUTSIDE, 0L),
                summary.verdicts().getOrDefault(Verdict.INCONCLUSIVE, 0L));
    }
}
