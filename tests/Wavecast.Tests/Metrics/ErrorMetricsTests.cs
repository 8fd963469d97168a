using Wavecast.Metrics;

namespace Wavecast.Tests.Metrics;

public sealed class ErrorMetricsTests
{
    // Lengths 3 and 1; the padding of the truth holds what must not be read.
    private static readonly SequenceBatch<double> Truth = new([1, 2, 3, 6, double.NaN, double.NaN], 2, 3, 1, [3, 1]);
    private static readonly SequenceBatch<double> Forecast = new([1, 4, 3, 2, 50, 50], 2, 3, 1);

    // Errors 0, 2, 0 and −4; truths 1, 2, 3, 6 with mean 3 and variance (4 + 1 + 0 + 9) / 4.
    private static readonly double Deviation = Math.Sqrt(14 / 4.0);

    [Fact]
    public void Rmse_Nrmse_Mae_CountEachSequencesOwnSteps()
    {
        Assert.Equal(Math.Sqrt(20 / 4.0), ErrorMetrics.Rmse(Truth, Forecast), 1e-15);
        Assert.Equal(Math.Sqrt(20 / 4.0) / Deviation, ErrorMetrics.Nrmse(Truth, Forecast)!.Value, 1e-15);
        Assert.Equal(6 / 4.0, ErrorMetrics.Mae(Truth, Forecast), 1e-15);
    }

    [Fact]
    public void Measure_ByHorizon_GivesErrorsUpToAndAtIt()
    {
        ErrorReport report = ErrorMetrics.Measure(Truth, Forecast);

        Assert.Equal([1, 2, 3], report.ByHorizon.Select(h => h.Horizon));
        Expect(report.ByHorizon[0], rmse: Math.Sqrt(16 / 2.0), mae: 4 / 2.0, atRmse: Math.Sqrt(16 / 2.0), atMae: 4 / 2.0);
        Expect(report.ByHorizon[1], rmse: Math.Sqrt(20 / 3.0), mae: 6 / 3.0, atRmse: 2, atMae: 2);
        Expect(report.ByHorizon[2], rmse: Math.Sqrt(20 / 4.0), mae: 6 / 4.0, atRmse: 0, atMae: 0);
        Assert.Equal(report.ByHorizon[2].Rmse, report.Rmse);
        Assert.Equal(report.ByHorizon[2].Nrmse, report.Nrmse);
        Assert.Equal(report.ByHorizon[2].Mae, report.Mae);

        static void Expect(HorizonError error, double rmse, double mae, double atRmse, double atMae)
        {
            Assert.Equal(rmse, error.Rmse, 1e-15);
            Assert.Equal(rmse / Deviation, error.Nrmse!.Value, 1e-15);
            Assert.Equal(mae, error.Mae, 1e-15);
            Assert.Equal(atRmse, error.AtRmse, 1e-15);
            Assert.Equal(atRmse / Deviation, error.AtNrmse!.Value, 1e-15);
            Assert.Equal(atMae, error.AtMae, 1e-15);
        }
    }

    [Fact]
    public void Nrmse_OfSeveralFeatures_IsOneForTheirMeans_WhateverTheirOffsets()
    {
        SequenceBatch<double> truth = new([1, 1000, 3, 1010], 1, 2, 2);
        SequenceBatch<double> means = new([2, 1005, 2, 1005], 1, 2, 2);

        Assert.Equal(1, ErrorMetrics.Nrmse(truth, means)!.Value, 1e-15);
    }

    [Fact]
    public void Nrmse_OfAConstantTruth_IsNull()
    {
        SequenceBatch<double> constant = new([0.1, 0.1, 0.1], 1, 3, 1);
        SequenceBatch<double> forecast = new([0.1, 0.1, 0.2], 1, 3, 1);

        Assert.Null(ErrorMetrics.Nrmse(constant, forecast));
        Assert.Null(ErrorMetrics.Nrmse(constant, constant));
        Assert.All(ErrorMetrics.Measure(constant, forecast).ByHorizon, h => Assert.Null(h.Nrmse ?? h.AtNrmse));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Rmse_OfAForecastThatIsNoNumber_IsInfinite(double value)
    {
        SequenceBatch<double> truth = new([1, 2], 1, 2, 1);
        SequenceBatch<double> forecast = new([1, value], 1, 2, 1);

        ErrorReport report = ErrorMetrics.Measure(truth, forecast);

        Assert.Equal(double.PositiveInfinity, report.Rmse);
        Assert.Equal(double.PositiveInfinity, report.Mae);
        Assert.Null(report.Nrmse);
        Assert.Equal(0, report.ByHorizon[0].Rmse);
    }

    [Fact]
    public void Rmse_OfATruthThatIsNoNumber_NamesWhere()
    {
        SequenceBatch<float> truth = new([1, 2, 3, float.NaN], 2, 2, 1);

        ArgumentException error = Assert.Throws<ArgumentException>("truth", () => ErrorMetrics.Rmse(truth, truth));
        Assert.Contains("Sequence 1 is NaN at step 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mae_InSinglePrecision_IsSummedInDouble()
    {
        // In float 2²⁴ + 1 is 2²⁴.
        SequenceBatch<float> errors = new([1 << 24, 1, 1, 1], 1, 4, 1);
        SequenceBatch<float> zeros = new(new float[4], 1, 4, 1);

        Assert.Equal(((1 << 24) + 3) / 4.0, ErrorMetrics.Mae(zeros, errors));
    }

    [Fact]
    public void Rmse_OfAForecastLongerThanTheTruth_IgnoresTheRest()
    {
        SequenceBatch<double> truth = new([1, 2], 1, 2, 1);

        Assert.Equal(0, ErrorMetrics.Rmse(truth, new([1, 2, 99], 1, 3, 1)));
    }

    [Fact]
    public void Rmse_OfBatchesThatDoNotFit_IsRefused()
    {
        SequenceBatch<double> truth = new([1, 2, 3, 4], 2, 2, 1);

        Assert.Throws<ArgumentException>("forecast", () => ErrorMetrics.Rmse(truth, truth[..1]));
        Assert.Throws<ArgumentException>("forecast", () => ErrorMetrics.Rmse(truth, new([1, 2], 2, 1, 1)));
        Assert.Throws<ArgumentException>("forecast", () => ErrorMetrics.Rmse(truth, new(new double[8], 2, 2, 2)));
    }

    [Fact]
    public void Measure_AtGivenHorizons_SortsThem_AndRefusesOthers()
    {
        Assert.Equal([1, 3], ErrorMetrics.Measure(Truth, Forecast, [3, 1, 3]).ByHorizon.Select(h => h.Horizon));
        Assert.Throws<ArgumentOutOfRangeException>("horizons", () => ErrorMetrics.Measure(Truth, Forecast, [4]));
        Assert.Throws<ArgumentOutOfRangeException>("horizons", () => ErrorMetrics.Measure(Truth, Forecast, [0]));
    }

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 2 })]
    [InlineData(100, new[] { 1, 2, 5, 10, 20, 50, 100 })]
    [InlineData(1337, new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 1337 })]
    public void DefaultHorizons_AreOneTwoFiveUpToTheSteps(int steps, int[] expected)
    {
        Assert.Equal(expected, ErrorMetrics.DefaultHorizons(steps));
    }
}
