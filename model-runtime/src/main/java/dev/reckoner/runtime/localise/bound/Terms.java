package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many terms the sums of the operators have. */
final class Terms {
    private Terms() {}

    /** The last dimension of the first factor. */
    static double ofMatMul(Application application) throws BoundException {
        List<Long> a = application.needed(0).dims();
        boolean turned = application.attributes().integer("transA", 0) != 0 && a.size() > 1;
        return a.isEmpty() ? 1 : a.get(a.size() - (turned ? 2 : 1));
    }

    static double ofGemm(Application application) throws BoundException {
        boolean turned = application.attributes().integer("transA", 0) != 0;
        return application.needed(0).dims().get(turned ? 0 : 1);
    }

    /** Channels of a group times places of the kernel. */
    static double ofConv(Application application) throws BoundException {
        List<Long> kernel = application.needed(1).dims();
        return Numbers.product(kernel.subList(1, kernel.size()));
    }

    static double ofConvTranspose(Application application) throws BoundException {
        List<Long> kernel = application.needed(1).dims();
        long places = Numbers.product(kernel.subList(2, kernel.size()));
        return (double) kernel.getFirst() / application.attributes().integer("group", 1) * places;
    }

    /** Elements of the input for one of the output. */
    static double ofReduction(Application application) throws BoundException {
        double out = Math.max(1, application.recomputed(0).elementCount());
        return application.needed(0).elementCount() / out;
    }

    static double ofKernel(Application application) {
        return Numbers.product(application.attributes().integers("kernel_shape", List.of(1L)));
    }

    static double ofBlock(Application application) throws BoundException {
        return Numbers.of(application.needed(2)).length == 0 ? 1 : blockSize(application.needed(2));
    }

    private static double blockSize(Tensor block) {
        double size = 1;
        for (double side : Numbers.of(block)) {
            size *= side;
        }
        return size;
    }

    static double ofInputs(Application application) {
        return application.inputs().size();
    }

    /** All places along an axis. */
    static double ofCumulation(Application application) throws BoundException {
        List<Long> dims = application.needed(0).dims();
        int axis = (int) Numbers.of(application.needed(1))[0];
        return dims.get(axis < 0 ? axis + dims.size() : axis);
    }

    /** Product of the sizes of the letters that the result does not have; an ellipsis is never summed over. */
    static double ofEinsum(Application application) throws BoundException {
        String[] sides =
                application.attributes().text("equation", "").replace(" ", "").split("->", -1);
        String[] factors = sides[0].split(",", -1);
        Map<Character, Long> sizes = new LinkedHashMap<>();
        for (int i = 0; i < factors.length; i++) {
            sizes(factors[i], application.needed(i).dims(), sizes);
        }
        double terms = 1;
        for (Map.Entry<Character, Long> letter : sizes.entrySet()) {
            boolean stays = sides.length > 1
                    ? sides[1].indexOf(letter.getKey()) >= 0
                    : sides[0].chars().filter(each -> each == letter.getKey()).count() == 1;
            terms *= stays ? 1 : letter.getValue();
        }
        return terms * Math.max(1, factors.length - 1);
    }

    private static void sizes(String letters, List<Long> dims, Map<Character, Long> sizes) {
        int dots = letters.indexOf("...");
        List<Character> named = new ArrayList<>();
        letters.replace("...", "").chars().forEach(each -> named.add((char) each));
        int skipped = dims.size() - named.size();
        for (int i = 0; i < named.size(); i++) {
            int at = dots >= 0 && i >= dots ? i + skipped : i;
            if (at < dims.size()) {
                sizes.merge(named.get(i), dims.get(at), Math::max);
            }
        }
    }
}
