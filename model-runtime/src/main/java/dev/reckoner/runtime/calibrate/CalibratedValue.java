package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.MeasuredErrors;

/**
 * What honest runs of one output were measured to differ by, the factor of safety not in it.
 *
 * @param across between any two of the allowed configurations, batches and paddings
 * @param repeated between two runs of the very same configuration
 */
public record CalibratedValue(MeasuredErrors across, MeasuredErrors repeated) {}
