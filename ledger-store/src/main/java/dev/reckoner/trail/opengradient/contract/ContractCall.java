package dev.reckoner.trail.opengradient.contract;

/**
 * What a transaction asked one of OpenGradient's contracts to do. Whether it was done is in the receipt. Hashes are
 * {@code 0x} and 64 lower-case hexadecimal characters, addresses {@code 0x} and 40.
 */
public sealed interface ContractCall permits RegistryCall, SettlementCall, InferenceCall {}
