package dev.reckoner.audit.sample;

import dev.reckoner.appraise.ReferenceValues.Measurement;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The builds of the sample's enclaves; all of them are approved, which says nothing of the models that they serve. */
enum SampleBuild {
    OWN("sample gateway 1.0"),
    /** Three operators run it, of three providers. */
    SHARED("sample gateway 1.1"),
    /** What one of them puts in its place. */
    LATER("sample gateway 1.2"),
    HALDEN("halden gateway 2.0");

    /** As it is published. */
    final String published;

    SampleBuild(String published) {
        this.published = published;
    }

    /** The measurements as published. */
    Measurement measurement() throws GeneralSecurityException {
        return new Measurement(published, register("image"), register("kernel"), register("application"));
    }

    private String register(String part) throws GeneralSecurityException {
        var bytes = (published + " " + part).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-384").digest(bytes));
    }
}
