package dev.reckoner.audit;

import dev.reckoner.appraise.MadeBatch;
import dev.reckoner.appraise.MadeEnclave;
import dev.reckoner.appraise.MadeTee;
import dev.reckoner.appraise.code.AttestationCode;
import dev.reckoner.appraise.code.AuditLogCode;
import dev.reckoner.appraise.code.HeartbeatCode;
import dev.reckoner.appraise.code.OhttpCode;
import dev.reckoner.appraise.code.PaymentCode;
import dev.reckoner.appraise.code.ProofCode;
import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.appraise.code.SettlementCode;
import dev.reckoner.appraise.code.SignatureCode;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.payment.SamplePayments;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Cases that were changed behind the program's back after a trail was imported into them. */
final class DamagedCases {
    private static final MadeTee TEE = new MadeTee();

    private DamagedCases() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a case in which a signed record was changed",
                        in -> {
                            new RecordTrail().in(in);
                            in.damage(Evidence.SignedStatement.class);
                        },
                        SignatureCode.SIG_RECORD_MISSING),
                Scenario.of(
                        "a case in which all that stands beside claims was changed",
                        DamagedCases::beside,
                        AttestationCode.NITRO_NOT_HELD,
                        SettlementCode.BATCH_NOT_HELD,
                        ProofCode.PROOF_NOT_HELD,
                        PaymentCode.PAYMENT_NOT_HELD,
                        HeartbeatCode.HEARTBEAT_NOT_HELD,
                        OhttpCode.OHTTP_NOT_HELD,
                        AuditLogCode.AUDIT_LINE_NOT_HELD),
                Scenario.of(
                        "a case in which an input was changed",
                        in -> {
                            rerunnable(in);
                            in.damage(RerunTrails.asked().signed());
                            in.rerun();
                        },
                        ReexecutionCode.BLOB_MISSING),
                Scenario.of(
                        "a case in which a model file was changed",
                        in -> {
                            rerunnable(in);
                            in.damage(RerunTrails.ROOT);
                            in.rerun();
                        },
                        ReexecutionCode.MODEL_CHANGED),
                Scenario.of(
                        "a case whose ledger was made to say something else than was imported",
                        in -> {
                            new RecordTrail().in(in);
                            in.attestation(document());
                            in.file("batch.json", MadeBatch.dump(MadeBatch.leaves(ChainTrail.response())));
                            var audit = in.bring();
                            var claim = audit.claim(
                                            AllClaims.of(audit).getFirst().id())
                                    .orElseThrow()
                                    .claim();
                            in.write(
                                    new CaseEntry.ClaimMade(1, ofAnotherTime(claim)),
                                    new CaseEntry.EvidenceFound(1, altered(only(in, Evidence.SettlementBatch.class))),
                                    new CaseEntry.EvidenceFound(
                                            1, altered(only(in, Evidence.AttestationDocument.class))));
                        },
                        SignatureCode.SIG_CLAIM_DIFFERS,
                        SettlementCode.BATCH_MALFORMED,
                        AttestationCode.NITRO_MALFORMED));
    }

    private static void rerunnable(Investigation in) throws IOException {
        new RecordTrail()
                .model("m", "1", RerunTrails.ROOT)
                .input(RerunTrails.asked())
                .output(RecordedValue.of("y", RerunTrails.roots(1)))
                .in(in);
    }

    private static byte[] document() throws Exception {
        var at = RecordTrail.AT;
        return new MadeEnclave(at.minusSeconds(60))
                .document(at, RecordTrail.KEY.getPublic().getEncoded());
    }

    private static void beside(Investigation in) throws Exception {
        in.attestation(document());
        in.file("batch.json", MadeBatch.dump(MadeBatch.leaves(ChainTrail.response())));
        in.file("proof.json", ProofTrails.receiptProof());
        in.file("payment.json", SamplePayments.PLAIN);
        in.file("heartbeat.json", TEE.heartbeat(BesideClaimsTrails.START));
        in.file("ohttp.json", TEE.ohttpConfiguration());
        in.file("line.json", BesideClaimsTrails.line());
        in.damage(Evidence.class);
    }

    private static <T extends Evidence> T only(Investigation in, Class<T> kind) throws IOException {
        return in.bring().evidence().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Claim ofAnotherTime(Claim claim) {
        return new Claim(
                claim.id(),
                claim.label(),
                claim.format(),
                claim.madeAt().plusSeconds(1),
                claim.parties(),
                claim.model(),
                claim.inputs(),
                claim.outputs(),
                claim.execution(),
                claim.statement(),
                claim.evidence(),
                claim.place());
    }

    private static Evidence altered(Evidence.AttestationDocument document) {
        return new Evidence.AttestationDocument(
                document.id(),
                document.blob(),
                document.place(),
                document.moduleId(),
                document.timestamp(),
                Map.of(0, "00".repeat(48)),
                document.userData(),
                document.nonce(),
                document.publicKey());
    }

    private static Evidence altered(Evidence.SettlementBatch batch) {
        return new Evidence.SettlementBatch(
                batch.id(), batch.blob(), batch.place(), batch.leafEncoding(), batch.root(), batch.count() + 1);
    }
}
