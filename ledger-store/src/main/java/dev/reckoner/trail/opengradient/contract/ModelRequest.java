package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.trail.TrailFormatException;

/**
 * A model, how it is to be run, and on what. Source: OpenGradient-SDK {@code src/opengradient/abi/InferencePrecompile.abi}.
 *
 * @param mode 0 plain, 1 with a zero-knowledge proof, 2 in an enclave; other numbers are possible and mean nothing known
 * @param model an IPFS or Walrus identifier, or a plain name
 */
public record ModelRequest(int mode, String model, ModelInput input) {
    static final String TYPE = "(uint8,string," + ModelInput.TYPE + ")";

    static ModelRequest read(AbiReader from) throws TrailFormatException {
        return from.tuple(3, request -> new ModelRequest(request.small(8), request.text(), ModelInput.read(request)));
    }
}
