using Wavecast.Training;

namespace Wavecast.Tests.Training;

public class RidgeBypassTests
{
    private static readonly double[] Frequencies = [0.2, 0.311, 0.42, 0.51, 0.63];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_SumOfFiveSines_DrawsThemOn(bool residual)
    {
        double[] wave = [.. Enumerable.Range(0, 700).Select(t => Frequencies.Sum(f => Math.Sin(f * t)))];
        NetworkShape shape = new(1, [2], 1, residual, bypass: 32);
        double[] parameters = new double[shape.ParameterCount];

        RidgeBypass.Fit(shape, parameters.AsSpan(), new SequenceBatch<double>(wave[..400], 1, 400, 1));

        // Drawn by hand, so that nothing but the coefficients is tested.
        ReadOnlySpan<double> lags = parameters.AsSpan(shape.Find("bypass.weight").Offset);
        List<double> drawn = [.. wave[..400]];
        while (drawn.Count < wave.Length)
        {
            double next = parameters[shape.Find("linear.bias").Offset] + (residual ? drawn[^1] : 0);
            for (int k = 0; k < lags.Length; k++)
            {
                next += lags[k] * drawn[^(k + 1)];
            }
            drawn.Add(next);
        }
        Assert.True(wave.Zip(drawn, (truth, draw) => Math.Abs(truth - draw)).Max() < 1e-10);
    }

    [Fact]
    public void Fit_TwoFeatures_PutsEveryCoefficientInItsPlace()
    {
        // x' = 0.5 x + 0.25 y(before) + 1 and y' = -0.5 y + 0.3 x(before): settling, so the equations tell less and less.
        NetworkShape shape = new(2, [1], 2, residual: true, bypass: 2);
        double[] values = new double[2 * 60];
        for (int t = 0; t < 60; t++)
        {
            (double x, double y, double lastX, double lastY) = t < 2
                ? (Math.Sqrt(t + 2), Math.Sqrt(t + 5), 0, 0)
                : (values[2 * t - 2], values[2 * t - 1], values[2 * t - 4], values[2 * t - 3]);
            values[2 * t] = t < 2 ? x : 0.5 * x + 0.25 * lastY + 1;
            values[2 * t + 1] = t < 2 ? y : -0.5 * y + 0.3 * lastX;
        }
        double[] parameters = new double[shape.ParameterCount];
        Array.Fill(parameters, 9);

        RidgeBypass.Fit(shape, parameters.AsSpan(), new SequenceBatch<double>(values, 1, 60, 2));

        // [outputs, lags, inputs], less the present input since the output is residual. The penalty of 1e-9 costs some digits.
        double[] expected = [0.5 - 1, 0, 0, 0.25, 0, -0.5 - 1, 0.3, 0];
        Assert.All(expected.Zip(View("bypass.weight")), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal(1, View("linear.bias")[0], 1e-6);
        Assert.Equal(0, View("linear.bias")[1], 1e-6);
        Assert.All(View("linear.weight"), value => Assert.Equal(0, value));
        Assert.All(View("lstm.0.weight_hh"), value => Assert.Equal(9, value));

        double[] View(string name) => parameters[shape.Find(name).Offset..shape.Find(name).End];
    }

    [Fact]
    public void Fit_SequencesShorterThanTheLags_StillPredictsThem()
    {
        NetworkShape shape = new(1, [1], 1, bypass: 8);
        double[] parameters = new double[shape.ParameterCount];

        RidgeBypass.Fit(shape, parameters.AsSpan(), SequenceBatch<double>.FromSequences([[1, 2, 4, 8], [3, 6]]));

        // Three equations and more unknowns: met exactly, by finite numbers. The first: 1 is followed by 2.
        ReadOnlySpan<double> lags = parameters.AsSpan(shape.Find("bypass.weight").Offset);
        Assert.Equal(2, parameters[shape.Find("linear.bias").Offset] + lags[0], 1e-8);
    }

    [Fact]
    public void Fit_NothingButZeros_LeavesZeros()
    {
        NetworkShape shape = new(1, [1], 1, bypass: 3);
        double[] parameters = new double[shape.ParameterCount];

        RidgeBypass.Fit(shape, parameters.AsSpan(), new SequenceBatch<double>(new double[20], 1, 20, 1));

        Assert.All(parameters, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(1e200, 3)]
    [InlineData(1, 5000)]
    public void Fit_TooLarge_IsRefused(double value, int lags)
    {
        NetworkShape shape = new(1, [1], 1, bypass: lags);
        double[] parameters = new double[shape.ParameterCount];
        double[] wave = [.. Enumerable.Range(0, 20).Select(t => value * Math.Sin(t))];

        Assert.Throws<ArgumentException>(() => RidgeBypass.Fit(shape, parameters.AsSpan(), new SequenceBatch<double>(wave, 1, 20, 1)));

        Assert.All(parameters, parameter => Assert.Equal(0, parameter));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trainer_FitsTheBypassFirst_UnlessToldNotTo(bool fit)
    {
        double[] wave = [.. Enumerable.Range(0, 60).Select(t => Math.Sin(0.5 * t))];
        LstmNetwork<double> network = new(1, [2], 1, bypass: 2, seed: 1);

        TrainingResult result = await new Trainer<double>(network, new TrainingSettings { Epochs = 0, FitBypass = fit }).FitAsync(new SequenceBatch<double>(wave, 1, 60, 1), cancellationToken: Token);

        // A sine is linear in its last two values: sin(a + h) = 2 cos(h) sin(a) - sin(a - h).
        Assert.Equal(fit, result.Best.FreeRunRmse < 1e-10);
        Assert.Equal(fit, Math.Abs(network["bypass.weight"][0] - 2 * Math.Cos(0.5)) < 1e-10);
    }
}
