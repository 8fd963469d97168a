using Wavecast.Plotting;
using static System.FormattableString;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>What the report's pictures show.</summary>
internal static class ExampleFigures
{
    /// <summary>The test waves after an optimizer step, from 1.</summary>
    public static Continuation PanelOf(ExampleRun run, PyTorchExample example, int step)
    {
        ExampleStep shown = run.Steps[step - 1];
        string error = shown.DrawingRmse is > 1e-3 and < 1e3 ? Invariant($"{shown.DrawingRmse:0.000}") : Invariant($"{shown.DrawingRmse:g2}");
        return new Continuation($"step {step}", double.IsFinite(shown.DrawingRmse) ? $"RMSE {error}" : "overflows", shown.Drawn, example.Length - 1);
    }

    /// <summary>All steps of a training.</summary>
    public static Picture StepsOf(ExampleRun run, PyTorchExample example, string title) =>
        ContinuationPlot.Create([.. run.Steps.Select((_, i) => PanelOf(run, example, i + 1))], title);

    /// <summary>The losses of PyTorch and of the two trainings here; PyTorch's are of another seed in the small example, and left out there.</summary>
    public static Picture LossesOf(ExampleResults results)
    {
        int? explosion = FoundExplosion.In(results.Exploding)?.Evaluation;
        CurvePanel panel = new()
        {
            XLabel = "evaluation",
            YLabel = "training loss",
            Logarithmic = true,
            MarkAt = explosion,
            Mark = "explosion",
            Curves =
            [
                CurveOf("rescued", results.Rescued.Losses),
                CurveOf("fixed step, here", results.Exploding.Losses),
                .. results.Example.ExplodingSeed == 0 ? [CurveOf("fixed step, PyTorch", results.Golden.Losses)] : Array.Empty<NamedCurve>(),
            ],
        };
        return CurvePlot.Create([panel], "The training loss of every evaluation");
    }

    private static NamedCurve CurveOf(string name, double[] losses) => new(name, [.. losses.Select((_, i) => i + 1.0)], losses);
}
