package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.ModelPrice;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import dev.reckoner.audit.sample.opengradient.SessionRecords.Made;
import dev.reckoner.trail.StrictJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sample's chat answers as somebody collects them who wants to know what became of them: what clients kept, what the gateways
 * answer about themselves, what a node tells of the chain, what the facilitator published, and what was signed around them.
 */
public final class GatewayTrail {
    private GatewayTrail() {}

    /** The builds as published. */
    public static List<Measurement> builds() {
        return Arrays.stream(Build.values()).map(Build::measurement).toList();
    }

    /** What the models cost. */
    public static List<ModelPrice> prices() {
        return Arrays.stream(ModelTariff.values()).map(ModelTariff::price).toList();
    }

    /**
     * Writes it into a folder.
     *
     * @param root under which the enclaves are attested
     */
    public static void write(Path folder, SampleRoot root) throws IOException, GeneralSecurityException {
        List<BootedGateway> gateways = new ArrayList<>();
        for (Gateway planned : Gateway.values()) {
            gateways.add(BootedGateway.boot(planned, root));
        }
        List<Made> made = new SessionRecords(Questions.read(), gateways).made();
        var chain = new ToldChain(RegistryContract.ADDRESS, Build.OLDER.approved);
        var history = new GatewayHistory(gateways);
        history.tell(chain, root.pem());
        GatewaySettlements settlements = GatewaySettlements.of(made, chain);
        lines(
                folder.resolve("responses.jsonl"),
                made.stream()
                        .map(one -> SessionRecords.line(
                                one,
                                Optional.ofNullable(
                                        settlements.alone().get(one.planned().session()))))
                        .toList());
        aboutThemselves(folder, gateways);
        document(folder.resolve("registry-logs.json"), chain.logs());
        document(folder.resolve("transactions.json"), chain.transactions());
        for (PublishedBlob blob : settlements.blobs()) {
            document(folder.resolve("blobs").resolve(blob.id() + ".json"), blob.content());
        }
        lines(
                folder.resolve("payments.jsonl"),
                SessionRecords.paymentsElsewhere().stream()
                        .map(MadePayment::json)
                        .toList());
        lines(folder.resolve("heartbeats.jsonl"), history.relayed());
    }

    private static void aboutThemselves(Path folder, List<BootedGateway> gateways) throws IOException {
        for (BootedGateway gateway : gateways) {
            String id = gateway.planned().id;
            document(folder.resolve("signing-keys").resolve(id + ".json"), gateway.signingKey());
            Path attestation = folder.resolve("attestations").resolve(id + ".b64");
            Files.createDirectories(attestation.getParent());
            Files.writeString(attestation, gateway.attestation());
        }
        GatewayEnclave last = gateways.getLast().enclave();
        document(folder.resolve("ohttp-config.json"), OhttpKey.of(last).configuration(last));
    }

    private static void document(Path file, JsonNode content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, StrictJson.write(content));
    }

    private static void lines(Path file, List<? extends JsonNode> lines) throws IOException {
        Files.createDirectories(file.getParent());
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (JsonNode line : lines) {
                out.write(StrictJson.write(line));
                out.write('\n');
            }
        }
    }
}
