namespace Wavecast.Cli.Options;

/// <summary>At which origins of a backtest the model is fitted anew.</summary>
/// <param name="Name">As given: <c>every</c>, <c>never</c> or a number.</param>
/// <param name="Every">See <see cref="Forecasting.PanelBacktestOptions.RefitEvery"/>.</param>
internal sealed record RefitChoice(string Name, int? Every)
{
    public static RefitChoice EveryOrigin { get; } = new("every", 1);

    /// <exception cref="UsageException">It is something else.</exception>
    public static RefitChoice Parse(string text) => text switch
    {
        "every" => EveryOrigin,
        "never" => new(text, null),
        _ when int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int every) && every > 0 => new(text, every),
        _ => throw new UsageException("every, never, or a whole number of 1 or more: the origins from one fit to the next"),
    };
}
