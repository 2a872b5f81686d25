package dev.reckoner.cli;

import dev.reckoner.attribution.ClaimProvenance;
import dev.reckoner.attribution.Edge;
import dev.reckoner.attribution.GraphMl;
import dev.reckoner.attribution.LiabilityStatement;
import dev.reckoner.attribution.Node;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.ProvJson;
import dev.reckoner.attribution.Provenance;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attribution}. */
@Command(
        name = "attribution",
        description = {
            "Shows where answers came from and who answers for them, each step with how sure it is and what it rests on;",
            "and of each party what the evidence binds it to, what it contradicts and what stays unproven."
        })
final class AttributionCommand implements Callable<Integer> {
    @Mixin
    private ClaimSelection selection = new ClaimSelection();

    @Option(
            names = "--prov-json",
            paramLabel = "FILE",
            description = "Write the provenance of these claims together into that file, as W3C's PROV-JSON.")
    private Optional<Path> provJson = Optional.empty();

    @Option(names = "--graphml", paramLabel = "FILE", description = "The same as GraphML.")
    private Optional<Path> graphMl = Optional.empty();

    @Mixin
    private NewFile fresh = new NewFile();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        for (var file : Stream.of(provJson, graphMl).flatMap(Optional::stream).toList()) {
            fresh.require(file, "provenance");
        }
        try (var audit = folder.open()) {
            var rows = selection.rows(audit);
            if (provJson.isPresent() || graphMl.isPresent()) {
                write(audit, rows);
            } else if (output.json()) {
                output.json(statements(audit, rows));
            } else {
                for (var row : rows) {
                    print(audit, row);
                }
            }
            return rows.isEmpty() ? ExitCode.UNDECIDED : ExitCode.AFFIRMING;
        }
    }

    private void write(AuditCase audit, List<ClaimRow> rows) throws IOException {
        var provenance =
                audit.attribution().provenance(rows.stream().map(ClaimRow::id).toList());
        if (provJson.isPresent()) {
            Files.write(provJson.get(), ProvJson.write(provenance));
        }
        if (graphMl.isPresent()) {
            Files.write(graphMl.get(), GraphMl.write(provenance));
        }
        output.line("Written: " + provenance.nodes().size() + " nodes and "
                + provenance.edges().size() + " edges of " + Plural.of(rows.size(), "claim") + ".");
    }

    private static List<Object> statements(AuditCase audit, List<ClaimRow> rows) throws IOException {
        var all = new ArrayList<Object>();
        for (var row : rows) {
            var file = audit.attribution().file(row.id());
            if (file.isPresent()) {
                var said = new LinkedHashMap<String, Object>();
                said.put("claim", row);
                said.put("provenance", ClaimProvenance.of(file.get()));
                said.put("liability", LiabilityStatement.of(file.get()));
                all.add(said);
            }
        }
        return all;
    }

    private void print(AuditCase audit, ClaimRow row) throws IOException {
        var file = audit.attribution().file(row.id());
        if (file.isEmpty()) {
            return;
        }
        output.line(row.label() + ", " + row.tier().name().toLowerCase(Locale.ROOT));
        output.line("");
        var provenance = ClaimProvenance.of(file.get());
        output.table(
                List.of("from", "relation", "to", "grade", "rests on"),
                provenance.edges().stream().map(edge -> line(provenance, edge)).toList());
        output.line("");
        LiabilityStatement.of(file.get()).text().lines().forEach(output::line);
        output.line("");
    }

    private static List<String> line(Provenance provenance, Edge edge) {
        return List.of(
                name(provenance, edge.from()),
                edge.relation().provName() + (edge.role().isEmpty() ? "" : " (" + edge.role() + ")"),
                name(provenance, edge.to()),
                edge.grade().words(),
                edge.grounds().stream()
                        .map(finding -> finding.code())
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    /** A build is told by its whole id, which isolating it takes. */
    private static String name(Provenance provenance, NodeId id) {
        String label = provenance.node(id).map(Node::label).orElse(id.key());
        return switch (id.kind()) {
            case BUILD, KEY -> id.kind().wireName() + " " + id.key();
            default -> id.kind().wireName() + " " + label;
        };
    }
}
