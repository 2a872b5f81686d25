package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.TrailFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decodes calls of OpenGradient's contracts by their selector. */
public final class ContractCalls {
    private static final int SELECTOR = 4;

    private static final Map<String, Form> BY_SELECTOR = Stream.of(
                    new Form(
                            "registerTEEWithAttestation(bytes,bytes,bytes,address,string,uint8)",
                            6,
                            from -> new RegistryCall.RegisterTee(
                                    from.bytes(),
                                    from.bytes(),
                                    from.bytes(),
                                    from.address(),
                                    from.text(),
                                    from.small(8))),
                    new Form("approvePCR((bytes,bytes,bytes),string,uint8)", 3, ContractCalls::approvePcr),
                    new Form(
                            "revokePCR(bytes32,uint8)",
                            2,
                            from -> new RegistryCall.RevokePcr(from.word(), from.small(8))),
                    new Form("disableTEE(bytes32)", 1, from -> new RegistryCall.DisableTee(from.word())),
                    new Form("enableTEE(bytes32)", 1, from -> new RegistryCall.EnableTee(from.word())),
                    new Form(
                            "heartbeat(bytes32,uint256,bytes)",
                            3,
                            from -> new RegistryCall.Heartbeat(from.word(), from.time(), from.bytes())),
                    new Form(
                            "setAWSRootCertificate(bytes)",
                            1,
                            from -> new RegistryCall.SetAwsRootCertificate(from.bytes())),
                    new Form(
                            "batchSettle(bytes32,uint256,bytes)",
                            3,
                            from -> new SettlementCall.BatchSettle(from.word(), from.unsigned(256), from.blobId())),
                    new Form(
                            "settleIndividual(bytes32,bytes32,bytes32,uint256,address,bytes,bytes)",
                            7,
                            from -> new SettlementCall.SettleIndividual(
                                    from.word(),
                                    from.word(),
                                    from.word(),
                                    from.time(),
                                    from.address(),
                                    from.blobId(),
                                    from.bytes())),
                    new Form(
                            "settle(bytes32,bytes32)",
                            2,
                            from -> new SettlementCall.OlderSettle(from.word(), from.word())),
                    new Form(
                            "batchSettle(bytes32,uint256)",
                            2,
                            from -> new SettlementCall.OlderBatchSettle(from.word(), from.unsigned(256))),
                    new Form(
                            "settleWithMetadata(bytes32,bytes32,string,bytes,bytes)",
                            5,
                            from -> new SettlementCall.OlderSettleWithMetadata(
                                    from.word(), from.word(), from.text(), from.bytes(), from.bytes())),
                    new Form("run(string,uint8," + ModelInput.TYPE + ")", 3, ContractCalls::run),
                    new Form(
                            "runModelInference(" + ModelRequest.TYPE + ")",
                            1,
                            from -> new InferenceCall.RunModelInference(ModelRequest.read(from))))
            .collect(Collectors.toUnmodifiableMap(Form::selector, Function.identity()));

    private ContractCalls() {}

    private record Form(String signature, int headWords, AbiReader.Element<ContractCall> decoder) {
        String selector() {
            byte[] hash = Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, SELECTOR);
        }

        String subject() {
            return "The arguments of the call " + signature.substring(0, signature.indexOf('('));
        }
    }

    /**
     * What calldata ask for.
     *
     * @return empty for a call that is not one of these, and for calldata too short to name one
     * @throws TrailFormatException {@code TR-ABI} if the call is known and its arguments are not what clients encode; bytes
     *     are counted after the selector
     */
    public static Optional<ContractCall> decode(byte[] input) throws TrailFormatException {
        Optional<Form> form = input.length < SELECTOR ? Optional.empty() : form(input);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        byte[] arguments = Arrays.copyOfRange(input, SELECTOR, input.length);
        AbiReader reader =
                AbiReader.of(arguments, form.get().subject(), form.get().headWords());
        ContractCall call = form.get().decoder().read(reader);
        reader.end();
        return Optional.of(call);
    }

    private static Optional<Form> form(byte[] input) {
        return Optional.ofNullable(BY_SELECTOR.get(HexFormat.of().formatHex(input, 0, SELECTOR)));
    }

    private static ContractCall approvePcr(AbiReader from) throws TrailFormatException {
        HexData[] pcrs = from.tuple(3, pcr -> new HexData[] {pcr.bytes(), pcr.bytes(), pcr.bytes()});
        return new RegistryCall.ApprovePcr(pcrs[0], pcrs[1], pcrs[2], from.text(), from.small(8));
    }

    private static ContractCall run(AbiReader from) throws TrailFormatException {
        String model = from.text();
        int mode = from.small(8);
        return new InferenceCall.Run(new ModelRequest(mode, model, ModelInput.read(from)));
    }
}
