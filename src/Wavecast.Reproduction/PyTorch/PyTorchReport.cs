using System.Collections.Immutable;
using Wavecast.Reports;
using static System.FormattableString;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>The report on PyTorch's example, from what was measured.</summary>
internal static class PyTorchReport
{
    /// <summary>The drawing's error that a training is to end with, over 1,000 steps.</summary>
    private const double GoodDrawing = 0.05;

    /// <summary>Two correct orders of summation differ by so much over all of the golden losses, which an overshoot amplifies.</summary>
    private const double Tolerance = 1e-4;

    public static Report Of(ExampleResults results)
    {
        FoundVerdict same = SameLosses(results);
        FoundVerdict explodes = Explodes(results);
        FoundVerdict rescued = Rescued(results);
        FoundVerdict draws = Draws(results);
        return new Report(
            "Does PyTorch's wave example explode, and can it be rescued?",
            $"{same.Found.Sentence} {explodes.Found.Sentence} {rescued.Found.Sentence} {draws.Found.Sentence}",
            [
                new ReportSection("Set-up", [SetUp(results)]),
                new ReportSection("PyTorch's losses", [same, GoldenTable(results)]),
                new ReportSection("The explosion", [explodes, .. ExplosionBlocks(results)]),
                new ReportSection("The rescue", [rescued, .. RescueBlocks(results)]),
                new ReportSection("The drawing", [draws, .. DrawingBlocks(results)]),
            ]);
    }

    private static ReportFacts SetUp(ExampleResults results)
    {
        PyTorchExample example = results.Example;
        string exploding = example.IsPublished ? "" : Invariant($"; for the explosion and the rescue a learning rate of {example.ExplodingRate} and seed {results.Exploding.Seed}, since in this size the script's own seldom explodes");
        return new ReportFacts(
        [
            ("Command", "`wavecast reproduce pytorch --out FOLDER`" + (example.IsPublished ? "" : ", with `--quick`")),
            ("Example", "`examples/time_sequence_prediction` of PyTorch" + (example.IsPublished ? ", as published" : ", made small: this is a quick run, and says nothing of the published size")),
            ("Data", Invariant($"{example.Sequences} sine waves of period scale 20, {example.Length} steps, NumPy's seed 2; the first {PyTorchExample.TestSequences} test, the others train")),
            ("Network", Invariant($"two LSTM layers of {example.Hidden} and a linear output, double, PyTorch's initial weights of seed 0")),
            ("Training", Invariant($"L-BFGS, learning rate {PyTorchExample.Rate}, no line search, {PyTorchExample.Steps} optimizer steps of up to 20 iterations{exploding}")),
            ("Drawing", Invariant($"after each step the test waves are read up to their last step but one, and drawn {PyTorchExample.Future} steps on; the error is against the true sines")),
            ("Rescued", "the same by `wavecast train --preset pytorch`: the loss is above that of the start after it was below a thousandth of it, so the run goes back to its best epoch and on with a strong-Wolfe line search"),
            ("Then", Invariant($"the rescued training goes on: half of the loss is drawn, over {example.DrawnOn.FreeRunStages[0].Steps}, {example.DrawnOn.FreeRunStages[1].Steps} and {example.DrawnOn.FreeRunStages[2].Steps} steps in turn; {example.DrawnOn.Epochs} calls of L-BFGS with a line search")),
            ("Last bits", Invariant($"{example.Perturbed} trainings from the same weights, each moved to the next number above or below, for {example.PerturbedSteps} steps")),
        ]);
    }

    private static FoundVerdict SameLosses(ExampleResults results)
    {
        double[] golden = results.Golden.Losses;
        double largest = golden.Zip(results.Own.Losses).Max(pair => Math.Abs(pair.First - pair.Second) / pair.First);
        double first = golden.Zip(results.Own.Losses).Take(12).Max(pair => Math.Abs(pair.First - pair.Second) / pair.First);
        int steps = results.Golden.Steps.Length;
        return new FoundVerdict(
            Invariant($"The first {steps} steps are PyTorch's"),
            largest <= Tolerance ? Verdict.Holds : Verdict.DoesNotHold,
            Invariant($"Over the {golden.Length} evaluations of the first {steps} steps the losses differ from PyTorch's by {largest:0.0e0} at most, relative, and by {first:0.0e0} over the first 12."));
    }

