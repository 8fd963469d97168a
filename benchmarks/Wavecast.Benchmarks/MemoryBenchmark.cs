using System.Diagnostics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Benchmarks;

/// <summary>The whole PyTorch example in one process: data, five calls of L-BFGS, drawing; for the peak of its memory.</summary>
public static class MemoryBenchmark
{
    private const int TestWaves = 3;
    private const int Calls = 5;
    private const int DrawnSteps = 1000;

    public static Measurement Run(int threads, int length, bool smallMemory)
    {
        long start = Stopwatch.GetTimestamp();
        SequenceBatch<double> waves = Signal.SineLikePyTorch(count: 100, length: length + 1, periodScale: 20, seed: 2);
        NetworkShape shape = new(1, [51, 51], 1);
        LstmNetwork<double> network = new(shape, seed: 0, InitialWeights.PyTorch);
        int evaluations = Train(network, waves[TestWaves..], threads, smallMemory);
        network.Draw(waves[..TestWaves], DrawnSteps, threads);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        // Read before the peak of arithmetic is measured, which is no part of the job.
        long memory = Measurement.PeakMemory();
        double gflops = evaluations * ClosureBenchmark.UsefulGflop(shape, waves.Count - TestWaves, waves.Steps - 1) / seconds;
        double peak = PeakMeter.Gflops<double>();
        return new Measurement($"PyTorch example, {evaluations} evaluations, {threads} thread{(threads > 1 ? "s" : "")}{(smallMemory ? ", small memory" : "")}", seconds, gflops, peak, gflops / (threads * peak), memory);
    }

    private static int Train(LstmNetwork<double> network, SequenceBatch<double> training, int threads, bool smallMemory)
    {
        using SequenceObjective<double> objective = SequenceObjective<double>.NextStep(network.Shape, training, new ObjectiveSettings { SmallMemory = smallMemory }, threads);
        Lbfgs optimizer = new() { LearningRate = 0.8, LineSearch = LineSearch.None, CurvatureTest = CurvatureTest.PyTorch };
        IOptimizerState<double> state = optimizer.CreateState<double>(objective.Length);
        int evaluations = 0;
        for (int call = 0; call < Calls; call++)
        {
            evaluations += state.Step(objective, network.Parameters).Evaluations;
        }
        return evaluations;
    }
}
