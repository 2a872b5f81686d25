package dev.reckoner.trail;

/**
 * Somebody a trail names.
 *
 * @param id the name that claims refer to, unique within a case, for example {@code meridian-02} or a TEE id
 * @param name the name shown
 * @param role the part it plays
 */
public record Party(String id, String name, PartyRole role) {}
