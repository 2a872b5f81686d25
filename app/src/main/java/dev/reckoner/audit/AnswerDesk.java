package dev.reckoner.audit;

import dev.reckoner.answer.AnswerStatement;
import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.subject.SubjectId;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What parties say to findings about them, signed by them. It stands beside the findings: none of them, no tier, no verdict and no
 * reputation changes by it. Reads the disk unless it says otherwise: not for the FX thread.
 */
public interface AnswerDesk {
    /** The name of the case's log, which answers name. */
    String origin() throws IOException;

    /** The answers that were recorded, oldest first; from memory. */
    List<AnswerRow> rows();

    /** Likewise with whose word each is. */
    List<GivenAnswer> given() throws IOException;

    /** Whose a key is. */
    KeyVouch vouch(AnsweringParty party, Digest key) throws IOException;

    /**
     * Findings against or with a warning about these claims, where a case has them: those to which somebody can answer.
     *
     * @param code only those of this reason code
     */
    List<OpenFinding> findings(Collection<Digest> claims, Optional<String> code) throws IOException;

    /**
     * The same about the claims that name a subject, the newest first.
     *
     * @param most about so many claims at most
     */
    List<OpenFinding> findings(SubjectId subject, Optional<String> code, int most) throws IOException;

    /**
     * What would be signed.
     *
     * @param findings what it answers to
     * @param evidence digests of what the party refers to
     */
    AnswerStatement statement(
            AnsweringParty party, Collection<OpenFinding> findings, String words, Collection<Digest> evidence)
            throws IOException;

    /**
     * Records a signed answer. One that the case has already is not recorded again.
     *
     * @throws dev.reckoner.answer.RefusedAnswer AN-OTHER-CASE if it is to findings of another case, AN-NO-FINDING if the case does not
     *     hold a finding as the answer names it, AN-NOT-NAMED if a claim does not name who answers
     */
    GivenAnswer record(SignedAnswer answer) throws IOException;

    /**
     * Refuses what {@link #record} would refuse; nothing is recorded.
     *
     * @throws dev.reckoner.answer.RefusedAnswer likewise
     */
    void require(AnswerStatement statement) throws IOException;
}
