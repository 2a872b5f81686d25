package dev.reckoner.trail.opengradient.contract;

/**
 * What an event of OpenGradient's contracts says. Hashes are {@code 0x} and 64 lower-case hexadecimal characters, addresses
 * {@code 0x} and 40. Nothing here says which contract logged it: anybody can deploy one that logs the same.
 */
public sealed interface ContractEvent permits RegistryEvent, RoleEvent, SettlementEvent, InferenceEvent {}
