/** Every reason code of a finding, with its tier, sentence, meaning and advice: the one place where they are defined. */
@NullMarked
package dev.reckoner.appraise.code;

import org.jspecify.annotations.NullMarked;
