package dev.reckoner.runtime.device;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * ONNX Runtime 1.29 reports to its maker which models are run on which machine, writes a database of that into the user's cache folder
 * and a log into the folder for temporary files, unless a variable of the process forbids it when the library is loaded. Java cannot
 * change variables of its own process, and not every way in which this program is started can set one; so it is set by the system's
 * own functions.
 */
final class Telemetry {
    private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";
    private static final FunctionDescriptor TWO_TEXTS =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);

    private Telemetry() {}

    /** To be called before the library is loaded. */
    static void forbid() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(VARIABLE);
            MemorySegment yes = arena.allocateFrom("1");
            if (System.getProperty("os.name").startsWith("Windows")) {
                // The system's copy of the variables, and that of the C library.
                call(SymbolLookup.libraryLookup("kernel32", arena), "SetEnvironmentVariableA", name, yes);
                call(SymbolLookup.libraryLookup("ucrtbase", arena), "_putenv_s", name, yes);
            } else {
                setenv(name, yes);
            }
        } catch (Throwable e) { // handles of foreign functions declare no narrower one
            throw new LinkageError("ONNX Runtime cannot be kept from reporting to its maker, so it is not loaded", e);
        }
    }

    private static void setenv(MemorySegment name, MemorySegment value) throws Throwable {
        MethodHandle setenv = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("setenv"),
                        TWO_TEXTS.appendArgumentLayouts(ValueLayout.JAVA_INT));
        int failed = (int) setenv.invokeExact(name, value, 1);
        if (failed != 0) {
            throw new IllegalStateException("setenv failed");
        }
    }

    private static void call(SymbolLookup library, String function, MemorySegment name, MemorySegment value)
            throws Throwable {
        MethodHandle set = Linker.nativeLinker().downcallHandle(library.findOrThrow(function), TWO_TEXTS);
        int result = (int) set.invokeExact(name, value);
        boolean isSet = function.startsWith("_") ? result == 0 : result != 0;
        if (!isSet) {
            throw new IllegalStateException(function + " failed");
        }
    }
}
