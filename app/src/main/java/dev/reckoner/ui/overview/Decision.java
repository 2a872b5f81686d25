package dev.reckoner.ui.overview;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.TrailRow;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that waits for a person.
 *
 * @param tier how grave
 * @param title what, in words
 * @param detail why
 * @param done what was done about it so far; may be empty
 * @param verb on the button
 * @param place where the button leads
 * @param visit for what
 */
record Decision(Tier tier, String title, String detail, String done, String verb, PlaceId place, Visit visit) {
    /** Gravest first: a damaged ledger, contradicted claims, what needs judgement, what could not be read. */
    static List<Decision> of(AuditCase auditCase, List<FindingGroup> groups, WhatWasDone done) {
        Stream<Decision> ledger =
                auditCase.ledger().failures().stream().limit(1).map(Decision::damaged);
        Stream<Decision> contradicted = of(groups, Tier.CONTRAINDICATED, done);
        Stream<Decision> unsure = of(groups, Tier.WARNING, done);
        Stream<Decision> unread = auditCase.trails().stream()
                .filter(trail -> !trail.problems().isEmpty())
                .map(Decision::unread);
        return Stream.of(ledger, contradicted, unread, unsure)
                .flatMap(each -> each)
                .toList();
    }

    private static Decision damaged(String failure) {
        return new Decision(
                Tier.CONTRAINDICATED,
                Messages.get("overview.decide.ledger"),
                failure,
                "",
                Messages.get("overview.decide.show"),
                PlaceId.LEDGER,
                new Visit.Plain());
    }

    private static Stream<Decision> of(List<FindingGroup> groups, Tier tier, WhatWasDone done) {
        return groups.stream()
                .filter(group -> group.tier() == tier)
                .map(group -> about(group, String.join(", ", done.about(group))));
    }

    private static Decision about(FindingGroup group, String done) {
        return new Decision(
                group.tier(),
                group.title(),
                Messages.get("overview.decide.count", group.count(), group.codes()),
                done,
                Messages.get("overview.decide.review"),
                PlaceId.CLAIMS,
                new Visit.Claims(group.filter()));
    }

    private static Decision unread(TrailRow trail) {
        String name = Path.of(trail.file()).getFileName().toString();
        return new Decision(
                Tier.WARNING,
                Messages.get(
                        "overview.decide.unread",
                        Figures.middle(name, 34),
                        trail.problems().size()),
                Messages.get("overview.decide.unread.detail"),
                "",
                Messages.get("overview.decide.show"),
                PlaceId.TRAILS,
                new Visit.Trail(trail.number()));
    }
}
