using System.Numerics;
using Wavecast.Training;
using static System.FormattableString;

namespace Wavecast.Forecasting;

/// <summary>A fit from several starts, and what it says about itself.</summary>
internal static class RobustFit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A free run whose mean square is within this of a single step's has nothing left to learn but noise.</summary>
    private const double NoiseShare = 1.5;

    /// <summary>The share of a baseline's error from which on a drawing is worth its trouble without further words.</summary>
    private const double ClearlyBetter = 0.5;

    /// <summary>Beyond this factor of e, nobody cares by how much.</summary>
    private const double MostFactorLogarithm = 3;

    public static ForecastFit Run(FitPlan plan, ForecasterSettings settings, IReadOnlyList<string> names, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        ValidationBaseline baseline = ValidationBaseline.Best(
            plan.Validation ?? plan.TrainingData, plan.Training.ValidationWarmUp, plan.Training.ValidationSteps, plan.Profile.Period);
        using StartTournament<T> tournament = new(plan, settings, baseline, progress, cancellation);
        tournament.Run();
        TrainingResult result = plan.InUnits(Together(tournament) with { Seconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds });
        Entrant<T> winner = tournament.Winner;
        LstmNetwork<T> network = new(winner.Candidate.Shape);
        winner.State.BestParameters.CopyTo(network.Parameters);
        ForecastModel model = new(new DrawingNetwork<T>(network), plan.Scaler, names)
        {
            Settings = SettingsText.Describe(settings, winner.Settings),
            Figures = ModelFigures.Of(result),
            HeldTail = plan.HeldTail,
        };
        return new ForecastFit(model, result)
        {
            SmallMemory = plan.Training.Objective.SmallMemory,
            Report = Report(plan, settings, tournament, result),
        };
    }

    /// <summary>The evaluations and epochs, start by start; evaluations of an epoch are counted from the first start on. There are at most seven starts, so this is bounded too.</summary>
    private static TrainingResult Together(StartTournament<T> tournament)
    {
        // One stride for all: that of the start trained longest, of which the others' are divisors.
        int stride = tournament.Entrants.Max(entrant => entrant.State.Losses.Stride);
        int before = 0;
        List<double> losses = [];
        List<TrainingEpoch> epochs = [];
        List<TrainingRescue> rescues = [];
        TrainingEpoch? best = null;
        for (int number = 0; number < tournament.Entrants.Count; number++)
        {
            Entrant<T> entrant = tournament.Entrants[number];
            ThinnedList<double> own = entrant.State.Losses;
            int earlier = before;
            losses.AddRange(own.Kept.ToArray().Where((_, i) => i % (stride / own.Stride) == 0));
            epochs.AddRange(entrant.State.Epochs.ToArray().Select(Numbered));
            rescues.AddRange(entrant.State.Rescues);
            best = entrant == tournament.Winner ? Numbered(entrant.State.Best) : best;
            before += own.Count;

            TrainingEpoch Numbered(TrainingEpoch epoch) => epoch with { Start = number, Evaluations = earlier + epoch.Evaluations };
        }
        return new TrainingResult
        {
            Losses = [.. losses],
            LossStride = stride,
            Epochs = [.. epochs],
            Best = best!,
            Rescues = [.. rescues],
            Stopped = tournament.End.Stopped,
            Reason = tournament.End.Reason,
            Seconds = 0,
        };
    }

    private static FitReport Report(FitPlan plan, ForecasterSettings settings, StartTournament<T> tournament, TrainingResult result)
    {
        double unit = FitPlan.UnitOf(plan.Scaler);
        ValidationBaseline baseline = tournament.Baseline with { Rmse = tournament.Baseline.Rmse * unit };
        return new FitReport
        {
            Signal = plan.Profile,
            Window = plan.TrainingData.Steps,
            WarmUp = plan.Training.Objective.WarmUp,
            FreeRunSteps = [.. tournament.Winner.Settings.FreeRunStages.Select(stage => stage.Steps)],
            Goal = plan.Training.Goal * unit,
            Baseline = baseline,
            Screened = settings.Starts,
            Starts =
            [
                .. tournament.Entrants.Select(entrant => new TrainingStart(
                    entrant.Candidate.Seed, entrant.Candidate.Shape.Bypass, entrant.State.Losses.Count, entrant.State.Best.FreeRunRmse * unit, entrant == tournament.Winner)),
            ],
            Verdict = Verdict(tournament, result.Best, baseline, unit),
        };
    }

    private static string Verdict(StartTournament<T> tournament, TrainingEpoch best, ValidationBaseline baseline, double unit)
    {
        StartCandidate<T> winner = tournament.Winner.Candidate;
        string errors = Invariant($"free-run RMSE {best.FreeRunRmse ?? double.PositiveInfinity:g4} on the {baseline.Steps} steps of the validation part, where the {baseline.Name} has {baseline.Rmse:g4}");
        if (baseline.Rmse <= tournament.Goal * unit)
        {
            return $"The {baseline.Name} alone draws this signal: {errors}.";
        }
        if (!(best.FreeRunRmse < baseline.Rmse))
        {
            return $"This signal cannot be drawn from this data: {errors}. Use the {baseline.Name}.";
        }
        if (best.ValidationLoss is { } loss && best.FreeRunRmse * best.FreeRunRmse is { } squares && squares > loss * unit * unit && squares < NoiseShare * loss * unit * unit)
        {
            errors += Invariant($", hardly more than the {Math.Sqrt(loss) * unit:g4} of single steps, below which no drawing gets");
        }
        string who = winner.IsLinear && best.Epoch == 0 ? Invariant($"A linear map of the last {winner.Shape.Bypass} values alone")
            : winner.Shape.Bypass > 0 ? Invariant($"The network with a linear map of the last {winner.Shape.Bypass} values")
            : "The network alone";
        string how = tournament.End.Stopped == StopReason.Hopeless ? "hardly draws this signal"
            : best.FreeRunRmse > ClearlyBetter * baseline.Rmse ? $"draws this signal, though not twice as well as the {baseline.Name}"
            : "draws this signal";
        return $"{who} {how}: {errors}.{Lasting(best, tournament.Winner.Settings.Endurance)}";
    }

    /// <summary>What the endurance test found fault with; empty for nothing.</summary>
    private static string Lasting(TrainingEpoch best, EnduranceTest? test) =>
        !(best.Drift > test?.Tolerance) ? ""
            : best.Drift < MostFactorLogarithm ? Invariant($" Over {test.Steps} steps its spread changes by a factor of {Math.Exp(best.Drift.Value):g3}.")
            : Invariant($" It does not last: within {test.Steps} steps it dies out or leaves the data's range.");
}
