package dev.reckoner.appraise.admission;

import dev.reckoner.appraise.chain.ApprovedBuilds.Approval;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.contract.HexData;
import dev.reckoner.trail.opengradient.contract.RegistryCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The registry's decision, taken again.
 *
 * @param rulings in the order of the rules
 * @param attested the document's own time
 * @param approval the log that the ruling on the build rests on
 */
public record Admission(List<Ruling> rulings, Optional<Instant> attested, Optional<Digest> approval) {
    private static final int DOCUMENT_BYTES = 16 << 10;
    private static final int KEY_BYTES = 8 << 10;
    private static final Duration OLDEST = Duration.ofSeconds(300);
    private static final Duration AHEAD = Duration.ofSeconds(60);
    // The precompile's constant; its comment says 2026, its value is this.
    private static final Instant EARLIEST = Instant.ofEpochMilli(1_738_281_600_000L);
    private static final int USER_DATA_CHARACTERS = 2 * 68;
    private static final String PREFIX = "1220";
    private static final int REGISTERS = 3;
    private static final int REGISTER_CHARACTERS = 2 * 48;

    public Admission {
        rulings = List.copyOf(rulings);
    }

    /** Applies every rule. */
    public static Admission of(Submission submission) {
        RegistryCall.RegisterTee call = submission.registration().call();
        Optional<Instant> block = submission.registration().told().at();
        List<Ruling> rulings = new ArrayList<>();
        rulings.add(submission.registry());
        rulings.add(sizes(call));
        rulings.add(submission.genuine());
        Optional<Approval> approval = Optional.empty();
        if (submission.document().isPresent()) {
            Evidence.AttestationDocument document = submission.document().get();
            rulings.add(freshness(document.timestamp(), block));
            rulings.addAll(commitments(document.userData().orElse(""), call));
            Optional<String> build = pcrHash(document);
            approval = block.flatMap(
                    at -> build.flatMap(hash -> submission.builds().at(hash, call.type(), at)));
            rulings.add(build(build, block, approval));
        }
        logged(submission).ifPresent(rulings::add);
        return new Admission(
                rulings,
                submission.document().map(Evidence.AttestationDocument::timestamp),
                approval.map(Approval::log));
    }

    private static Ruling sizes(RegistryCall.RegisterTee call) {
        boolean fits = call.attestation().size() <= DOCUMENT_BYTES
                && call.signingKey().size() <= KEY_BYTES
                && call.tlsCertificate().size() <= KEY_BYTES;
        return Ruling.of(Rule.SIZES, fits, fits ? "within the precompile's limits" : "beyond the precompile's limits");
    }

    private static Ruling freshness(Instant attested, Optional<Instant> block) {
        if (attested.isBefore(EARLIEST)) {
            return Ruling.of(Rule.FRESHNESS, false, "attested " + attested + ", before " + EARLIEST);
        }
        if (block.isEmpty()) {
            return Ruling.open(Rule.FRESHNESS, "the time of the block is not told");
        }
        Duration age = Duration.between(attested, block.get());
        boolean fresh = age.compareTo(OLDEST) <= 0 && age.negated().compareTo(AHEAD) <= 0;
        return Ruling.of(
                Rule.FRESHNESS,
                fresh,
                "attested " + Math.abs(age.toSeconds()) + " s " + (age.isNegative() ? "after" : "before")
                        + " the block");
    }

    private static List<Ruling> commitments(String userData, RegistryCall.RegisterTee call) {
        if (userData.length() != USER_DATA_CHARACTERS) {
            String words = "the user data are " + userData.length() / 2 + " bytes instead of 68";
            return List.of(Ruling.of(Rule.SIGNING_KEY, false, words), Ruling.of(Rule.TLS_CERTIFICATE, false, words));
        }
        int half = userData.length() / 2;
        String tls = userData.substring(PREFIX.length(), half);
        String key = userData.substring(half + PREFIX.length());
        boolean prefixes = userData.startsWith(PREFIX) && userData.startsWith(PREFIX, half);
        return List.of(
                committed(Rule.SIGNING_KEY, key, call.signingKey()),
                committed(Rule.TLS_CERTIFICATE, tls, call.tlsCertificate()),
                Ruling.of(Rule.PREFIXES, prefixes, prefixes ? "12 20" : "not 12 20, which the precompile overlooks"));
    }

    private static Ruling committed(Rule rule, String hash, HexData bytes) {
        boolean same = Digest.sha256(bytes.bytes()).hex().equals(hash);
        return Ruling.of(rule, same, same ? "committed to" : "the document commits to another");
    }

    /** {@code 0x} and keccak256 of PCR0, PCR1 and PCR2; empty where a register is missing or of another length. */
    static Optional<String> pcrHash(Evidence.AttestationDocument document) {
        var registers = new StringBuilder();
        for (int i = 0; i < REGISTERS; i++) {
            String register = document.pcrs().getOrDefault(i, "");
            if (register.length() != REGISTER_CHARACTERS) {
                return Optional.empty();
            }
            registers.append(register);
        }
        byte[] bytes = HexFormat.of().parseHex(registers);
        return Optional.of("0x" + Keccak256.digest(bytes).hex());
    }

    private static Ruling build(Optional<String> build, Optional<Instant> block, Optional<Approval> approval) {
        if (build.isEmpty()) {
            return Ruling.of(Rule.BUILD, false, "PCR0 to PCR2 are not 48 bytes each");
        }
        String named = "pcrHash " + build.get().substring(0, 10) + "…";
        if (block.isEmpty()) {
            return Ruling.open(Rule.BUILD, named + ", and the time of the block is not told");
        }
        return approval.map(word -> Ruling.of(
                        Rule.BUILD,
                        word.approved(),
                        named
                                + (word.approved()
                                        ? " approved as " + word.version() + " since "
                                        : ", whose approval was withdrawn ")
                                + word.since()))
                .orElseGet(() -> Ruling.open(Rule.BUILD, named + ", of whose approval no log of a registry tells"));
    }

    private static Optional<Ruling> logged(Submission submission) {
        var registration = submission.registration();
        return registration.event().map(event -> {
            boolean same = event.teeId().equals(registration.teeId())
                    && event.type() == registration.call().type();
            return Ruling.of(
                    Rule.LOGGED,
                    same,
                    same
                            ? "the same transaction's log names this enclave"
                            : "the same transaction's log names another enclave or type");
        });
    }

    /** True if every rule is fulfilled. */
    public boolean holds() {
        return rulings.stream().allMatch(ruling -> ruling.answer() == Ruling.Answer.MET);
    }

    /** True if some rule is not. */
    public boolean isRefused() {
        return rulings.stream().anyMatch(ruling -> ruling.answer() == Ruling.Answer.BROKEN);
    }

    /** The rulings with that answer, for people. */
    public String words(Ruling.Answer answer) {
        return rulings.stream()
                .filter(ruling -> ruling.answer() == answer)
                .map(Ruling::toString)
                .collect(Collectors.joining("; "));
    }
}
