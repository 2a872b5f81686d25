package dev.reckoner.trail.opengradient.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tensors in the JSON of public-tee-onnx-node. Source: its {@code utils.py}. */
final class NodeTensors {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,40}");

    private NodeTensors() {}

    /** The request's {@code model_inputs}, JSON within a text; none where there is no request. */
    static List<UntypedTensor> asked(JsonNode request) throws TrailFormatException {
        if (!request.has("model_inputs")) {
            return List.of();
        }
        String inner = TensorMembers.text(request.path("model_inputs"), "/model_inputs");
        JsonNode inputs = StrictJson.tree(inner.getBytes(StandardCharsets.UTF_8));
        var tensors = new ArrayList<UntypedTensor>();
        for (TensorMembers tensor : each(inputs, "numbers", "/model_inputs")) {
            tensors.add(new UntypedTensor.Numbers(tensor.name(), tensor.shape(), fixedPoint(tensor)));
        }
        for (TensorMembers tensor : each(inputs, "strings", "/model_inputs")) {
            tensors.add(new UntypedTensor.Texts(
                    tensor.name(),
                    tensor.tensor().hasNonNull("shape") ? Optional.of(tensor.shape()) : Optional.empty(),
                    tensor.texts("values")));
        }
        return tensors;
    }

    /** The answer's {@code output}: the digits of its numbers are kept as they stand. */
    static List<UntypedTensor> answered(JsonNode response) throws TrailFormatException {
        var tensors = new ArrayList<UntypedTensor>();
        if (!response.has("output")) {
            throw StrictJson.mismatch(response.path("output"), "/output", "a list of tensors");
        }
        for (TensorMembers tensor : each(response, "output", "")) {
            var elements = new ArrayList<JsonNode>();
            flatten(tensor.tensor().path("result"), elements);
            tensors.add(
                    tensor.tensor().path("type").asText("").equals("string")
                            ? new UntypedTensor.Texts(
                                    tensor.name(), Optional.of(tensor.shape()), texts(elements, tensor))
                            : new UntypedTensor.Numbers(tensor.name(), tensor.shape(), numbers(elements, tensor)));
        }
        return tensors;
    }

    private static List<TensorMembers> each(JsonNode object, String member, String pointer)
            throws TrailFormatException {
        var tensors = new ArrayList<TensorMembers>();
        if (object.hasNonNull(member)) {
            JsonNode list = new TensorMembers(object, pointer).list(member);
            if (list.size() > Limits.INFERENCE_TENSORS) {
                throw new TrailFormatException(
                        "TR-TOO-LARGE",
                        pointer + "/" + member,
                        "There are " + list.size() + " tensors, and no model has more than " + Limits.INFERENCE_TENSORS,
                        "Ask the producer for the node's own answer.");
            }
            for (int i = 0; i < list.size(); i++) {
                tensors.add(new TensorMembers(list.path(i), pointer + "/" + member + "/" + i));
            }
        }
        return tensors;
    }

    private static List<FixedPoint> fixedPoint(TensorMembers tensor) throws TrailFormatException {
        var numbers = new ArrayList<FixedPoint>();
        JsonNode list = tensor.list("values");
        for (int i = 0; i < list.size(); i++) {
            String pointer = tensor.pointer() + "/values/" + i;
            numbers.add(new FixedPoint(
                    whole(list.path(i).path("value"), pointer + "/value"),
                    whole(list.path(i).path("decimals"), pointer + "/decimals")));
        }
        return numbers;
    }

    /** A whole number, or its digits as text: clients write either. */
    private static BigInteger whole(JsonNode value, String pointer) throws TrailFormatException {
        String digits = value.isIntegralNumber() || value.isTextual() ? value.asText() : "";
        if (!WHOLE.matcher(digits).matches()) {
            throw StrictJson.mismatch(value, pointer, "a whole number of at most 40 digits");
        }
        return new BigInteger(digits);
    }

    /** In row-major order; the reader of JSON bounds the depth. */
    private static void flatten(JsonNode nested, List<JsonNode> elements) {
        if (nested.isArray()) {
            nested.forEach(inner -> flatten(inner, elements));
        } else {
            elements.add(nested);
        }
    }

    private static List<FixedPoint> numbers(List<JsonNode> elements, TensorMembers tensor) throws TrailFormatException {
        var numbers = new ArrayList<FixedPoint>();
        for (JsonNode element : elements) {
            if (!element.isNumber()) {
                throw StrictJson.mismatch(element, tensor.pointer() + "/result", "nested lists of numbers");
            }
            numbers.add(FixedPoint.of(element.decimalValue()));
        }
        return numbers;
    }

    private static List<String> texts(List<JsonNode> elements, TensorMembers tensor) throws TrailFormatException {
        var texts = new ArrayList<String>();
        for (JsonNode element : elements) {
            texts.add(TensorMembers.text(element, tensor.pointer() + "/result"));
        }
        return texts;
    }
}
