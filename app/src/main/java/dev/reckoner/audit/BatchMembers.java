package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Whose inputs the digests are that a record names as its batch. */
final class BatchMembers {
    private final FirstInputs firstInputs;

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
        var found = new HashMap<Digest, Optional<Claim>>();
        var members = new ArrayList<Claim>();
        var missing = new ArrayList<Digest>();
        for (var digest : batch) {
            var member = found.get(digest);
            if (member == null) {
                member = member(digest, claim, batch);
                found.put(digest, member);
                member.ifPresentOrElse(there -> {}, () -> missing.add(digest));
            }
            member.ifPresent(members::add);
        }
        if (!missing.isEmpty()) {
            throw unbuilt(missing(batch, missing));
        }
        return members;
    }

    private static String missing(List<Digest> batch, List<Digest> missing) {
        long count = batch.stream().filter(missing::contains).count();
        var named = missing.stream()
                .limit(BatchLimits.NAMED)
                .map(digest -> digest.abbreviated() + " (number " + (batch.indexOf(digest) + 1) + ")")
                .toList();
        return "of the " + batch.size() + " inputs of the batch that the record names the case does not hold " + count
                + ": " + String.join(", ", named) + (missing.size() > named.size() ? " and others" : "");
    }

    /** The claim's own input is once that of the claim itself; another of the same first input may have other ones beside it. */
    private Optional<Claim> member(Digest input, Claim claim, List<Digest> batch) throws IOException, CannotRun {
        boolean own = FirstInputs.of(claim).contains(input);
        if (own && batch.stream().filter(input::equals).count() == 1) {
            return Optional.of(claim);
        }
        var candidates = new ArrayList<Claim>();
        for (var other : firstInputs.others(input, claim, BatchLimits.SAME_INPUT)) {
            if (sameModel(other, claim)) {
                candidates.add(other);
            }
        }
        if (own) {
            candidates.addFirst(claim);
        }
        var ofThisBatch = candidates.stream()
                .filter(other -> other.execution()
                        .flatMap(ExecutionRecord::batch)
                        .filter(batch::equals)
                        .isPresent())
                .toList();
        return only(input, ofThisBatch.isEmpty() ? candidates : ofThisBatch);
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
