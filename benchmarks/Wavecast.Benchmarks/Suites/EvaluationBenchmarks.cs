using BenchmarkDotNet.Attributes;

namespace Wavecast.Benchmarks.Suites;

/// <summary>One evaluation, loss and gradient, of problems from the README's size up to the PyTorch example's.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private SequenceObjective<double> objective = null!;
    private double[] parameters = [];
    private double[] gradient = [];

    [Params("9 × 8 × 199", "24 × 12 × 499", "51,51 × 97 × 999")]
    public string Problem { get; set; } = "";

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        (int[] hidden, int batch, int length) = Problem switch
        {
            "9 × 8 × 199" => ([9], 8, 199),
            "24 × 12 × 499" => ([24], 12, 499),
            _ => (new[] { 51, 51 }, 97, 999),
        };
        NetworkShape shape = new(1, hidden, 1);
        objective = SequenceObjective<double>.NextStep(shape, ClosureBenchmark.Waves<double>(batch, length + 1), new ObjectiveSettings(), Threads);
        parameters = new LstmNetwork<double>(shape, seed: 0, InitialWeights.PyTorch).Parameters.ToArray();
        gradient = new double[objective.Length];
    }

    [GlobalCleanup]
    public void CleanUp() => objective.Dispose();

    [Benchmark]
    public double Evaluate() => objective.Evaluate(parameters, gradient);

    [Benchmark]
    public double Loss() => objective.Loss(parameters);
}
