/** What event logs and transactions of a case tell, joined and indexed: values and pure functions, no judgement of a claim. */
@NullMarked
package dev.reckoner.appraise.chain;

import org.jspecify.annotations.NullMarked;
