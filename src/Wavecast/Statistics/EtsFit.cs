namespace Wavecast.Statistics;

/// <summary>Exponential smoothing of one form, fitted to a series by the greatest likelihood.</summary>
/// <remarks>The fit is of the values by a power of two, so that the size of their unit changes nothing. Immutable.</remarks>
internal sealed class EtsFit
{
    private const double ConstantLeast = 1e-4;
    private const double DampingLeast = 0.8;
    private const double DampingMost = 0.98;

    /// <summary>Calls of the likelihood in all searches of a form: 15 forms of 300 monthly values then take 0.15 s.</summary>
    private const int EvaluationsMost = 3000;

    /// <summary>Searches, each from the best point of the one before.</summary>
    private const int RunsMost = 3;

    /// <summary>Of the criterion, whose differences count from about 1 on.</summary>
    private const double Tolerance = 1e-4;

    private readonly double[] parameters;
    private readonly int season;
    private readonly double unit;

    private EtsFit(EtsForm form, int season, double unit, double[] parameters, double criterion) =>
        (Form, this.season, this.unit, this.parameters, Criterion) = (form, season, unit, parameters, criterion);

    public EtsForm Form { get; }

    /// <summary>The corrected criterion of Akaike but for a constant of the series; comparable between forms.</summary>
    public double Criterion { get; }

    /// <summary>α, how much of a surprise the level takes up; from 0.0001 to 0.9999.</summary>
    public double Alpha => parameters[0];

    /// <summary>Fits a form.</summary>
    /// <param name="values">Checked; as the form needs them; not constant.</param>
    /// <param name="form">The form.</param>
    /// <param name="season">Steps of a season; 1 where the form has none.</param>
    public static EtsFit Of(ReadOnlySpan<double> values, EtsForm form, int season) => Of(values, form, season, hasFixedStart: false);

    /// <summary>Fits a form's constants alone, from the states that its search begins at: a fraction of the work, and nearly the criterion.</summary>
    public static EtsFit FromItsStart(ReadOnlySpan<double> values, EtsForm form, int season) => Of(values, form, season, hasFixedStart: true);

    private static EtsFit Of(ReadOnlySpan<double> values, EtsForm form, int season, bool hasFixedStart)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }
        double unit = Math.ScaleB(1, Math.ILogB(largest));
        double[] scaled = Scaled(values, unit);
        EtsPath path = new(scaled, form, season);
        Coordinate[] coordinates = [.. Coordinates(scaled, form, season)];
        double[] parameters = Search(path, coordinates, hasFixedStart ? form.Constants : coordinates.Length);
        double count = form.Parameters(season), left = values.Length - count - 1;
        return new EtsFit(form, season, unit, parameters, path.Cost(parameters) + 2 * count + 2 * count * (count + 1) / left);
    }

    /// <summary>The forecasts, <c>[horizon]</c>, from the end of values that begin where those of the fit did.</summary>
    /// <returns>In the units of the series; NaN where a season of factors, or the level under it, fell to 0.</returns>
    public double[] Forecast(ReadOnlySpan<double> values, int horizon)
    {
        EtsPath path = new(Scaled(values, unit), Form, season);
        path.Cost(parameters);
        return [.. path.Forecast(horizon).Select(value => value * unit)];
    }

    private static double[] Scaled(ReadOnlySpan<double> values, double unit)
    {
        double[] scaled = new double[values.Length];
        for (int t = 0; t < scaled.Length; t++)
        {
            scaled[t] = values[t] / unit;
        }
        return scaled;
    }

    /// <summary>The best parameters, of which only the first are free.</summary>
    private static double[] Search(EtsPath path, Coordinate[] coordinates, int free)
    {
        double[] parameters = [.. coordinates.Select(c => c.Start)];
        Coordinate[] searched = coordinates[..free];
        double[] steps = [.. searched.Select(c => c.Step)];
        NelderMead search = new(Cost, [.. searched.Select(c => c.Least)], [.. searched.Select(c => c.Most)]);
        search.Run([.. searched.Select(c => c.Start)], steps, EvaluationsMost, Tolerance);
        for (int run = 1; run < RunsMost && search.Evaluations < EvaluationsMost; run++)
        {
            double before = search.Best.Cost;
            search.Run(search.Best.Point, steps, EvaluationsMost, Tolerance);
            if (!(before - search.Best.Cost > 10 * Tolerance))
            {
                break;
            }
        }
        search.Best.Point.CopyTo(parameters, 0);
        return parameters;

        double Cost(double[] point)
        {
            point.CopyTo(parameters, 0);
            return path.Cost(parameters);
        }
    }

    /// <summary>One parameter of the search: its start, the simplex' edge along it, and its bounds.</summary>
    private readonly record struct Coordinate(double Start, double Step, double Least = double.NegativeInfinity, double Most = double.PositiveInfinity);

    /// <summary>In the order that <see cref="EtsPath"/> takes them.</summary>
    private static IEnumerable<Coordinate> Coordinates(double[] values, EtsForm form, int season)
    {
        EtsStart start = EtsStart.Of(values, form, season);
        double change = MeanChange(values);
        bool hasTrend = form.Trend != EtsTrend.None;
        yield return Share(Math.Max(0.2 / season, 0.02));
        if (hasTrend)
        {
            yield return Share(0.1);
        }
        if (form.Season is not null)
        {
            yield return Share(0.05);
        }
        if (form.Trend == EtsTrend.Damped)
        {
            yield return new Coordinate(0.97, -0.05, DampingLeast, DampingMost);
        }
        yield return new Coordinate(start.Level, change);
        if (hasTrend)
        {
            yield return new Coordinate(start.Slope, change / 10);
        }
        double seasonStep = form.Season == SeasonKind.Multiplicative ? 0.5 * change / Math.Abs(start.Level) : 0.5 * change;
        foreach (double value in start.Season.SkipLast(1))
        {
            yield return new Coordinate(value, seasonStep);
        }
    }

    private static Coordinate Share(double start) => new(start, 0.2, ConstantLeast, 1 - ConstantLeast);

    private static double MeanChange(double[] values)
    {
        double sum = 0;
        for (int t = 1; t < values.Length; t++)
        {
            sum += Math.Abs(values[t] - values[t - 1]);
        }
        return sum / (values.Length - 1);
    }
}
