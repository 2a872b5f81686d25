package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.grade.Grade;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.PartyRole;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who is said to have paid for a claim. */
public final class Payers {
    private Payers() {}

    /**
     * Addresses or ids, each with how sure it is: what findings say counts before what the record says of itself.
     *
     * @param findings about the claim
     */
    public static SortedMap<String, Grade> of(Claim claim, List<Finding> findings) {
        var payers = new TreeMap<String, Grade>();
        findings.stream()
                .filter(finding -> finding.check().equals("payer"))
                .forEach(finding ->
                        grade(finding.code()).ifPresent(grade -> payers.merge(address(finding), grade, Grade::with)));
        Optional.ofNullable(claim.parties().get(PartyRole.PAYER))
                .filter(payer -> !payer.isBlank())
                .ifPresent(payer -> payers.putIfAbsent(payer, Grade.ASSERTED));
        return payers;
    }

    /** A finding about a payer begins with the address. */
    static String address(Finding finding) {
        String detail = finding.detail();
        int end = detail.indexOf(':');
        return end < 0 ? detail : detail.substring(0, end);
    }

    private static Optional<Grade> grade(String code) {
        return switch (code) {
            case "EV-PAYER-PROVEN" -> Optional.of(Grade.PROVEN);
            case "EV-PAYER-SUPPORTED", "EV-PAYER-RELAY" -> Optional.of(Grade.SUPPORTED);
            case "EV-PAYER-ASSERTED" -> Optional.of(Grade.ASSERTED);
            default -> Optional.empty();
        };
    }
}
