package dev.reckoner.audit;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.coordination.SameWrongAnswers;
import dev.reckoner.coordination.Sharing;
import dev.reckoner.coordination.Use;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads off the tables of a case what parties share and what witnesses say. */
final class CaseCoordination implements CoordinationDesk {
    private final RecordedCase audit;
    private final CaseTables tables;

    CaseCoordination(RecordedCase audit, CaseTables tables) {
        this.audit = audit;
        this.tables = tables;
    }

    @Override
    public Coordination coordination() throws IOException {
        var wrong = WrongAnswers.of(audit, tables);
        var alike = SameWrongAnswers.of(wrong.answers());
        var outcomes = Outcomes.of(tables);
        var failures = outcomes.joint();
        // That an answer is wrong rests on what it was compared with, which the same bytes of several put in doubt.
        var byAnswers = alike.stream()
                .flatMap(answers -> answers.uses(Grade.SUPPORTED).stream())
                .toList();
        Sharing sharing = new MeansReading(audit, tables).sharing(byAnswers);
        return new Coordination(
                names(sharing, outcomes.troubles()),
                sharing,
                PartyGroup.of(sharing, failures.pairs()),
                alike,
                outcomes.troubles(),
                failures,
                wrong.whole());
    }

    /** Trails give names to enclaves whose ids are hashes. */
    private Map<String, String> names(Sharing sharing, List<PartyTrouble> troubles) throws IOException {
        var known = new HashMap<String, String>();
        for (var row : audit.partyRows()) {
            var party = row.party();
            if (party.role() == PartyRole.OPERATOR && party.id().startsWith("0x")) {
                known.put(new NodeId(NodeKind.OPERATOR, party.id()).toString(), EnclaveName.plain(party.name()));
            }
        }
        var names = new HashMap<String, String>();
        sharing.means().stream()
                .flatMap(shared -> shared.parties().stream())
                .forEach(party -> names.put(party, known.getOrDefault(party, EnclaveName.of(key(party)))));
        troubles.forEach(trouble ->
                names.put(trouble.party(), known.getOrDefault(trouble.party(), EnclaveName.of(key(trouble.party())))));
        return names;
    }

    private static String key(String party) {
        return party.substring(party.indexOf(':') + 1);
    }

    @Override
    public List<Digest> claims(Use use) throws IOException {
        if (use.claims() == 0) {
            return List.of();
        }
        boolean operates = use.party().startsWith(NodeKind.OPERATOR.wireName() + ":");
        var named = operates ? ClaimCondition.Name.OPERATOR : ClaimCondition.Name.PROVIDER;
        var condition = ClaimCondition.ALL
                .withNamed(Map.of(named, key(use.party())))
                .withRests(use.grounds().stream().map(Digest::toString).collect(Collectors.toSet()));
        var numbers = new ClaimScan(tables)
                .numbers(condition).stream().limit(MOST_CLAIMS).boxed().toList();
        return new ClaimPages(tables)
                .byNumbers(numbers).stream().map(ClaimFacts::id).toList();
    }

    @Override
    public Witnessing witnesses() throws IOException {
        return new WitnessReading(audit, tables).read();
    }
}
