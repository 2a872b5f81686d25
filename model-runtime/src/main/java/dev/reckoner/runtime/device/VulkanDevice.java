package dev.reckoner.runtime.device;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * A device as its Vulkan driver describes it.
 *
 * @param type of VkPhysicalDeviceType: 0 other, 1 integrated, 2 discrete, 3 virtual, 4 processor
 * @param vendorId PCI number of the maker
 * @param name what it calls itself
 * @param driver name and version of the driver
 */
record VulkanDevice(int type, int vendorId, String name, String driver) {
    private static final int INTEGRATED = 1;
    private static final int DISCRETE = 2;
    private static final int PROCESSOR = 4;
    private static final int NVIDIA = 0x10DE;

    /** Byte offsets in VkPhysicalDeviceProperties, and sizes of its texts (Vulkan 1.3, section "Physical Devices"). */
    private static final long DRIVER_VERSION = 4;

    private static final long VENDOR = 8;
    private static final long TYPE = 16;
    private static final long NAME = 20;
    /** Byte offsets in VkPhysicalDeviceDriverProperties. */
    private static final long DRIVER_NAME = 20;

    private static final long DRIVER_INFO = DRIVER_NAME + 256;

    /**
     * Reads what vkGetPhysicalDeviceProperties2 wrote.
     *
     * @param properties a VkPhysicalDeviceProperties
     * @param driver a VkPhysicalDeviceDriverProperties; its texts are empty for drivers older than Vulkan 1.2
     */
    static VulkanDevice read(MemorySegment properties, MemorySegment driver) {
        int vendor = properties.get(ValueLayout.JAVA_INT, VENDOR);
        String info = driver.getString(DRIVER_INFO);
        String version = info.isBlank() ? version(vendor, properties.get(ValueLayout.JAVA_INT, DRIVER_VERSION)) : info;
        return new VulkanDevice(
                properties.get(ValueLayout.JAVA_INT, TYPE),
                vendor,
                properties.getString(NAME).strip(),
                (driver.getString(DRIVER_NAME) + " " + version).strip());
    }

    /** NVIDIA packs its four numbers another way than Vulkan its three. */
    static String version(int vendor, int packed) {
        return vendor == NVIDIA
                ? (packed >>> 22) + "." + (packed >>> 14 & 0xFF) + "." + (packed >>> 6 & 0xFF) + "." + (packed & 0x3F)
                : (packed >>> 22) + "." + (packed >>> 12 & 0x3FF) + "." + (packed & 0xFFF);
    }

    /** Which of several Dawn, the WebGPU of ONNX Runtime, takes for high performance: the least. */
    int preference() {
        return switch (type) {
            case DISCRETE -> 0;
            case INTEGRATED -> 1;
            case PROCESSOR -> 2;
            default -> 3;
        };
    }

    Hardware hardware() {
        return new Hardware(
                Hardware.Kind.GPU,
                name,
                Vendors.name(vendorId),
                driver.isEmpty() ? Optional.empty() : Optional.of(driver),
                type == PROCESSOR);
    }
}