    private static ReportTable GoldenTable(ExampleResults results) => new(
        "Training loss at a step's last evaluation, and the loss of the test sequences after it",
        ["Step", "PyTorch, training", "here", "PyTorch, test", "here"],
        [.. results.Golden.Steps.Select((step, i) => (ImmutableArray<string>)
        [
            Invariant($"{i + 1}"), Exact(step.Losses[^1]), Exact(results.Own.Losses[results.Own.Steps[i].Evaluations - 1]), Exact(step.TestLoss), Exact(results.Own.Steps[i].TestLoss),
        ])]);

    private static FoundVerdict Explodes(ExampleResults results)
    {
        const string Claim = "The fixed step explodes";
        if (FoundExplosion.In(results.Exploding) is not { } found)
        {
            return new FoundVerdict(Claim, Verdict.DoesNotHold, Invariant($"In {PyTorchExample.Steps} steps the loss did not pass that of the start again."));
        }
        double worst = results.Exploding.Losses.Max(loss => double.IsFinite(loss) ? loss : double.PositiveInfinity);
        string fate = FoundExplosion.LostIn(results.Exploding) is { } lost
            ? Invariant($"the training {(lost > found.Step ? Invariant($"comes back below that, and is lost for good in step {lost}") : "never comes back")}: its loss reaches {Large(worst)}.")
            : "the training comes back below that.";
        return new FoundVerdict(
            Claim + Invariant($" in step {found.Step}"),
            Verdict.Holds,
            Invariant($"At evaluation {found.Evaluation}, in step {found.Step}, the loss leaps from {found.Lowest:0.0e0} to {found.Loss:g3}, above the {results.Exploding.Losses[0]:g3} of the untrained network. Left alone, {fate}"));
    }

    private static IEnumerable<ReportBlock> ExplosionBlocks(ExampleResults results)
    {
        FoundExplosion?[] found = [.. results.Perturbed.Select(FoundExplosion.In)];
        double[] peaks = [.. found.OfType<FoundExplosion>().Select(f => f.Peak)];
        string range = peaks.Length > 0 ? Invariant($", to {Large(peaks.Min())} at least and {Large(peaks.Max())} at most in the step where they do") : "";
        string pytorch = results.Example.IsPublished
            ? "PyTorch's own training, with the same losses up to there, has a training loss of 3.5e13 after one step more, its sixth: that it explodes there is the same, how far it goes is not. "
            : "";
        yield return new ReportParagraph(pytorch
            + Invariant($"Of {found.Length} trainings here from weights that differ in the last bit, {peaks.Length} explode within {results.Example.PerturbedSteps} steps{range}. ")
            + "The fixed step takes the whole step of the quasi-Newton direction whatever the loss does; where the curvature has been learnt from steps that barely moved, that step can lead anywhere.");
        yield return new ReportFigure("losses", ExampleFigures.LossesOf(results), "PyTorch's losses end with the published steps. The line marks the evaluation at which the explosion is seen; there the rescued training goes back and on. A peak of its behind that is a step that the line search tried and took back.");
        yield return new ReportTable(
            "Trainings whose initial weights differ in the last bit",
            ["Training", "explodes in step", "at evaluation", "from", "to", "largest in that step"],
            [.. found.Select((f, i) => (ImmutableArray<string>)(f is null
                ? [Invariant($"{i + 1}"), "–", "–", "–", "–", "–"]
                : [Invariant($"{i + 1}"), Invariant($"{f.Step}"), Invariant($"{f.Evaluation}"), Invariant($"{f.Lowest:0.0e0}"), Large(f.Loss), Large(f.Peak)]))]);
        yield return new ReportFigure("fixed", ExampleFigures.StepsOf(results.Exploding, results.Example, "As published: a fixed step"), "The three test waves after each optimizer step, as the script draws them: solid where the data is given, dotted where the network draws on by itself. The error is over the drawn steps.");
    }

