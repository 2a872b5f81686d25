package dev.reckoner.policy;

/**
 * What one rule of a policy does to the claims.
 *
 * @param refuses claims that it refuses, whatever else does
 * @param alone claims that it alone refuses: without it they would be accepted
 * @param first claims of which it is the first in the file to refuse them
 * @param honest claims that it refuses although nothing speaks against them
 * @param open claims of which it could not be answered
 */
public record RuleCount(Rule rule, long refuses, long alone, long first, long honest, long open) {}
