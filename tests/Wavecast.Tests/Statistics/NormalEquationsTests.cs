using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class NormalEquationsTests
{
    [Fact]
    public void Solve_OfExactData_FindsItsCoefficientsAndConstants()
    {
        NormalEquations equations = new(inputs: 2, targets: 2);
        for (int row = 0; row < 12; row++)
        {
            double a = row * row % 7, b = row * 5 % 11;
            equations.Add([a, b], [3 * a - 2 * b + 5, b - 4]);
        }

        double[] solution = equations.Solve([1e-14]);

        Assert.All(solution.Zip([3.0, 0, -2, 1, 5, -4]), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
    }

    // One input: b = Sxy / (Sxx + λ), λ a part of Sxx, and the line goes through the means.
    [Fact]
    public void Solve_WithOneInput_ShrinksByTheRidge()
    {
        double[] x = [1, 2, 4, 5, 8], y = [2, 1, 5, 4, 9];
        NormalEquations equations = new(inputs: 1, targets: 1);
        for (int row = 0; row < x.Length; row++)
        {
            equations.Add([x[row]], [y[row]]);
        }
        double sxx = x.Sum(v => (v - x.Average()) * (v - x.Average())), sxy = x.Zip(y).Sum(p => (p.First - x.Average()) * (p.Second - y.Average()));
        double slope = sxy / (1.5 * sxx);

        double[] solution = equations.Solve([0.5]);

        Assert.Equal(slope, solution[0], 1e-12);
        Assert.Equal(y.Average() - slope * x.Average(), solution[1], 1e-12);
    }

    // The target is noise that the input knows nothing of: the largest ridge leaves out least of it.
    [Fact]
    public void Solve_WhereTheInputsSayNothing_TakesTheLargestRidge()
    {
        NormalEquations equations = new(inputs: 6, targets: 1);
        for (int row = 0; row < 14; row++)
        {
            double[] x = [.. Enumerable.Range(0, 6).Select(i => (row * (i + 3) * 7919 + i * 104729) % 101 - 50.0)];
            equations.Add(x, [row % 2 == 0 ? 1 : -1]);
        }

        Assert.All(equations.Solve([1e-6, 1e6])[..6], coefficient => Assert.Equal(0, coefficient, 1e-6));
    }

    [Fact]
    public void OfFirstTarget_HasTheRowsAndTheOneTarget_AndGoesOnApart()
    {
        NormalEquations both = new(inputs: 2, targets: 2), first = new(inputs: 2, targets: 1);
        for (int row = 0; row < 9; row++)
        {
            both.Add([row * row % 7, row * 5 % 11], [row % 4, row]);
            first.Add([row * row % 7, row * 5 % 11], [row % 4]);
        }

        NormalEquations apart = both.OfFirstTarget();
        apart.Add([3, 1], [2]);
        first.Add([3, 1], [2]);

        double[] ofApart = apart.Solve([0.1]);
        Assert.Equal(first.Solve([0.1]), ofApart);
        Assert.NotEqual(ofApart[0], both.Solve([0.1])[0]);
    }
}
