package dev.reckoner.cli;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is isolated: the claims to which all that is named applies. */
final class ScopeOptions {
    @Option(names = "--operator", paramLabel = "ID", description = "What this operator served.")
    private Optional<String> operator = Optional.empty();

    @Option(names = "--provider", paramLabel = "ID", description = "What this provider sold.")
    private Optional<String> provider = Optional.empty();

    @Option(names = "--application", paramLabel = "ID", description = "What this application asked for.")
    private Optional<String> application = Optional.empty();

    @Option(names = "--payer", paramLabel = "ADDRESS", description = "What this account paid for.")
    private Optional<String> payer = Optional.empty();

    @Option(
            names = "--key",
            converter = DigestWord.class,
            paramLabel = "SHA256",
            description = "What this key signed, by the SHA-256 of its SubjectPublicKeyInfo.")
    private Optional<Digest> key = Optional.empty();

    @Option(
            names = "--build",
            converter = DigestWord.class,
            paramLabel = "ID",
            description = "What this build gave, by its id as 'reckoner attribution' prints it.")
    private Optional<Digest> build = Optional.empty();

    @Option(names = "--model", paramLabel = "NAME", description = "What names this model, with its version.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "What was made then or later: 2026-04-11 or 2026-04-11T06:00:00Z. Days begin in UTC.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "What was made before then.")
    private Optional<String> until = Optional.empty();

    Scope scope() throws RefusedArgument {
        var parties = Stream.of(
                        party(NodeKind.OPERATOR, operator),
                        party(NodeKind.PROVIDER, provider),
                        party(NodeKind.APPLICATION, application),
                        party(NodeKind.PAYER, payer))
                .flatMap(Optional::stream)
                .toList();
        if (parties.size() > 1) {
            throw new RefusedArgument("CL-USAGE", "Name one party; isolate others one by one.");
        }
        return new Scope(one(parties), key, build.map(Digest::hex), model, made());
    }

    private static Optional<NodeId> one(List<NodeId> parties) {
        return parties.stream().findFirst();
    }

    private static Optional<NodeId> party(NodeKind kind, Optional<String> id) {
        return id.map(named -> new NodeId(kind, named));
    }

    private Optional<Span> made() throws RefusedArgument {
        if (from.isEmpty() && until.isEmpty()) {
            return Optional.empty();
        }
        var span = new Span(
                from.isEmpty() ? Instant.EPOCH : TimeWord.of(from.get()),
                until.isEmpty() ? Instant.parse("9999-12-31T00:00:00Z") : TimeWord.of(until.get()));
        if (!span.from().isBefore(span.until())) {
            throw new RefusedArgument("CL-USAGE", "The time of --until must be later than that of --from.");
        }
        return Optional.of(span);
    }
}
