using Wavecast.TimeSeries;

namespace Wavecast.Plotting;

/// <summary>The part of a forecast that a picture shows: steps [Start, End) of the panel, the first forecast one at <see cref="Origin"/>.</summary>
internal readonly record struct ForecastWindow(int Start, int Origin, int End)
{
    private const int LeastHistory = 20;

    /// <summary>Horizons that a picture shows before the origin; of three seasons at most so many that the forecast is a ninth of it.</summary>
    private const int Horizons = 3;
    private const int MostHorizons = 8;
    private const int Seasons = 3;

    public int Length => End - Start;

    /// <summary>Steps shown before the origin where nobody says how many: three horizons or three seasons, whichever are more.</summary>
    public static int HistoryOf(int horizon, Frequency frequency)
    {
        long seasons = Math.Min((long)Seasons * frequency.SeasonLength, (long)MostHorizons * horizon);
        return (int)Math.Clamp(Math.Max((long)Horizons * horizon, seasons), LeastHistory, StepWindow.MostDrawn);
    }

    public static ForecastWindow Of(ForecastPanel panel, int? historySteps)
    {
        int horizon = Math.Min(panel.Forecast.Length, StepWindow.MostDrawn);
        int history = historySteps ?? HistoryOf(horizon, panel.Index.Frequency);
        int origin = panel.History.Length;
        return new ForecastWindow(Math.Max(0, origin - history), origin, origin + horizon);
    }

    /// <summary>The times of the window's steps, of an index that goes on where it is too short.</summary>
    public TimeIndex Times(TimeIndex index) => index.Extend(Math.Max(0, End - index.Length)).Range(Start, End);
}
