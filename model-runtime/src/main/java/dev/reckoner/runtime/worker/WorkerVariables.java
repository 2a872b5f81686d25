package dev.reckoner.runtime.worker;

import java.util.Locale;
import java.util.Set;

/**
 * Which variables of this process a worker inherits: what systems, drivers and their libraries need to be found. Keys and tokens
 * are none of a hostile model's business; options of Java and of ONNX Runtime, and those that have a driver compute otherwise,
 * are not the worker's.
 */
final class WorkerVariables {
    private static final Set<String> NAMES = Set.of(
            // Folders and languages of every system.
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "TMPDIR",
            "TEMP",
            "TMP",
            "TZ",
            "LANG",
            "LANGUAGE",
            // Windows does not load its own libraries without them.
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "COMSPEC",
            "PATHEXT",
            "OS",
            "USERNAME",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "PROGRAMDATA",
            "ALLUSERSPROFILE",
            "PROGRAMFILES",
            "PROGRAMFILES(X86)",
            "PROGRAMW6432",
            "COMMONPROGRAMFILES",
            "NUMBER_OF_PROCESSORS",
            // Where libraries lie.
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            "DYLD_FALLBACK_LIBRARY_PATH",
            "ADSP_LIBRARY_PATH",
            // Which of several cards there are.
            "NVIDIA_VISIBLE_DEVICES",
            "NVIDIA_DRIVER_CAPABILITIES",
            "CUDA_HOME",
            "CUDA_VISIBLE_DEVICES",
            "CUDA_DEVICE_ORDER",
            "GPU_DEVICE_ORDINAL",
            "HIP_VISIBLE_DEVICES",
            "ROCR_VISIBLE_DEVICES");

    private static final Set<String> BEGINNINGS = Set.of(
            "LC_",
            "XDG_",
            "VK_",
            "MESA_",
            "PROCESSOR_",
            "CUDA_PATH",
            "CUDA_CACHE_",
            "ROCM_",
            "HIP_PATH",
            "QNN_",
            "OPENVINO_",
            "INTEL_OPENVINO_");

    private WorkerVariables() {}

    /** True for a variable that the worker gets; the case of names does not matter on Windows. */
    static boolean isInherited(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NAMES.contains(upper) || BEGINNINGS.stream().anyMatch(upper::startsWith);
    }
}
