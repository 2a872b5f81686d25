package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.StringStringEntryProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Weights that a model keeps in files beside it. A model must not make the auditor's machine read any other file. */
final class ExternalData {
    /** ONNX Runtime takes a location with this mark for an address in its own memory. */
    private static final String ADDRESS_MARK = "_ORT_MEM_ADDR_";

    private ExternalData() {}

    static boolean isExternal(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    /** Throws unless every external file is a regular file inside the folder, links resolved. Says if there are any. */
    static boolean check(ModelProto model, Optional<Path> folder) throws ModelException {
        Set<String> locations = locations(model);
        for (String location : locations) {
            resolve(folder, location);
        }
        return !locations.isEmpty();
    }

    /** The external files that a model names, as it names them. */
    static Set<String> locations(ModelProto model) {
        Set<String> locations = new LinkedHashSet<>();
        ModelParts.tensors(model, tensor -> {
            if (isExternal(tensor)) {
                locations.add(entries(tensor).getOrDefault("location", ""));
            }
        });
        return locations;
    }

    /** Maps the bytes of one external tensor. */
    static Tensor read(TensorProto tensor, Optional<Path> folder) throws ModelException, TensorFormatException {
        Map<String, String> entries = entries(tensor);
        Path file = resolve(folder, entries.getOrDefault("location", ""));
        ElementType type = ElementType.ofNumber(tensor.getDataType())
                .orElseThrow(() -> new TensorFormatException("RT-TENSOR-TYPE", "The element type is not known."));
        try (FileChannel channel = FileChannel.open(file)) {
            long offset = Long.parseLong(entries.getOrDefault("offset", "0"));
            long length = Long.parseLong(entries.getOrDefault("length", Long.toString(channel.size() - offset)));
            if (offset < 0 || length < 0 || length > Integer.MAX_VALUE || offset > channel.size() - length) {
                throw refused("'" + tensor.getName() + "' lies outside its external file.");
            }
            ByteBuffer bytes = channel.map(MapMode.READ_ONLY, offset, length, Arena.ofAuto())
                    .asByteBuffer();
            return Tensor.wrap(type, tensor.getDimsList(), bytes);
        } catch (IOException | NumberFormatException e) {
            throw new ModelException(
                    ModelException.EXTERNAL, "The external data of '" + tensor.getName() + "' cannot be read.", e);
        }
    }

    /** Bytes of all external files together; what {@link #check} refuses counts as none. */
    static long size(ModelProto model, Optional<Path> folder) {
        Map<String, Long> sizes = new HashMap<>();
        ModelParts.tensors(model, tensor -> {
            if (isExternal(tensor)) {
                sizes.computeIfAbsent(entries(tensor).getOrDefault("location", ""), file -> size(folder, file));
            }
        });
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long size(Optional<Path> folder, String location) {
        try {
            return Files.size(resolve(folder, location));
        } catch (ModelException | IOException refused) {
            return 0;
        }
    }

    /** Where a file lies that may be read. */
    static Path resolve(Optional<Path> folder, String location) throws ModelException {
        if (folder.isEmpty()) {
            throw refused("The model keeps weights in '" + location + "', but it was not opened from a folder.");
        }
        try {
            Path root = folder.get().toRealPath();
            if (!isPlain(root, location) || !root.resolve(location).toRealPath().startsWith(root)) {
                throw refused("The model refers to '" + location + "', which is not a file in its folder.");
            }
            return root.resolve(location);
        } catch (IOException | InvalidPathException e) {
            throw new ModelException(
                    ModelException.EXTERNAL, "The model keeps weights in '" + location + "', which is missing.", e);
        }
    }

    /** Down from the folder to a regular file, without a link on the way, which could later lead elsewhere. */
    private static boolean isPlain(Path root, String location) {
        Path relative = Path.of(location);
        if (location.isEmpty() || location.contains(ADDRESS_MARK) || relative.getRoot() != null) {
            return false;
        }
        Path place = root;
        for (Path name : relative) {
            place = place.resolve(name);
            if (name.toString().equals("..") || Files.isSymbolicLink(place)) {
                return false;
            }
        }
        return !Files.exists(place) || Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS);
    }

    private static Map<String, String> entries(TensorProto tensor) {
        return tensor.getExternalDataList().stream()
                .collect(Collectors.toMap(
                        StringStringEntryProto::getKey, StringStringEntryProto::getValue, (first, second) -> second));
    }

    private static ModelException refused(String sentence) {
        return new ModelException(ModelException.EXTERNAL, sentence);
    }
}
