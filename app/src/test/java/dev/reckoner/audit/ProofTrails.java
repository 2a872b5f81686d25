package dev.reckoner.audit;

import dev.reckoner.appraise.TrustedBlock;
import dev.reckoner.appraise.code.ProofCode;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.crypto.evm.MadeBlock;
import dev.reckoner.crypto.evm.ProvingTrie;
import dev.reckoner.crypto.evm.TrieRoot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trails with proofs of receipts and of state. */
final class ProofTrails {
    private static final long NUMBER = 4711;
    private static final Bytes ACCOUNT = Bytes.ofHex("24".repeat(20));
    private static final MadeBlock BLOCK = new MadeBlock(
            NUMBER,
            1_770_000_000L,
            IntStream.range(0, 3)
                    .mapToObj(i -> MadeBlock.receipt(List.of(MadeBlock.log(
                            "0x" + "35".repeat(20), List.of("0x" + "dd".repeat(32)), "0x%04x".formatted(i)))))
                    .toList());
    private static final ProvingTrie STORAGE = BLOCK.account(ACCOUNT, 8, 7);

    private ProofTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a receipt under a block that the analyst vouches for",
                        in -> {
                            in.accept(new TrustedBlock(
                                    10740, NUMBER, BLOCK.hash(), Optional.empty(), Optional.empty(), Optional.empty()));
                            in.file("proof.json", receiptProof());
                        },
                        ProofCode.PROOF_VALID),
                Scenario.of(
                        "a receipt under a block that nobody vouches for",
                        in -> in.file("proof.json", receiptProof()),
                        ProofCode.PROOF_HEADER_UNVOUCHED),
                Scenario.of(
                        "an account without the header of its block",
                        in -> in.file("proof.json", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + accountProof() + "}"),
                        ProofCode.PROOF_HEADER_ABSENT),
                Scenario.of(
                        "the proof of another receipt",
                        in -> in.file("proof.json", receiptProof(2, BLOCK.receiptProof(1))),
                        ProofCode.PROOF_INVALID),
                Scenario.of(
                        "a proof beside another receipt than it shows",
                        in -> in.file(
                                "proof.json",
                                receiptProof().replaceFirst("}$", ",\"receipt\":\"" + BLOCK.receipt(2) + "\"}")),
                        ProofCode.PROOF_OTHER),
                Scenario.of(
                        "the proof that there is no such receipt",
                        in -> in.file("proof.json", receiptProof(3, BLOCK.receiptProof(3))),
                        ProofCode.PROOF_ABSENCE));
    }

    /** A proof of the second receipt. */
    static String receiptProof() {
        return receiptProof(1, BLOCK.receiptProof(1));
    }

    private static String receiptProof(int index, String nodes) {
        return "{\"header\":\"%s\",\"transactionIndex\":%d,\"receiptProof\":%s}"
                .formatted(BLOCK.header(), index, nodes);
    }

    /** The answer to {@code eth_getProof}. */
    private static String accountProof() {
        return """
                {"address":"%s","accountProof":%s,"balance":"0xa","nonce":"0x8","storageHash":"%s","codeHash":"%s",\
                "storageProof":[{"key":"0x0","value":"0x7","proof":%s}]}""".formatted(
                        ACCOUNT,
                        BLOCK.accountProof(ACCOUNT),
                        MadeBlock.root(STORAGE),
                        TrieRoot.EMPTY,
                        MadeBlock.slotProof(STORAGE, 0));
    }
}
