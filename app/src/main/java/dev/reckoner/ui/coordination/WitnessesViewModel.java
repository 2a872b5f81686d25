package dev.reckoner.ui.coordination;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.Witnessing;
import dev.reckoner.coordination.WitnessPair;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceContext;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Where witnesses agree, and the two that are looked at. On the FX thread. */
final class WitnessesViewModel {
    /** So many claims are listed one by one. */
    static final int LISTED = 60;

    private static final Comparator<WitnessPair> MOST_APART = Comparator.comparingInt(
                    (WitnessPair pair) -> pair.disagreed().size())
            .reversed()
            .thenComparing(WitnessPair::first)
            .thenComparing(WitnessPair::second);

    private final PlaceContext context;
    private final AuditCase audit;
    private final Latest<Witnessing> latest;
    private final ObjectProperty<Optional<Detail>> detail = new SimpleObjectProperty<>(Optional.empty());

    private long selections;

    /**
     * Two witnesses.
     *
     * @param apart the first claims on which they are of two minds, with their lines where the case still has them
     */
    record Detail(WitnessPair pair, List<Apart> apart) {
        Detail {
            apart = List.copyOf(apart);
        }
    }

    /** A claim on which two are of two minds. */
    record Apart(WitnessPair.Disagreement said, Optional<ClaimRow> row) {}

    WitnessesViewModel(PlaceContext context) {
        this.context = context;
        this.audit = context.auditCase();
        this.latest = new Latest<>(context, () -> audit.coordination().witnesses(), this::show);
    }

    ReadOnlyObjectProperty<Optional<Witnessing>> view() {
        return latest.view();
    }

    ReadOnlyObjectProperty<Optional<Detail>> detail() {
        return detail;
    }

    /** Why nothing can be shown; empty text where something is. */
    ReadOnlyStringProperty failure() {
        return latest.failure();
    }

    /** When it comes into sight. */
    void shown() {
        latest.shown();
    }

    private void show(Witnessing read) {
        var again = detail.get().map(Detail::pair).flatMap(pair -> read.pair(pair.first(), pair.second()));
        again.or(() -> mostApart(read)).ifPresentOrElse(this::choose, () -> detail.set(Optional.empty()));
    }

    /**
     * The two that are of two minds about the most claims, those first that both tell what the answer is: an attestation and a rerun
     * speak of different things. Where none are, the first two.
     */
    static Optional<WitnessPair> mostApart(Witnessing read) {
        return read.agreement().pairs().stream()
                .min(Comparator.comparing(
                                (WitnessPair pair) -> pair.disagreed().isEmpty() || !areOfOneMatter(read, pair))
                        .thenComparing(MOST_APART));
    }

    private static boolean areOfOneMatter(Witnessing read, WitnessPair pair) {
        return Stream.of(pair.first(), pair.second())
                .allMatch(id -> read.witness(id)
                        .filter(witness -> witness.kind().tellsOfTheAnswer())
                        .isPresent());
    }

    /** Looks at two witnesses. */
    void choose(WitnessPair pair) {
        long selection = ++selections;
        context.background()
                .read(
                        progress -> detail(pair),
                        read -> {
                            if (selection == selections) {
                                detail.set(Optional.of(read));
                            }
                        },
                        latest::failed);
    }

    private Detail detail(WitnessPair pair) throws IOException {
        var some = pair.disagreed().stream().limit(LISTED).toList();
        Map<String, ClaimRow> rows = new HashMap<>();
        audit.claimRows(some.stream()
                        .map(WitnessPair.Disagreement::claim)
                        .map(Digest::parse)
                        .toList())
                .forEach(row -> rows.put(row.id().toString(), row));
        return new Detail(
                pair,
                some.stream()
                        .map(said -> new Apart(said, Optional.ofNullable(rows.get(said.claim()))))
                        .sorted(Comparator.comparing(apart -> apart.row()
                                .map(ClaimRow::label)
                                .orElse(apart.said().claim())))
                        .toList());
    }

    void open(Apart apart) {
        context.navigator()
                .showClaims(ClaimFilter.claim(Digest.parse(apart.said().claim())));
    }

    /** Shows the claims on which the two are of two minds in the Claims place. */
    void openAll(Witnessing witnessing, WitnessPair pair) {
        Set<Digest> claims = pair.disagreed().stream()
                .map(WitnessPair.Disagreement::claim)
                .map(Digest::parse)
                .collect(Collectors.toSet());
        context.navigator()
                .showClaims(ClaimFilter.only(
                        Messages.get(
                                "witnesses.inspector.filter",
                                WitnessWords.name(witnessing, pair.first()),
                                WitnessWords.name(witnessing, pair.second())),
                        claims));
    }
}
