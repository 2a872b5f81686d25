package dev.reckoner.runtime.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The devices that the Vulkan loader of this machine lists: the provider WebGPU computes on one of them where the system is
 * Linux, but has no call that tells which. Asks only what they are; makes no device. A broken driver may end the process.
 */
final class VulkanDevices {
    private static final String LOADER = "libvulkan.so.1";
    private static final int MOST = 16;
    private static final int SUCCESS = 0;
    /** More devices than there was room for. */
    private static final int INCOMPLETE = 5;

    private static final int APPLICATION_INFO = 0;
    private static final int INSTANCE_CREATE_INFO = 1;
    private static final int PROPERTIES_2 = 1_000_059_001;
    private static final int DRIVER_PROPERTIES = 1_000_196_000;
    private static final int VULKAN_1_2 = 1 << 22 | 2 << 12;
    /** Of the structures below on systems of 64 bits, rounded up. */
    private static final long PROPERTIES_BYTES = 1024;

    private static final long DRIVER_BYTES = 1024;
    private static final long HEADER = 16;

    private final Arena arena;
    private final SymbolLookup loader;

    private VulkanDevices(Arena arena, SymbolLookup loader) {
        this.arena = arena;
        this.loader = loader;
    }

    /**
     * The one that Dawn takes; empty where there is no loader or no driver. Asked once: drivers were seen to hang and to crash
     * where an instance came and went beside the one that computes.
     */
    static Optional<VulkanDevice> preferred() {
        return Preferred.DEVICE;
    }

    private static final class Preferred {
        // The sort is stable, as Dawn's is: of equals the one that the loader lists first.
        static final Optional<VulkanDevice> DEVICE =
                list().stream().min(Comparator.comparingInt(VulkanDevice::preference));
    }

    /** In the order of the loader; empty where there is no loader or no driver. */
    static List<VulkanDevice> list() {
        try (Arena arena = Arena.ofConfined()) {
            return new VulkanDevices(arena, SymbolLookup.libraryLookup(LOADER, Arena.global())).read();
        } catch (IllegalArgumentException noLoader) {
            return List.of();
        }
    }

    private List<VulkanDevice> read() {
        MemorySegment place = arena.allocate(ADDRESS);
        if ((int) call("vkCreateInstance", true, instanceInfo(), MemorySegment.NULL, place) != SUCCESS) {
            return List.of();
        }
        MemorySegment instance = place.get(ADDRESS, 0);
        try {
            MemorySegment count = arena.allocate(JAVA_INT);
            count.set(JAVA_INT, 0, MOST);
            MemorySegment handles = arena.allocate(ADDRESS, MOST);
            int result = (int) call("vkEnumeratePhysicalDevices", true, instance, count, handles);
            int found = result == SUCCESS || result == INCOMPLETE ? count.get(JAVA_INT, 0) : 0;
            List<VulkanDevice> devices = new ArrayList<>();
            for (int i = 0; i < found; i++) {
                devices.add(describe(handles.getAtIndex(ADDRESS, i)));
            }
            return devices;
        } finally {
            call("vkDestroyInstance", false, instance, MemorySegment.NULL);
        }
    }

    private VulkanDevice describe(MemorySegment physicalDevice) {
        MemorySegment driver = arena.allocate(DRIVER_BYTES, Long.BYTES);
        driver.set(JAVA_INT, 0, DRIVER_PROPERTIES);
        MemorySegment properties = arena.allocate(PROPERTIES_BYTES, Long.BYTES);
        properties.set(JAVA_INT, 0, PROPERTIES_2);
        properties.set(JAVA_LONG, 8, driver.address());
        call("vkGetPhysicalDeviceProperties2", false, physicalDevice, properties);
        return VulkanDevice.read(properties.asSlice(HEADER), driver);
    }

    /** VkInstanceCreateInfo with a VkApplicationInfo that names the version and nothing else. */
    private MemorySegment instanceInfo() {
        MemorySegment application = arena.allocate(48, Long.BYTES);
        application.set(JAVA_INT, 0, APPLICATION_INFO);
        application.set(JAVA_INT, 44, VULKAN_1_2);
        MemorySegment info = arena.allocate(64, Long.BYTES);
        info.set(JAVA_INT, 0, INSTANCE_CREATE_INFO);
        info.set(JAVA_LONG, 24, application.address());
        return info;
    }

    /** Calls a function that takes nothing but pointers; what it returns, or 0. */
    private Object call(String name, boolean returns, MemorySegment... arguments) {
        MemoryLayout[] pointers = new MemoryLayout[arguments.length];
        Arrays.fill(pointers, ADDRESS);
        FunctionDescriptor shape =
                returns ? FunctionDescriptor.of(JAVA_INT, pointers) : FunctionDescriptor.ofVoid(pointers);
        MethodHandle function = Linker.nativeLinker().downcallHandle(loader.findOrThrow(name), shape);
        try {
            Object result = function.invokeWithArguments((Object[]) arguments);
            return returns ? result : SUCCESS;
        } catch (Throwable impossible) { // a function of C throws nothing
            throw new IllegalStateException(name, impossible);
        }
    }
}
