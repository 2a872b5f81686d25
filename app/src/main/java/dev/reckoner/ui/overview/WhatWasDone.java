package dev.reckoner.ui.overview;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What was done about findings so far: what was isolated for them, and who answered. */
final class WhatWasDone {
    private static final int MOST_NAME = 20;

    private final List<IsolationRow> isolations;
    private final List<GivenAnswer> answers;

    WhatWasDone(List<IsolationRow> isolations, List<GivenAnswer> answers) {
        this.isolations = List.copyOf(isolations);
        this.answers = List.copyOf(answers);
    }

    /** Reads the disk: not for the FX thread. */
    static WhatWasDone of(AuditCase audit) throws IOException {
        return new WhatWasDone(
                audit.attribution().isolations(), audit.dossiers().answers().given());
    }

    /** In a few words each, oldest first. */
    List<String> about(FindingGroup group) {
        return Stream.concat(
                        isolations.stream().filter(row -> concerns(row, group)).map(WhatWasDone::words),
                        answers.stream()
                                .filter(answer -> group.reasons().stream()
                                        .anyMatch(reason -> group.claims().stream()
                                                .anyMatch(claim -> answer.answers(claim, reason.code()))))
                                .map(WhatWasDone::words))
                .distinct()
                .toList();
    }

    /** Where the isolation names its evidence that decides; else its party and its days. */
    private static boolean concerns(IsolationRow row, FindingGroup group) {
        var isolation = row.isolation();
        if (!isolation.evidence().isEmpty()) {
            return !Collections.disjoint(isolation.evidence(), group.claims());
        }
        var scope = isolation.scope();
        boolean days = scope.made().isEmpty()
                || scope.made().get().from().compareTo(group.latest()) <= 0
                        && group.first().isBefore(scope.made().get().until());
        return days
                && scope.party()
                        .filter(new NodeId(NodeKind.OPERATOR, group.operator())::equals)
                        .isPresent();
    }

    private static String words(IsolationRow row) {
        return row.lift()
                .map(lift -> Messages.get(
                        "overview.decide.lifted",
                        Figures.day(row.time()).toString(),
                        Figures.day(lift.time()).toString()))
                .orElseGet(() -> Messages.get(
                        "overview.decide.isolated", Figures.day(row.time()).toString()));
    }

    /** Anybody can sign an answer in any name. */
    private static String words(GivenAnswer answer) {
        return Messages.get(
                answer.isItsWord() ? "overview.decide.answered" : "overview.decide.answered.named",
                Figures.middle(answer.statement().party().id(), MOST_NAME));
    }
}
