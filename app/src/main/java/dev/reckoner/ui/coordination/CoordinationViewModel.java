package dev.reckoner.ui.coordination;

import dev.reckoner.attribution.MeansUse;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.Coordination;
import dev.reckoner.audit.PartyGroup;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.WrongAnswer;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What parties share, and which ground of it is looked at. On the FX thread. */
final class CoordinationViewModel {
    private final PlaceContext context;
    private final AuditCase audit;
    private final Latest<Coordination> latest;
    private final ObjectProperty<Optional<Chosen>> chosen = new SimpleObjectProperty<>(Optional.empty());

    CoordinationViewModel(PlaceContext context) {
        this.context = context;
        this.audit = context.auditCase();
        this.latest = new Latest<>(context, () -> audit.coordination().coordination(), this::show);
    }

    ReadOnlyObjectProperty<Optional<Coordination>> view() {
        return latest.view();
    }

    ReadOnlyObjectProperty<Optional<Chosen>> chosen() {
        return chosen;
    }

    /** Why nothing can be shown; empty text where something is. */
    ReadOnlyStringProperty failure() {
        return latest.failure();
    }

    void choose(Chosen other) {
        chosen.set(Optional.of(other));
    }

    /** When it comes into sight. */
    void shown() {
        latest.shown();
    }

    private void show(Coordination read) {
        chosen.set(chosen.get().flatMap(before -> again(read, before)).or(() -> first(read)));
    }

    private static Optional<Chosen> again(Coordination read, Chosen before) {
        return switch (before) {
            case Chosen.Shared shared -> read.shared(shared.means().means()).map(Chosen.Shared::new);
            case Chosen.Pair pair ->
                read.failures().pairs().stream()
                        .filter(each -> each.parties().equals(pair.pair().parties()))
                        .findFirst()
                        .map(Chosen.Pair::new);
        };
    }

    /** What joins the first group that evidence joins; where there is none, what is stated, and then what is common. */
    static Optional<Chosen> first(Coordination read) {
        Optional<PartyGroup> joined = read.joined().stream().findFirst();
        if (joined.isPresent() && joined.get().means().isEmpty()) {
            return joined.get().failures().stream().findFirst().map(Chosen.Pair::new);
        }
        Stream<SharedMeans> grounds = Stream.concat(
                read.groups().stream().map(PartyGroup::means).flatMap(means -> means.stream()),
                read.sharing().means().stream());
        Optional<Chosen> shared = grounds.findFirst().map(Chosen.Shared::new);
        return shared.or(() -> read.failures().pairs().stream().findFirst().map(Chosen.Pair::new));
    }

    /** Shows the claims that show it in the Claims place. */
    void openClaims(SharedMeans shared) {
        var read = latest.view().get();
        context.background()
                .read(
                        progress -> claims(read, shared),
                        claims -> context.navigator()
                                .showClaims(ClaimFilter.only(
                                        Messages.get(
                                                "coordination.inspector.filter",
                                                Words.kind(shared.means().kind()),
                                                Words.label(shared)),
                                        claims)),
                        latest::failed);
    }

    private Set<Digest> claims(Optional<Coordination> read, SharedMeans shared) throws IOException {
        var claims = new HashSet<Digest>();
        if (shared.means().kind() == MeansKind.WRONG_ANSWER) {
            read.stream()
                    .flatMap(known -> known.wrong().stream())
                    .filter(answers -> answers.means().equals(shared.means()))
                    .flatMap(answers -> answers.answers().stream())
                    .map(WrongAnswer::claim)
                    .map(Digest::parse)
                    .forEach(claims::add);
            return claims;
        }
        for (var use : shared.uses()) {
            claims.addAll(audit.coordination().claims(use));
        }
        return claims;
    }

    /** Shows it, and what else parties share, in the graph. */
    void showInGraph(SharedMeans shared) {
        context.navigator().go(PlaceId.ATTRIBUTION, new Visit.SharedMeans(MeansUse.node(shared.means())));
    }
}
