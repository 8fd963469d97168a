using System.Globalization;
using System.Runtime.InteropServices;

namespace OnnxPeer;

/// <summary>One step of a stacked LSTM with a linear output as an ONNX model: x and the states in, y and the new states out.</summary>
/// <remarks>Fields are those of <c>onnx.proto3</c>; the LSTM operator's gates lie i, o, f, c.</remarks>
internal static class StepModel
{
    private const int Float = 1;
    private const int Opset = 14;

    public static byte[] Write(int[] hidden)
    {
        ProtoWriter graph = new();
        string x = "x";
        for (int layer = 0; layer < hidden.Length; layer++)
        {
            x = Layer(graph, layer, x, layer == 0 ? 1 : hidden[layer - 1], hidden[layer]);
        }
        // The LSTM's last hidden state is [1, batch, units], which a product takes as it is.
        graph.Message(1, Node("MatMul", [x, "wy"], ["product"])).Message(1, Node("Add", ["product", "by"], ["y"]));
        graph.Text(2, "step");
        graph.Message(5, Weights("wy", hidden[^1], hidden[^1], 1)).Message(5, Weights("by", hidden[^1], 1));
        graph.Message(11, Value("x", 1, 1, 1));
        States(graph, 11, "", hidden);
        graph.Message(12, Value("y", 1, 1, 1));
        States(graph, 12, "n", hidden);
        return new ProtoWriter().Number(1, 8).Message(7, graph).Message(8, new ProtoWriter().Text(1, "").Number(2, Opset)).ToArray();
    }

    private static string Layer(ProtoWriter graph, int layer, string x, int inputs, int units)
    {
        string n = layer.ToString(CultureInfo.InvariantCulture);
        ProtoWriter node = Node("LSTM", [x, "w" + n, "r" + n, "b" + n, "", "h" + n, "c" + n], ["", "nh" + n, "nc" + n]);
        graph.Message(1, node.Message(5, new ProtoWriter().Text(1, "hidden_size").Number(3, units).Number(20, 2)));
        graph.Message(5, Weights("w" + n, units, 1, 4 * units, inputs)).Message(5, Weights("r" + n, units, 1, 4 * units, units)).Message(5, Weights("b" + n, units, 1, 8 * units));
        return "nh" + n;
    }

    private static void States(ProtoWriter graph, int field, string prefix, int[] hidden)
    {
        for (int layer = 0; layer < hidden.Length; layer++)
        {
            string n = layer.ToString(CultureInfo.InvariantCulture);
            graph.Message(field, Value($"{prefix}h{n}", 1, 1, hidden[layer])).Message(field, Value($"{prefix}c{n}", 1, 1, hidden[layer]));
        }
    }

    private static ProtoWriter Node(string type, string[] inputs, string[] outputs)
    {
        ProtoWriter node = new();
        Array.ForEach(inputs, name => node.Text(1, name));
        Array.ForEach(outputs, name => node.Text(2, name));
        return node.Text(4, type);
    }

    /// <summary>In the range in which PyTorch draws them, not zero: a cell at rest would be no work to compare.</summary>
    private static ProtoWriter Weights(string name, int units, params int[] sizes)
    {
        Random random = new(1);
        float[] values = [.. Enumerable.Range(0, sizes.Aggregate(1, (a, b) => a * b)).Select(_ => (2 * random.NextSingle() - 1) / MathF.Sqrt(units))];
        ProtoWriter tensor = new();
        Array.ForEach(sizes, size => tensor.Number(1, size));
        return tensor.Number(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes<float>(values));
    }

    private static ProtoWriter Value(string name, params int[] sizes)
    {
        ProtoWriter shape = new();
        Array.ForEach(sizes, size => shape.Message(1, new ProtoWriter().Number(1, size)));
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, new ProtoWriter().Number(1, Float).Message(2, shape)));
    }
}
