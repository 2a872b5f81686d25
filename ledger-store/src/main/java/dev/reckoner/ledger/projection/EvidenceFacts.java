package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import java.util.OptionalLong;

/**
 * A row about an evidence item.
 *
 * @param number position in the case, from 1, in the order of import
 * @param id the item's id
 * @param found index of the ledger entry of the copy to go by
 * @param appraised index of its latest appraisal
 * @param shared true if many claims may rest on it, false for the signed record of one
 */
public record EvidenceFacts(long number, Digest id, long found, OptionalLong appraised, boolean shared) {}
