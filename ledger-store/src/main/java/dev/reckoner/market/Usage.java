package dev.reckoner.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One claim, as its payer's use of a provider.
 *
 * @param payer who paid; empty text where nobody is named, which counts as one payer
 * @param application on whose behalf
 * @param spend what was paid, in one unit for the whole market; empty where the trail does not say
 */
public record Usage(Instant at, String payer, String application, Optional<BigDecimal> spend) {}
