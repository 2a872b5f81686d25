package dev.reckoner.appraise;

import dev.reckoner.crypto.evm.BlockHeader;
import java.util.Optional;

/** Whether the analyst vouches for a header. */
final class VouchedBlock {
    private VouchedBlock() {}

    /** The trusted block that the header is: hash and number agree, and it is accepted for the header's own time. */
    static Optional<TrustedBlock> of(BlockHeader header, ReferenceValues references) {
        String hash = header.hash().toString();
        return references.blocks().stream()
                .filter(block -> block.hash().equalsIgnoreCase(hash)
                        && block.number() == header.number()
                        && block.holdsAt(header.timestamp()))
                .findFirst();
    }

    /** The block in words, with the name of its chain where that is known. */
    static String said(TrustedBlock block, ReferenceValues references) {
        String chain = references.chains().stream()
                .filter(known -> known.chainId() == block.chainId())
                .findFirst()
                .map(known -> known.name() + ", chain " + block.chainId())
                .orElse("chain " + block.chainId());
        return "block " + block.number() + " of " + chain;
    }
}
