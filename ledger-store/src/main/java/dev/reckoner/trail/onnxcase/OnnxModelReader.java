package dev.reckoner.trail.onnxcase;

import dev.reckoner.crypto.ipfs.FileCids;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;

/** Takes a lone ONNX model as evidence: the file that claims name by its digest, or by its identifier in IPFS. */
public final class OnnxModelReader implements TrailReader {
    @Override
    public String format() {
        return "ONNX model";
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        return ModelOutline.isModel(file);
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        String name = file.name().substring(file.name().lastIndexOf('/') + 1);
        try (var in = new FileCids(file.open())) {
            var blob = sink.blob(in);
            sink.evidence(new Evidence.ModelFile(blob, blob, file.name(), file.size(), name, in.texts()));
        }
    }
}
