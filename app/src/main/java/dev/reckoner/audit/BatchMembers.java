package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose inputs the digests are that a record names as its batch. */
final class BatchMembers {
    private final FirstInputs firstInputs;

    /** Those of the batch that was asked for last, since each of its claims asks for all others. */
    private final Map<Digest, Optional<Claim>> known = new HashMap<>();

    private Optional<Asked> last = Optional.empty();

    private record Asked(List<Digest> batch, Optional<Digest> model) {}

    BatchMembers(FirstInputs firstInputs) {
        this.firstInputs = firstInputs;
    }

    /**
     * The claims of the batch, in the recorded order; the claim itself where its own input is named.
     *
     * @throws CannotRun EX-INCONCLUSIVE-BATCH if the case does not hold all of them, or does not tell them apart
     */
    List<Claim> of(Claim claim, List<Digest> batch) throws IOException, CannotRun {
        if (batch.size() > BatchLimits.INPUTS) {
            throw unbuilt("the record names a batch of " + batch.size() + " inputs, more than the " + BatchLimits.INPUTS
                    + " that are put together");
        }
        if (FirstInputs.of(claim).stream().noneMatch(batch::contains)) {
            throw unbuilt("the batch that the record names does not include the claim's own input");
        }
        var asked = Optional.of(new Asked(batch, claim.model().digest()));
        if (!last.equals(asked)) {
            last = asked;
            known.clear();
        }
        var members = new ArrayList<Claim>();
        var missing = new ArrayList<Digest>();
        var names = FirstInputs.of(claim);
        var own = new HashMap<Digest, Optional<Claim>>();
        for (var digest : batch) {
            var found = names.contains(digest) ? own : known;
            var member = found.get(digest);
            if (member == null) {
                member = member(digest, claim, batch);
                found.put(digest, member);
            }
            member.ifPresentOrElse(members::add, () -> missing.add(digest));
        }
        if (!missing.isEmpty()) {
            throw unbuilt(missing(claim, batch, missing));
        }
        return members;
    }

    private static String missing(Claim claim, List<Digest> batch, List<Digest> missing) {
        var named = missing.stream()
                .distinct()
                .limit(BatchLimits.NAMED)
                .map(digest -> digest.abbreviated() + " (number " + (batch.indexOf(digest) + 1) + ")")
                .toList();
        var lacks = fixesAll(claim) ? " the case does not hold " : " the case has no record of this batch for ";
        return "of the " + batch.size() + " inputs of the batch that the record names" + lacks + missing.size() + ": "
                + String.join(", ", named) + (new HashSet<>(missing).size() > named.size() ? " and others" : "");
    }

    /** The claim's own input is once that of the claim itself; another of the same first input may have other ones beside it. */
    private Optional<Claim> member(Digest input, Claim claim, List<Digest> batch) throws IOException, CannotRun {
        if (FirstInputs.of(claim).contains(input)) {
            return Collections.frequency(batch, input) == 1
                    ? Optional.of(claim)
                    : only(input, candidates(input, claim, batch, true));
        }
        return only(input, candidates(input, claim, batch, false));
    }

    /** The digest of a first input fixes all that went in with it. */
    private static boolean fixesAll(Claim claim) {
        return claim.inputs().size() == 1;
    }

    /**
     * Claims with that input. What stands beside it the digest does not fix: of models with several inputs only records of the same
     * operator that name the same batch count, or a stranger's claim could put anything into it.
     */
    private List<Claim> candidates(Digest input, Claim claim, List<Digest> batch, boolean own) throws IOException {
        var candidates = new ArrayList<Claim>();
        if (own) {
            candidates.add(claim);
        }
        for (var other : firstInputs.others(input, claim, BatchLimits.SAME_INPUT)) {
            if (sameModel(other, claim) && (fixesAll(claim) || sameBatch(other, claim, batch))) {
                candidates.add(other);
            }
        }
        return candidates;
    }

    private static boolean sameBatch(Claim one, Claim other, List<Digest> batch) {
        return one.party(PartyRole.OPERATOR).equals(other.party(PartyRole.OPERATOR))
                && one.execution()
                        .flatMap(ExecutionRecord::batch)
                        .filter(batch::equals)
                        .isPresent();
    }

    private static boolean sameModel(Claim one, Claim other) {
        return one.model().digest().isPresent()
                && one.model().digest().equals(other.model().digest());
    }

    private static Optional<Claim> only(Digest input, List<Claim> candidates) throws CannotRun {
        var different = new HashSet<List<String>>();
        candidates.forEach(candidate -> different.add(files(candidate)));
        if (different.size() > 1) {
            throw unbuilt("the input " + input.abbreviated() + " of the batch is that of " + different.size()
                    + " claims whose other inputs differ");
        }
        return candidates.stream().findFirst();
    }

    /** The files of a claim's inputs, by name. */
    static List<String> files(Claim claim) {
        return claim.inputs().stream()
                .map(input -> input.name() + " " + input.held().map(Digest::hex).orElse(""))
                .sorted()
                .toList();
    }

    static CannotRun unbuilt(String why) {
        return new CannotRun("EX-INCONCLUSIVE-BATCH", why);
    }
}