    private static FoundVerdict Rescued(ExampleResults results)
    {
        const string Claim = "Rescued, the training goes on safely";
        ExampleRun run = results.Rescued;
        if (run.Rescued == 0)
        {
            return new FoundVerdict(Claim, Verdict.Undecided, "There was nothing to rescue.");
        }
        // What a line search tried and took back is no harm; what a step ends with would be.
        ExampleStep[] after = [.. run.Steps.Where(step => step.Evaluations >= run.Rescued)];
        double before = run.Steps.Where(step => step.Evaluations < run.Rescued).Min(step => step.TestLoss);
        bool safe = after.All(step => step.TestLoss < 2 * before) && run.Losses[^1] < run.Losses[..run.Rescued].Min();
        return new FoundVerdict(
            Claim,
            safe ? Verdict.Holds : Verdict.DoesNotHold,
            Invariant($"Caught at evaluation {run.Rescued} and taken back to its best step, the training ends its {run.Steps.Length} steps at a training loss of {run.Losses[^1]:0.0e0}, where the lowest before was {run.Losses[..run.Rescued].Min():0.0e0}, and at a test loss of {after[^1].TestLoss:0.0e0}."));
    }

    private static FoundVerdict Draws(ExampleResults results)
    {
        ExampleStep last = results.Rescued.DrawnOn!;
        int more = last.Evaluations - results.Rescued.Losses.Length;
        return new FoundVerdict(
            Invariant($"The rescued training draws {PyTorchExample.Future} steps with an RMSE of {GoodDrawing} or less"),
            last.DrawingRmse <= GoodDrawing ? Verdict.Holds : results.Example.IsPublished ? Verdict.DoesNotHold : Verdict.Undecided,
            Invariant($"After {more} further evaluations with the drawing in the loss it draws the test waves {PyTorchExample.Future} steps beyond the data with an RMSE of {last.DrawingRmse:0.000}; after the script's {results.Rescued.Steps.Length} steps it was {results.Rescued.Steps[^1].DrawingRmse:0.000}, and with the fixed step {Large(results.Exploding.Steps[^1].DrawingRmse)}."));
    }

    private static IEnumerable<ReportBlock> DrawingBlocks(ExampleResults results)
    {
        yield return new ReportParagraph(
            "The script trains on the next step alone, which does not rank drawings: from step to step the test loss falls steadily while the drawing's error jumps up and down. "
            + "So the rescued training goes on with the drawing itself in the loss, as Wavecast's own recipe has it, validated on the second half of the test waves; the steps beyond the data are seen by nobody before.");
        yield return new ReportFigure("drawn", ExampleFigures.DrawnOnOf(results.Rescued, results.Example), "The three test waves, solid where the data is given, dotted where the network draws on by itself.");
    }

    private static IEnumerable<ReportBlock> RescueBlocks(ExampleResults results)
    {
        if (results.Rescued.Said.Length > 0)
        {
            yield return new ReportParagraph($"What the tool says: {results.Rescued.Said}");
        }
        yield return new ReportFigure("rescued", ExampleFigures.StepsOf(results.Rescued, results.Example, "The same training, rescued"), "As above, for the rescued training. Steps before the explosion are the same.");
        yield return new ReportTable(
            "After each step",
            ["Step", "evaluations", "test loss, rescued", "drawing RMSE, rescued", "test loss, fixed step", "drawing RMSE, fixed step"],
            [.. results.Rescued.Steps.Select((step, i) => (ImmutableArray<string>)
            [
                Invariant($"{i + 1}"), Invariant($"{step.Evaluations}"), Invariant($"{step.TestLoss:0.00e0}"), Large(step.DrawingRmse),
                .. i < results.Exploding.Steps.Length
                    ? [Large(results.Exploding.Steps[i].TestLoss), Large(results.Exploding.Steps[i].DrawingRmse)]
                    : (string[])["–", "–"],
            ])]);
    }

    private static string Exact(double value) => Invariant($"{value:0.0000000e0}");

    /// <summary>A number that may have exploded.</summary>
    private static string Large(double value) =>
        !double.IsFinite(value) ? "overflow" : Math.Abs(value) is >= 1e-3 and < 1e4 ? Invariant($"{value:0.000}") : Invariant($"{value:0.0e0}");
}
