package dev.reckoner.appraise;

import dev.reckoner.appraise.chain.ChainSettlements;
import dev.reckoner.appraise.chain.SettledSingle;
import dev.reckoner.appraise.chain.Settling;
import dev.reckoner.appraise.chain.Settling.Standing;
import dev.reckoner.appraise.code.OnChainCode;
import dev.reckoner.trail.Evidence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One inference that may have been settled on its own, to compare with what the chain tells.
 *
 * @param teeId {@code 0x} and 64 characters
 * @param inputHash likewise
 * @param outputHash likewise
 * @param timestamp Unix seconds; empty where stated otherwise
 * @param signature {@code 0x} and hexadecimal; empty text where there is none
 * @param ethAddress lower case; empty where it states none
 */
record SingleSettlement(
        String teeId,
        String inputHash,
        String outputHash,
        Optional<BigInteger> timestamp,
        String signature,
        Optional<String> ethAddress) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    static SingleSettlement of(Evidence.SignedResponse response) {
        return new SingleSettlement(
                response.teeId(),
                "0x" + response.requestHash(),
                "0x" + response.outputHash(),
                seconds(response.timestamp()),
                hex(response.signature()),
                Optional.empty());
    }

    static SingleSettlement of(Evidence.SettledInference blob) {
        return new SingleSettlement(
                blob.teeId(),
                "0x" + blob.inputHash(),
                "0x" + blob.outputHash(),
                seconds(blob.timestamp()),
                hex(blob.signature()),
                Optional.of(blob.ethAddress().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty()));
    }

    private static Optional<BigInteger> seconds(String stated) {
        return SECONDS.matcher(stated).matches() ? Optional.of(new BigInteger(stated)) : Optional.empty();
    }

    private static String hex(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == 0 ? "" : "0x" + HexFormat.of().formatHex(bytes);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Everything on the chain that settles it: the current form by all values, the older forms by both hashes. */
    List<SettledSingle> settling(ChainSettlements chain) {
        return candidates(chain).stream()
                .filter(single -> single.isOlderForm()
                        ? bothHashes(single)
                        : differences(single).isEmpty())
                .toList();
    }

    /** What the chain tells of it that is not what it states itself; of other responses it is silent. */
    List<SettledSingle> contradicting(ChainSettlements chain) {
        return candidates(chain).stream()
                .filter(single -> !single.isOlderForm())
                .filter(single -> !differences(single).isEmpty())
                .filter(single -> single.signature().filter(signature::equals).isPresent()
                        || !signature.isEmpty() && differences(single).equals(List.of("signature")))
                .toList();
    }

    private List<SettledSingle> candidates(ChainSettlements chain) {
        return chain.singles(signature, inputHash, outputHash);
    }

    private boolean bothHashes(SettledSingle single) {
        return single.inputHash().equals(inputHash) && single.outputHash().equals(outputHash);
    }

    /** Names of what differs. */
    List<String> differences(SettledSingle single) {
        List<String> names = new ArrayList<>();
        note(names, "enclave", single.teeId().filter(teeId::equals).isEmpty());
        note(names, "request hash", !single.inputHash().equals(inputHash));
        note(names, "answer hash", !single.outputHash().equals(outputHash));
        note(names, "time", !single.timestamp().equals(timestamp));
        note(names, "signature", single.signature().filter(signature::equals).isEmpty());
        note(names, "address", ethAddress.isPresent() && !single.ethAddress().equals(ethAddress));
        return names;
    }

    private static void note(List<String> names, String name, boolean differs) {
        if (differs) {
            names.add(name);
        }
    }

    /**
     * What the chain tells of it. Only what speaks clearly; that nothing is told, or by a contract nobody vouches for, is for
     * the caller.
     */
    Optional<Finding> finding(Answer answer, ChainSettlements chain, Check.Context context) {
        Settling<SettledSingle> settling =
                Settling.of(settling(chain), told -> BelievedContracts.isRelay(told, context));
        if (settling.standing() == Standing.SETTLED) {
            SettledSingle by = settling.by().orElseThrow();
            return Optional.of(answer.restingOn(by.told().restsOn())
                    .gives(
                            OnChainCode.SETTLED_ON_CHAIN,
                            settling.words()
                                    + (by.isOlderForm() ? "; this older form holds neither signature nor time" : "")));
        }
        Optional<SettledSingle> other = contradicting(chain).stream()
                .filter(single -> BelievedContracts.isRelay(single.told(), context))
                .findFirst();
        if (other.isPresent()) {
            return Optional.of(answer.restingOn(other.get().told().restsOn())
                    .gives(
                            OnChainCode.SETTLED_OTHERWISE,
                            "other: " + String.join(", ", differences(other.get())) + "; "
                                    + other.get().told().words()));
        }
        return settling.by()
                .filter(by -> settling.standing() == Standing.REVERTED)
                .map(by ->
                        answer.restingOn(by.told().restsOn()).gives(OnChainCode.SETTLEMENT_REVERTED, settling.words()));
    }
}
