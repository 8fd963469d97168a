using Microsoft.ML.OnnxRuntime;

namespace OnnxPeer;

/// <summary>A network that reads its own outputs: what leaves a step is bound to what enters the next, so nothing is copied or allocated between.</summary>
internal sealed class FreeRun : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly List<OrtValue> values = [];
    private readonly OrtIoBinding[] turns;
    private int turn;

    public FreeRun(int[] hidden)
    {
        using SessionOptions settings = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL };
        session = new InferenceSession(StepModel.Write(hidden), settings);
        string[] inputs = ["x", .. session.InputNames.Where(name => name != "x")];
        long[][] shapes = [.. inputs.Select(name => session.InputMetadata[name].Dimensions.Select(size => (long)size).ToArray())];
        OrtValue[] first = Allocate(shapes), second = Allocate(shapes);
        turns = [Bind(inputs, first, second), Bind(inputs, second, first)];
        first[0].GetTensorMutableDataAsSpan<float>()[0] = 1;
    }

    public void Step()
    {
        session.RunWithBinding(options, turns[turn]);
        turn = 1 - turn;
    }

    public void Dispose()
    {
        Array.ForEach(turns, binding => binding.Dispose());
        values.ForEach(value => value.Dispose());
        options.Dispose();
        session.Dispose();
    }

    private OrtValue[] Allocate(long[][] shapes)
    {
        OrtValue[] made = [.. shapes.Select(shape => OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float, shape))];
        Array.ForEach(made, value => value.GetTensorMutableDataAsSpan<float>().Clear());
        values.AddRange(made);
        return made;
    }

    private OrtIoBinding Bind(string[] names, OrtValue[] from, OrtValue[] to)
    {
        OrtIoBinding binding = session.CreateIoBinding();
        for (int i = 0; i < names.Length; i++)
        {
            binding.BindInput(names[i], from[i]);
            binding.BindOutput(names[i] == "x" ? "y" : "n" + names[i], to[i]);
        }
        return binding;
    }
}
