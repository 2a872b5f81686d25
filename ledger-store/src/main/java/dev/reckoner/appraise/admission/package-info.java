/** The registry's decision to admit an enclave, taken again from the calldata of the registration. */
@NullMarked
package dev.reckoner.appraise.admission;

import org.jspecify.annotations.NullMarked;
