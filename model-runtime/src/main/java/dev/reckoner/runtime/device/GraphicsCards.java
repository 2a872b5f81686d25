package dev.reckoner.runtime.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oshi.SystemInfo;

/** What the operating system says of its graphics cards. */
final class GraphicsCards {
    private static final Path NVIDIA = Path.of("/proc/driver/nvidia");
    private static final Pattern MODEL = Pattern.compile("(?m)^Model:\\s*(.+?)\\s*$");
    private static final Pattern MODULE = Pattern.compile("Kernel Module(?: for \\S+)?\\s+([0-9][0-9.]+)");
    private static final Pattern VERSION = Pattern.compile("(?:DriverVersion|version)\\s*[=:]\\s*([0-9][^,\\s]*)");
    private static final String BASIC_RENDER = "Microsoft Basic Render";

    private GraphicsCards() {}

    /** The card of the system, or that it is one of several; empty where there is none or the system cannot be asked. */
    static Optional<Hardware> only() {
        return only(new SystemInfo()
                .getHardware().getGraphicsCards().stream()
                        .map(card -> of(card.getName(), card.getVendor(), card.getVersionInfo()))
                        .toList());
    }

    /** The system does not say on which of several cards a provider computes. */
    static Optional<Hardware> only(List<Hardware> cards) {
        List<Hardware> real = cards.stream().filter(card -> !card.isSoftware()).toList();
        List<Hardware> likely = real.isEmpty() ? cards : real;
        return likely.size() <= 1
                ? likely.stream().findFirst()
                : Optional.of(Hardware.named(
                        Hardware.Kind.GPU, likely.stream().map(Hardware::name).collect(Collectors.joining(" or "))));
    }

    static Hardware of(String name, String vendor, String versionInfo) {
        Matcher version = VERSION.matcher(versionInfo);
        return new Hardware(
                Hardware.Kind.GPU,
                name,
                stated(vendor.replaceAll("\\s*\\(0x[0-9a-fA-F]+\\)", "")),
                version.find() ? Optional.of(version.group(1)) : Optional.empty(),
                name.startsWith(BASIC_RENDER));
    }

    private static Optional<String> stated(String text) {
        String plain = text.strip();
        return plain.isEmpty() || plain.toLowerCase(Locale.ROOT).equals("unknown")
                ? Optional.empty()
                : Optional.of(plain);
    }

    /** A card of NVIDIA by its number, as the kernel module describes it under Linux. */
    static Optional<Hardware> nvidia(int number) {
        return nvidia(NVIDIA, number);
    }

    static Optional<Hardware> nvidia(Path folder, int number) {
        try (Stream<Path> cards = Files.list(folder.resolve("gpus"))) {
            List<Path> sorted = cards.sorted().toList();
            if (number >= sorted.size()) {
                return Optional.empty();
            }
            Optional<String> model = found(MODEL, sorted.get(number).resolve("information"));
            Optional<String> driver = found(MODULE, folder.resolve("version"));
            return model.map(name -> new Hardware(Hardware.Kind.GPU, name, Optional.of("NVIDIA"), driver, false));
        } catch (IOException noSuchModule) {
            return Optional.empty();
        }
    }

    private static Optional<String> found(Pattern pattern, Path file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
