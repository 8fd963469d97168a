using Wavecast.Plotting;
using static System.FormattableString;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>What the report's pictures show.</summary>
internal static class ExampleFigures
{
    /// <summary>Evaluations shown before and behind the explosion.</summary>
    private const int Around = 20;

    /// <summary>The test waves after an optimizer step, from 1.</summary>
    public static Continuation PanelOf(ExampleRun run, PyTorchExample example, int step) => PanelOf(run.Steps[step - 1], example, Invariant($"step {step}"));

    /// <summary>All steps of a training.</summary>
    public static Picture StepsOf(ExampleRun run, PyTorchExample example, string title) =>
        ContinuationPlot.Create([.. run.Steps.Select((_, i) => PanelOf(run, example, i + 1))], title);

    /// <summary>The test waves at the end of all, alone.</summary>
    public static Picture DrawnOnOf(ExampleRun run, PyTorchExample example) =>
        ContinuationPlot.Create([PanelOf(run.DrawnOn!, example, "trained on with the drawing in the loss")], "The rescued training's end");

    /// <summary>The losses of PyTorch and of the two trainings here, around the explosion and in all; PyTorch's are of another learning rate in the small example, and left out there.</summary>
    public static Picture LossesOf(ExampleResults results)
    {
        int? explosion = FoundExplosion.In(results.Exploding)?.Evaluation;
        NamedCurve[] curves =
        [
            CurveOf("rescued", results.Rescued.Losses),
            CurveOf("fixed step, here", results.Exploding.Losses),
            .. results.Example.IsPublished ? [CurveOf("fixed step, PyTorch", results.Golden.Losses)] : Array.Empty<NamedCurve>(),
        ];
        CurvePanel all = new() { Title = "all", XLabel = "evaluation", YLabel = "training loss", Logarithmic = true, Curves = curves, MarkAt = explosion };
        CurvePanel[] panels = explosion is { } at
            ? [all with { Title = "around the explosion", Mark = "explosion", Curves = [.. curves.Select(curve => Part(curve, at - Around, at + Around))] }, all]
            : [all];
        return CurvePlot.Create(panels, "The training loss of every evaluation");
    }

    private static NamedCurve CurveOf(string name, double[] losses) => new(name, [.. losses.Select((_, i) => i + 1.0)], losses);

    private static NamedCurve Part(NamedCurve curve, int first, int last)
    {
        Range range = Math.Clamp(first - 1, 0, curve.Y.Length)..Math.Clamp(last, 0, curve.Y.Length);
        return new NamedCurve(curve.Name, curve.X[range], curve.Y[range]);
    }

    private static Continuation PanelOf(ExampleStep shown, PyTorchExample example, string name)
    {
        string error = shown.DrawingRmse is > 1e-3 and < 1e3 ? Invariant($"{shown.DrawingRmse:0.000}") : Invariant($"{shown.DrawingRmse:0.0e0}");
        return new Continuation(name, double.IsFinite(shown.DrawingRmse) ? $"RMSE {error}" : "overflows", shown.Drawn, example.Length - 1);
    }
}
