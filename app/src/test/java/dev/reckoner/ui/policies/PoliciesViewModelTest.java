package dev.reckoner.ui.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedPolicyDesk;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.policy.PolicyDiff;
import dev.reckoner.policy.ResidualRisk;
import dev.reckoner.policy.Simulation;
import dev.reckoner.policy.file.ShippedPolicy;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Policies place shows, without a window. */
class PoliciesViewModelTest {
    private final InventedCase audit = new InventedCase();
    private final Contexts contexts = new Contexts(audit);
    private final PoliciesViewModel model = new PoliciesViewModel(contexts.context());

    @BeforeEach
    void show() {
        model.shown();
    }

    private void choose(String name) {
        model.chosen()
                .set(model.items().stream()
                        .filter(item -> item.name().equals(name))
                        .findFirst());
    }

    private Played played(String name) {
        return model.played().get().stream()
                .filter(each -> each.item().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSmallCaseIsPlayedThroughAtOnce() {
        assertThat(model.played().get())
                .extracting(each -> each.item().name())
                .containsExactly("minimal", "standard", "regulated", "zero-trust");
        assertThat(played("minimal").claims()).isEqualTo(InventedPolicyDesk.CLAIMS);
        assertThat(played("minimal").row().accepted()).isEqualTo(96);
    }

    @Test
    void aBoundOfAllIsExplainedAndNoOther() {
        assertThat(PlayedCard.whole(model.played().get())).isEmpty();
        var minimal = played("minimal");
        assertThat(PlayedCard.whole(List.of(of(minimal, 1), of(played("standard"), 0.5))))
                .isEqualTo("minimal, 100 %: none of the 96 claims that it accepts was run again and found right,"
                        + " so up to all of them can be wrong.");
    }

    private static Played of(Played played, double bound) {
        var row = played.row();
        var risk = new ResidualRisk(row.accepted(), row.accepted(), 0, 0, 0, bound, bound);
        return new Played(
                played.item(),
                played.claims(),
                new Simulation.Row(
                        row.policy(),
                        row.accepted(),
                        row.refused(),
                        row.undecided(),
                        row.notApplicable(),
                        row.rules(),
                        row.reasons(),
                        row.open(),
                        row.honestRefused(),
                        row.wrongAccepted(),
                        row.cost(),
                        risk));
    }

    @Test
    void everyPolicyHasAMarkOfItsOwn() {
        assertThat(model.items()).extracting(PolicyItem::mark).doesNotHaveDuplicates();
    }

    @Test
    void aChangedTextIsPlayedThroughWithoutReadingTheCaseAgain() {
        choose("minimal");
        model.text()
                .set(ShippedPolicy.MINIMAL.text() + "  - check: settlement\n    tier: affirming\n    within: 30m\n");
        assertThat(played("minimal").row().accepted()).isEqualTo(86);
        assertThat(audit.policies().readings()).isEqualTo(1);
    }

    @Test
    void whatIsWrongWithTheTextIsToldAndTheFiguresStay() {
        choose("minimal");
        model.text().set("policy: minimal\nversion: 1\nrequire: none\n");
        assertThat(model.reading().get().problems()).isNotEmpty();
        assertThat(played("minimal").row().accepted()).isEqualTo(96);
    }

    @Test
    void aDraftIsKeptWhileAnotherPolicyIsLookedAt() {
        choose("minimal");
        String changed = ShippedPolicy.MINIMAL.text() + "freshness: 1h\n";
        model.text().set(changed);
        choose("standard");
        assertThat(model.text().get()).isEqualTo(ShippedPolicy.STANDARD.text());
        choose("minimal");
        assertThat(model.text().get()).isEqualTo(changed);
        assertThat(model.isDraft()).isTrue();
    }

    @Test
    void aDraftIsComparedWithWhatWasRecorded() {
        choose("minimal");
        assertThat(model.comparison().get()).isEmpty();
        model.text().set(ShippedPolicy.MINIMAL.text() + "freshness: 1h\n");
        var comparison = model.comparison().get().orElseThrow();
        assertThat(comparison.title()).isEqualTo("Changed and not recorded");
        assertThat(comparison.changes())
                .containsExactly(new PolicyDiff.Change(PolicyDiff.Kind.ADDED, "freshness", "freshness 1h"));
    }

    @Test
    void anotherPolicyCanBeComparedWith() {
        choose("minimal");
        model.comparedWith()
                .set(Optional.of(new PoliciesViewModel.Compared("standard, version 1", ShippedPolicy.STANDARD.text())));
        assertThat(model.comparison().get().orElseThrow().title()).isEqualTo("Compared with standard, version 1");
        choose("regulated");
        assertThat(model.comparedWith().get()).isEmpty();
    }

    @Test
    void whatIsAdoptedIsInForceAndShowsWhatItsVersionChanged() {
        choose("minimal");
        model.text().set(ShippedPolicy.MINIMAL.text().replace("version: 1", "version: 2") + "freshness: 1h\n");
        model.adopt(true);
        var item = model.chosen().get().orElseThrow();
        assertThat(item.isInForce(model.text().get())).isTrue();
        assertThat(model.isDraft()).isFalse();
        assertThat(model.comparison().get().orElseThrow().title()).isEqualTo("Changed in version 2");
        assertThat(contexts.context().notices().all()).extracting(Notice::kind).containsExactly(Notice.Kind.RESULT);
    }

    @Test
    void whatIsRefusedIsToldWithItsCodeAndStaysADraft() {
        choose("minimal");
        model.text().set(ShippedPolicy.MINIMAL.text() + "freshness: 1h\n");
        model.adopt(true);
        assertThat(contexts.context().notices().all()).extracting(Notice::code).containsExactly("PO-VERSION");
        assertThat(model.isDraft()).isTrue();
    }

    @Test
    void aChangedTextUnderAKnownNumberIsOfferedTheNext() {
        choose("minimal");
        assertThat(model.nextVersion()).as("the text that the case knows").isEmpty();
        model.text().set(ShippedPolicy.MINIMAL.text() + "freshness: 1h\n");
        assertThat(model.nextVersion()).hasValue(2);
        model.raiseVersion();
        assertThat(model.text().get()).contains("\nversion: 2\n").endsWith("freshness: 1h\n");
        assertThat(model.nextVersion()).isEmpty();
        model.adopt(true);
        assertThat(model.isDraft()).isFalse();
        model.text().set(model.text().get() + "# Changed once more.\n");
        assertThat(model.nextVersion()).hasValue(3);
    }

    @Test
    void policiesArePlayedThroughOverOneTrail() {
        model.trail().set(OptionalInt.of(1));
        assertThat(played("minimal").claims()).isEqualTo(InventedPolicyDesk.CLAIMS / InventedPolicyDesk.TRAILS);
        assertThat(model.outdated().get()).isFalse();
        model.trail().set(OptionalInt.empty());
        assertThat(played("minimal").claims()).isEqualTo(InventedPolicyDesk.CLAIMS);
        assertThat(model.trails()).isNotEmpty();
    }

    @Test
    void aNewPolicyIsAValidTextUnderAFreeName() {
        model.begin();
        model.begin();
        assertThat(model.items()).extracting(PolicyItem::name).endsWith("policy-1", "policy-2");
        assertThat(model.chosen().get().orElseThrow().name()).isEqualTo("policy-2");
        assertThat(model.reading().get().policy().orElseThrow().name()).isEqualTo("policy-2");
        assertThat(played("policy-2").row().accepted()).isEqualTo(96);
    }

    @Test
    void theClaimsThatAPolicyRefusesAreShownInClaims() {
        choose("minimal");
        model.openRefused(Optional.empty());
        assertThat(contexts.visits()).hasSize(1).first().isInstanceOf(Visit.Claims.class);
        var filter = ((Visit.Claims) contexts.visits().getFirst()).filter();
        assertThat(filter.only().orElseThrow().name()).isEqualTo("Refused by minimal");
        assertThat(filter.only().orElseThrow().claims()).hasSize(4);
    }

    @Test
    void theClaimsOfOneReasonAreShownAlone() {
        choose("regulated");
        var late = played("regulated").row().reasons().stream()
                .filter(reason -> reason.reason().sentence().startsWith("Settled later"))
                .findFirst()
                .orElseThrow();
        model.openRefused(Optional.of(late.reason()));
        var filter = ((Visit.Claims) contexts.visits().getFirst()).filter();
        assertThat(filter.only().orElseThrow().claims()).hasSize((int) late.claims());
    }

    @Test
    void thePlaceOfTheMostRefusalsIsShownFirst() {
        choose("regulated");
        var lines = model.text().get().lines().toList();
        assertThat(lines.get(model.line().get() - 1)).contains("check: settlement");
    }

    @Test
    void checksAreProposedWhileTyping() {
        choose("minimal");
        assertThat(model.completion(5, 15).proposals())
                .extracting(proposal -> proposal.word())
                .contains("signature");
    }

    @Test
    void figuresOfACaseThatHasChangedSinceAreMarked() throws IOException {
        assertThat(model.outdated().get()).isFalse();
        audit.importTrails(List.of(Path.of("more.trail")), TaskProgress.SILENT);
        assertThat(model.outdated().get()).isTrue();
        model.shown();
        assertThat(model.outdated().get()).isFalse();
        assertThat(audit.policies().readings()).isEqualTo(2);
    }
}
