using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>Looks along a line for a step with enough decrease and a slope flat enough: the strong Wolfe conditions.</summary>
/// <remarks>
/// Nocedal and Wright, Numerical Optimization, algorithms 3.5 and 3.6, decision by decision as PyTorch's <c>_strong_wolfe</c>
/// (after Schmidt's minFunc): bracket a minimum by extrapolation, then zoom into the bracket by cubic interpolation.
/// Unlike there, a step to where the loss is not finite is halved towards the last finite point.
/// </remarks>
internal sealed class StrongWolfeSearch<T>(int length, double smallestMove)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Decrease = 1e-4;
    private const double Flatness = 0.9;
    private const int MostEvaluations = 26;

    private readonly SearchPoint<T>[] bracket = [new(length), new(length)];
    private SearchPoint<T> trial = new(length);
    private double startLoss;
    private double startSlope;
    private double notFinite;

    /// <summary>Evaluations made by the last search.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The point that the last search found, valid until the next.</summary>
    public SearchPoint<T> Found { get; private set; } = null!;

    /// <summary>Searches.</summary>
    /// <param name="line">The loss along the direction.</param>
    /// <param name="loss">The loss at step 0.</param>
    /// <param name="slope">The slope at step 0; below 0.</param>
    /// <param name="step">The first step to try.</param>
    /// <returns>Whether it found a step above 0 whose loss is not above <paramref name="loss"/>; the conditions may not hold there if the evaluations ran out.</returns>
    public bool Search(SearchLine<T> line, double loss, double slope, double step)
    {
        (startLoss, startSlope, notFinite, Evaluations) = (loss, slope, double.PositiveInfinity, 0);
        (bracket[0].Step, bracket[0].Loss, bracket[0].Slope) = (0, loss, slope);
        Found = Bracket(line, step) ?? Zoom(line);
        return Found.Step > 0 && Found.Loss <= loss;
    }

    /// <summary>Walks on until a minimum lies between bracket[0], the point before, and bracket[1], the last one.</summary>
    /// <returns>The point to take where no zoom is needed or possible.</returns>
    private SearchPoint<T>? Bracket(SearchLine<T> line, double step)
    {
        bool finite = TryEvaluate(line, step, from: 0);
        while (finite && Evaluations < MostEvaluations)
        {
            SearchPoint<T> before = bracket[0];
            bool rises = !IsEnoughDecrease() || (Evaluations > 2 && trial.Loss >= before.Loss);
            if (!rises && IsFlat())
            {
                return trial;
            }
            if (rises || trial.Slope >= 0)
            {
                (bracket[1], trial) = (trial, bracket[1]);
                return null;
            }
            double least = trial.Step + 0.01 * (trial.Step - before.Step);
            double most = Math.Min(10 * trial.Step, (trial.Step + notFinite) / 2);
            double next = Interpolate(before, trial, Math.Min(least, most), most);
            (bracket[0], trial) = (trial, before);
            finite = TryEvaluate(line, next, bracket[0].Step);
        }
        return finite && trial.Loss <= bracket[0].Loss ? trial : bracket[0];
    }

    private SearchPoint<T> Zoom(SearchLine<T> line)
    {
        double reach = line.Reach;
        bool wasNearBorder = false;
        int low = LowerEnd();
        while (Evaluations < MostEvaluations && Math.Abs(bracket[1].Step - bracket[0].Step) * reach >= smallestMove)
        {
            if (!TryEvaluate(line, NextInside(ref wasNearBorder), bracket[low].Step))
            {
                break;
            }
            int high = 1 - low;
            if (!IsEnoughDecrease() || trial.Loss >= bracket[low].Loss)
            {
                (bracket[high], trial) = (trial, bracket[high]);
                low = LowerEnd();
                continue;
            }
            bool isFlat = IsFlat();
            if (!isFlat && trial.Slope * (bracket[high].Step - bracket[low].Step) >= 0)
            {
                (bracket[high], bracket[low]) = (bracket[low], bracket[high]);
            }
            (bracket[low], trial) = (trial, bracket[low]);
            if (isFlat)
            {
                break;
            }
        }
        return bracket[low];
    }

    /// <summary>Evaluates at a step, or, where it is not finite there, ever nearer to a point where it was.</summary>
    private bool TryEvaluate(SearchLine<T> line, double step, double from)
    {
        for (; Evaluations < MostEvaluations; step = from + (step - from) / 2)
        {
            Evaluations++;
            if (line.Evaluate(step, trial))
            {
                return true;
            }
            notFinite = step;
        }
        return false;
    }

    /// <summary>The minimum of the bracket's cubic, kept a tenth of the bracket away from its ends the second time it comes near one.</summary>
    private double NextInside(ref bool wasNearBorder)
    {
        double left = Math.Min(bracket[0].Step, bracket[1].Step);
        double right = Math.Max(bracket[0].Step, bracket[1].Step);
        double step = Interpolate(bracket[0], bracket[1], left, right);
        double margin = 0.1 * (right - left);
        bool nearBorder = Math.Min(right - step, step - left) < margin;
        if (nearBorder && (wasNearBorder || step >= right || step <= left))
        {
            step = Math.Abs(step - right) < Math.Abs(step - left) ? right - margin : left + margin;
            nearBorder = false;
        }
        wasNearBorder = nearBorder;
        return step;
    }

    /// <summary>The minimum of the cubic through two points and their slopes, within bounds; their middle where it has none.</summary>
    private static double Interpolate(SearchPoint<T> a, SearchPoint<T> b, double least, double most)
    {
        (SearchPoint<T> left, SearchPoint<T> right) = a.Step <= b.Step ? (a, b) : (b, a);
        double d1 = left.Slope + right.Slope - 3 * (left.Loss - right.Loss) / (left.Step - right.Step);
        double square = d1 * d1 - left.Slope * right.Slope;
        double d2 = Math.Sqrt(square);
        double minimum = right.Step - (right.Step - left.Step) * ((right.Slope + d2 - d1) / (right.Slope - left.Slope + 2 * d2));
        return double.IsNaN(minimum) ? (least + most) / 2 : Math.Min(Math.Max(minimum, least), most);
    }

    private bool IsEnoughDecrease() => trial.Loss <= startLoss + Decrease * trial.Step * startSlope;

    private bool IsFlat() => Math.Abs(trial.Slope) <= -Flatness * startSlope;

    private int LowerEnd() => bracket[0].Loss <= bracket[1].Loss ? 0 : 1;
}
