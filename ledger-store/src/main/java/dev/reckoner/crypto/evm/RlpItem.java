package dev.reckoner.crypto.evm;

/** What recursive length prefix encodes: bytes, or a list of items (Yellow Paper, appendix B). */
public sealed interface RlpItem permits Bytes, Items {}
