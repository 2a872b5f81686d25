package dev.reckoner.appraise;

import dev.reckoner.appraise.admission.Admission;
import dev.reckoner.appraise.admission.Ruling;
import dev.reckoner.appraise.chain.Registrations.Registration;
import dev.reckoner.appraise.chain.Told;
import dev.reckoner.appraise.code.AdmissionCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Was the registry right to admit the enclave? Takes its decision again, at its block, from the calldata of the registration. Of
 * a claim it is asked only where the case holds a registration of the claim's enclave from before it; of several the best
 * counts, since anybody can make up a bad one.
 */
final class AdmissionCheck implements Check {
    private final ChainViews chain;
    private final Admissions admissions;

    AdmissionCheck(ChainViews chain, Admissions admissions) {
        this.chain = chain;
        this.admissions = admissions;
    }

    @Override
    public String id() {
        return "admission";
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.ChainTransaction transaction
                ? chain.of(context).registrations().of(transaction.id()).stream()
                        .map(registration -> ofTransaction(transaction, registration, context))
                        .toList()
                : List.of();
    }

    private Finding ofTransaction(Evidence.ChainTransaction transaction, Registration registration, Context context) {
        Admission admission = admissions.of(registration, context);
        var answer = resting(Answer.about(transaction, id()), registration, admission);
        if (registration.told().outcome() == Told.Outcome.REVERTED) {
            return answer.gives(AdmissionCode.ADMISSION_REVERTED, words(admission, registration));
        }
        if (admission.isRefused()) {
            return answer.gives(AdmissionCode.ADMISSION_REFUSED, words(admission, registration));
        }
        return admission.holds()
                ? answer.gives(AdmissionCode.ADMISSION_HOLDS, words(admission, registration))
                : answer.gives(AdmissionCode.ADMISSION_OPEN, words(admission, registration));
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context)
                .flatMap(response -> best(response.teeId(), claim, context))
                .flatMap(registration -> ofClaim(claim, registration, context))
                .stream()
                .toList();
    }

    /** One that is open is told of the transaction alone: it must not make of a judged claim one that is not. */
    private Optional<Finding> ofClaim(Claim claim, Registration registration, Context context) {
        Admission admission = admissions.of(registration, context);
        var answer = resting(Answer.about(claim, id()), registration, admission)
                .asOf(registration.told().at().orElse(claim.madeAt()));
        if (admission.isRefused()) {
            return Optional.of(answer.gives(AdmissionCode.ADMISSION_REFUSED, words(admission, registration)));
        }
        return admission.holds()
                ? Optional.of(answer.gives(AdmissionCode.ADMISSION_HOLDS, words(admission, registration)))
                : Optional.empty();
    }

    private Optional<Registration> best(String teeId, Claim claim, Context context) {
        return chain.of(context).registrations().of(teeId).stream()
                .filter(Registration::mayHaveSucceeded)
                .filter(registration -> registration
                        .told()
                        .at()
                        .filter(at -> at.isAfter(claim.madeAt()))
                        .isEmpty())
                .min(Comparator.comparingInt(registration -> rank(admissions.of(registration, context))));
    }

    private static int rank(Admission admission) {
        if (admission.holds()) {
            return 0;
        }
        return admission.isRefused() ? 2 : 1;
    }

    private static Answer resting(Answer answer, Registration registration, Admission admission) {
        var resting = answer.restingOn(registration.told().restsOn());
        return admission.approval().map(resting::restingOn).orElse(resting);
    }

    /** What is broken, or else what is open, or else everything. */
    private static String words(Admission admission, Registration registration) {
        Ruling.Answer gravest = admission.isRefused()
                ? Ruling.Answer.BROKEN
                : admission.holds() ? Ruling.Answer.MET : Ruling.Answer.OPEN;
        return admission.words(gravest) + "; " + registration.told().words();
    }
}
