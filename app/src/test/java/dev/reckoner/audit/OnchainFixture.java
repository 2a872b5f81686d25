package dev.reckoner.audit;

import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Logs of the inference precompile, encoded by another library, and models of one operator. */
final class OnchainFixture {
    private static final String NUMBERS = "(string,(int128,int128)[],uint32[])[]";
    private static final String INPUT = "(" + NUMBERS + ",(string,string[])[])";
    private static final String REQUEST = "(uint8,string," + INPUT + ")";
    private static final String OUTPUT = "(" + NUMBERS + ",(string,string[])[],(string,string)[],bool)";
    private static final String EVENT = "(string," + REQUEST + "," + OUTPUT + ")";
    private static final String PRECOMPILE = "0x00000000000000000000000000000000000000f4";

    private OnchainFixture() {}

    /** A tensor of numbers; value and decimals in turn. */
    static Tuple numbers(String name, List<Integer> shape, long... valuesAndDecimals) {
        Tuple[] values = new Tuple[valuesAndDecimals.length / 2];
        Arrays.setAll(
                values,
                i -> Tuple.from(
                        BigInteger.valueOf(valuesAndDecimals[2 * i]),
                        BigInteger.valueOf(valuesAndDecimals[2 * i + 1])));
        return Tuple.from(
                name, values, shape.stream().mapToLong(Integer::longValue).toArray());
    }

    /** A row of float32 as the published sample has it: each widened to a double, of which the shortest digits are written. */
    static Tuple tensor(String name, float... row) {
        Tuple[] values = new Tuple[row.length];
        for (int i = 0; i < row.length; i++) {
            var fixed = FixedPoint.of((double) row[i]).orElseThrow();
            values[i] = Tuple.from(fixed.value(), fixed.decimals());
        }
        return Tuple.from(name, values, new long[] {row.length});
    }

    /** A log in mode VANILLA; the tensor of the output's name is the output, the others are inputs. */
    static byte[] log(String model, String output, List<Tuple> tensors, boolean simulation) {
        Tuple input = Tuple.from(select(tensors, output, false), new Tuple[0]);
        Tuple answer = Tuple.from(select(tensors, output, true), new Tuple[0], new Tuple[0], simulation);
        byte[] data = TupleType.parse(EVENT)
                .encode(Tuple.from("inference-1", Tuple.from(0, model, input), answer))
                .array();
        byte[] topic = Keccak256.of(("ModelInferenceEvent" + EVENT).getBytes(StandardCharsets.US_ASCII));
        return """
                {"address":"%s","topics":["0x%s"],"data":"0x%s","transactionHash":"0x%s","logIndex":"0x1",\
                "blockNumber":"0x10","blockTimestamp":"1760000000"}""".formatted(
                        PRECOMPILE,
                        HexFormat.of().formatHex(topic),
                        HexFormat.of().formatHex(data),
                        "1a".repeat(32))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Tuple[] select(List<Tuple> tensors, String output, boolean isOutput) {
        return tensors.stream()
                .filter(tensor -> tensor.get(0).equals(output) == isOutput)
                .toArray(Tuple[]::new);
    }

    /** y = operator(x). */
    static byte[] model(String operator, ElementType type) {
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(GraphProto.newBuilder()
                        .setName("g")
                        .addInput(value("x", type))
                        .addNode(NodeProto.newBuilder()
                                .setOpType(operator)
                                .addInput("x")
                                .addOutput("y"))
                        .addOutput(value("y", type)))
                .build()
                .toByteArray();
    }

    private static ValueInfoProto.Builder value(String name, ElementType type) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.number())
                                .setShape(shape)));
    }
}
