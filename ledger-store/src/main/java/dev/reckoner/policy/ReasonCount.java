package dev.reckoner.policy;

/**
 * How many refused claims have this as their first reason.
 *
 * @param reason the rule and how it was not met
 */
public record ReasonCount(Unmet reason, long claims) {}
