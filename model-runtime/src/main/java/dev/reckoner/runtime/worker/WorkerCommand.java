package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Plugins;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command that starts a worker: the Java runtime that this program runs on, with this program's class path.
 *
 * @param setup what it may take and which ONNX Runtime it uses
 * @param program class with the main method
 */
record WorkerCommand(WorkerSetup setup, Class<?> program) {
    private static final String LIBRARY = "onnxruntime.native.path";
    private static final long MEBIBYTE = 1L << 20;

    /** Of the heap, for what is young, mebibytes. */
    private static final long MOST_YOUNG = 1_000;

    ProcessBuilder in(WorkerFolder folder) {
        ProcessBuilder builder = new ProcessBuilder(arguments(folder))
                .directory(folder.path().toFile())
                // Whoever appends goes on at the new end where the file is cut off.
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !WorkerVariables.isInherited(name));
        // As a variable: ONNX Runtime's stack grows with the command line.
        environment.put("CLASSPATH", classPath());
        // Models of the operator set that is being worked on run as well.
        environment.put("ALLOW_RELEASED_ONNX_OPSET_ONLY", "0");
        environment.putAll(setup.environment());
        return builder;
    }

    private List<String> arguments(WorkerFolder folder) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Models are parsed on the heap and outputs are read into it; what ONNX Runtime makes of models is outside.
        long heap = setup.limits().memoryBytes() / 3 / MEBIBYTE;
        arguments.add("-Xmx" + heap + "m");
        // Most outputs are gone before the next ones come; where they have no room among the young, the heap grows by
        // all of them.
        long young = Math.min(heap / 6, MOST_YOUNG);
        arguments.add("-XX:NewSize=" + young + "m");
        arguments.add("-XX:MaxNewSize=" + young + "m");
        // As large as an ordinary program has it: ONNX Runtime recurses over nested graphs.
        arguments.add("-Xss8m");
        arguments.add("-XX:+UseSerialGC");
        arguments.add("-XX:+ExitOnOutOfMemoryError");
        arguments.add("-XX:ErrorFile=" + folder.crash());
        // Nothing is left outside the folder.
        arguments.addAll(List.of("-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:-CreateCoredumpOnCrash"));
        arguments.add("-Djava.io.tmpdir=" + folder.path());
        arguments.add("--enable-native-access=ALL-UNNAMED");
        arguments.add("--sun-misc-unsafe-memory-access=allow");
        library().ifPresent(library -> arguments.add("-D" + LIBRARY + "=" + library));
        setup.plugins().forEach(plugin -> arguments.add(Plugins.option(plugin)));
        arguments.add(program.getName());
        arguments.add(folder.path().toString());
        arguments.add(Long.toString(setup.limits().memoryBytes()));
        return arguments;
    }

    private Optional<Path> library() {
        return setup.library()
                .or(() -> Optional.ofNullable(System.getProperty(LIBRARY)).map(Path::of))
                .map(Path::toAbsolutePath);
    }

    /** Absolute, since the worker runs in its own folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(place -> Path.of(place).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
