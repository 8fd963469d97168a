using System.Collections.Immutable;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast;

/// <summary>What is asked of a forecast of a panel, and how it is made.</summary>
public sealed record PanelForecastOptions
{
    /// <summary>The automatic choice: a mean of networks and simple methods, weighted by what each was worth inside the history.</summary>
    public const string Auto = Candidates.PanelFit.AutoModel;

    /// <summary>The networks alone.</summary>
    public const string Lstm = Candidates.NetworkCandidate.Identifier;

    /// <summary>Steps to forecast, from 1 to 4,096.</summary>
    /// <exception cref="ArgumentException">It is out of range.</exception>
    public required int Horizon { get; init => field = Require.InRange(value, 1, 1 << 12, nameof(Horizon)); }

    /// <summary>Steps of a season, from 1 (none that all series share; in <see cref="Auto"/> methods that can then look for each series' own); null for that of the panel's frequency, or the one found in its values.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int? Season { get; init => field = value is { } season ? Require.InRange(season, 1, int.MaxValue, nameof(Season)) : null; }

    /// <summary><see cref="Auto"/>, <see cref="Lstm"/> or the name of one of <see cref="SimpleMethods"/>.</summary>
    public string Model { get; init => field = value ?? throw new ArgumentNullException(nameof(Model)); } = Auto;

    /// <summary>Levels of the prediction intervals in percent, each above 0 and below 100, ascending; default 80 and 95.</summary>
    /// <exception cref="ArgumentException">A level is out of range, they are not ascending, or there are more than 20.</exception>
    public ImmutableArray<double> Levels
    {
        get;
        init => field = value is { IsDefault: false, Length: <= 20 } && value.All(level => level is > 0 and < 100) && value.Zip(value.Skip(1)).All(pair => pair.First < pair.Second)
            ? value
            : throw new ArgumentException("Levels must be ascending, each above 0 and below 100, and 20 at most.", nameof(value));
    } = [80, 95];

    /// <summary>Of everything random; the same seed gives the same bits on any number of threads.</summary>
    public long Seed { get; init; }

    /// <summary>Threads to run on, from 1; they change no bit. Default as many as there are processors.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int Threads { get; init => field = Require.InRange(value, 1, 1024, nameof(Threads)); } = Environment.ProcessorCount;

    /// <summary>Networks of the ensemble, from 1; default 6. Series by themselves, and panels of fewer than ten, have one for each look-back, transformation and strategy instead, 16 at most.</summary>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public int Members { get; init => field = Require.InRange(value, 1, 1000, nameof(Members)); } = 6;

    /// <summary>How long a fit may take: so long more networks are trained than <see cref="Members"/>, and no further recipe is tried after three tenths of it; null, the default, for neither. With a limit, the bits depend on the machine's speed and the threads.</summary>
    /// <remarks>What must be done takes its time: a fit can take longer.</remarks>
    /// <exception cref="ArgumentException">It is not above 0.</exception>
    public TimeSpan? TimeLimit
    {
        get;
        init => field = value is null || value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A time limit must be above 0.");
    }

    /// <summary>What becomes of missing values. <see cref="MissingValues.Mask"/>, the default: nothing is learnt from them, networks of few series read their own predictions there and those of many know that they are missing, simple methods read the mean of the seasons around, from what is known at each origin.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Mask;

    /// <summary>Whether seasons longer than <see cref="Season"/> are looked for, the week of hours and the year of days, where <see cref="Calendar"/> is empty: in <see cref="Auto"/> and <see cref="Lstm"/>, used where that has less error inside the history. Default true.</summary>
    public bool FindsLongSeasons { get; init; } = true;

    /// <summary>What the calendar tells of each step, beside the covariates of the series and in place of <see cref="FindsLongSeasons"/>; nothing by default.</summary>
    public ImmutableArray<CalendarFeature> Calendar { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether the networks of a panel know which series they read, by an input of each one's own: what it is multiplied by is learnt as the series' embedding. 2 to 256 series; default false.</summary>
    public bool HasSeriesEmbedding { get; init; }

    /// <summary>What the networks say of each step. Where series are few, intervals come from the errors inside the history whatever it is, unless <see cref="Strategy"/> is direct too. Default <see cref="ForecastDistribution.Quantiles"/>.</summary>
    public ForecastDistribution Distribution { get; init; }

    /// <summary>How the networks reach the steps of the horizon.</summary>
    public ForecastStrategy Strategy { get; init; }

    /// <summary>Which windows networks are trained on.</summary>
    public WindowSampling Windows { get; init; }
}
