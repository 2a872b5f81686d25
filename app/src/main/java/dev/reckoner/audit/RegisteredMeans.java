package dev.reckoner.audit;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.chain.ChainView;
import dev.reckoner.appraise.chain.LogProofs;
import dev.reckoner.appraise.chain.Registrations;
import dev.reckoner.appraise.chain.Registrations.Registration;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Registered;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What registrations in OpenGradient's registry tell of an enclave: its TLS certificate, its endpoint and the address that is paid.
 * The calldata are nobody's signed word, and the registry proves neither endpoint nor address to belong to the enclave: all of it is
 * only asserted. What an attestation commits to is proven by the claims, not from here.
 */
final class RegisteredMeans {
    private final List<Evidence> items;
    private final ReferenceValues references;
    private final Bytes bytes;

    /** Reads a blob. */
    @FunctionalInterface
    interface Bytes {
        Optional<byte[]> read(Digest digest) throws IOException;
    }

    RegisteredMeans(List<Evidence> items, ReferenceValues references, Bytes bytes) {
        this.items = items;
        this.references = references;
        this.bytes = bytes;
    }

    /** The uses that tell their time; a registration that reverted, or was made with a contract that is no known registry, tells none. */
    List<MeansUse> uses() throws IOException {
        var transactions = all(Evidence.ChainTransaction.class);
        if (transactions.isEmpty()) {
            return List.of();
        }
        var registrations = registrations(transactions);
        return transactions.stream()
                .flatMap(transaction -> registrations.of(transaction.id()).stream())
                .filter(Registration::mayHaveSucceeded)
                .filter(this::isOfRegistry)
                .flatMap(RegisteredMeans::uses)
                .toList();
    }

    private Registrations registrations(List<Evidence.ChainTransaction> transactions) throws IOException {
        try {
            return ChainView.of(all(Evidence.EventLog.class), transactions, this::held, any -> false, LogProofs.NONE)
                    .registrations();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private <E extends Evidence> List<E> all(Class<E> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Optional<byte[]> held(Digest digest) {
        try {
            return bytes.read(digest);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isOfRegistry(Registration registration) {
        return registration.told().contract().stream()
                .anyMatch(contract -> references.registries().stream()
                        .anyMatch(registry -> registry.address().equalsIgnoreCase(contract)));
    }

    private static Stream<MeansUse> uses(Registration registration) {
        var party = new NodeId(NodeKind.OPERATOR, registration.teeId());
        var registered = Registered.of(registration.call());
        return registration.told().at().stream()
                .flatMap(at -> Stream.of(registered.certificate(), registered.others())
                        .flatMap(List::stream)
                        .map(node -> new MeansUse(
                                party,
                                "",
                                node,
                                Grade.ASSERTED,
                                0,
                                at,
                                at,
                                registration.told().restsOn())));
    }
}
