using Wavecast.TimeSeries;
using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class ForecastWindowTests
{
    public static TheoryData<int, string, int> Histories => new()
    {
        // Three horizons; three seasons; no more than eight horizons; twenty steps at least, 2,000 at most.
        { 24, "monthly", 72 },
        { 6, "monthly", 36 },
        { 4, "weekly", 32 },
        { 1, "yearly", 20 },
        { 5000, "hourly", 2000 },
        { 60, "1min", 480 },
        { int.MaxValue, "steps", 2000 },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void HistoryOf_HorizonAndSeason_LeavesTheForecastItsShare(int horizon, string frequency, int expected) =>
        Assert.Equal(expected, ForecastWindow.HistoryOf(horizon, Frequency.Parse(frequency)));

    [Fact]
    public void Of_ShortHistory_BeginsWithIt()
    {
        ForecastPanel panel = new() { Name = "", Index = new TimeIndex(5L, Frequency.Steps, 3), History = [1, 2, 3], Forecast = [4, 5] };

        ForecastWindow window = ForecastWindow.Of(panel, historySteps: null);

        Assert.Equal(new ForecastWindow(0, 3, 5), window);
        Assert.Equal(new TimeIndex(5L, Frequency.Steps, 5), window.Times(panel.Index));
        Assert.Equal(new ForecastWindow(2, 3, 5), ForecastWindow.Of(panel, historySteps: 1));
    }
}
