using System.Globalization;
using Spectre.Console;
using Wavecast.Dynamics;

namespace Wavecast.Cli.Rendering;

/// <summary>The dynamics of drawings as tables for people.</summary>
internal static class DynamicsTables
{
    private const int MostExponents = 8;

    /// <summary>Amplitude, period and phase of each feature.</summary>
    public static Table Features(SequenceDynamics dynamics, IReadOnlyList<string> names)
    {
        Table table = TextTables.Of("signal", "amplitude", "truth", "drift", "period", "truth", "drift", "phase");
        for (int k = 0; k < names.Count; k++)
        {
            FeatureDynamics feature = dynamics.Features[k];
            table.AddRow(
                Markup.Escape(names[k]),
                TextTables.Number(feature.Amplitude),
                TextTables.Number(feature.TruthAmplitude),
                Percent(feature.AmplitudeDrift),
                Period(feature.Period),
                Period(feature.TruthPeriod),
                Percent(-feature.FrequencyDrift / (1 + feature.FrequencyDrift)),
                feature.PhaseDrift?.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture) ?? "–");
        }
        return table;
    }

    /// <summary>The largest exponents, beside those of the signal where they are known.</summary>
    public static Table Exponents(LyapunovSpectrum spectrum, double timeStep, KnownDynamics? known, LyapunovSpectrum? measured)
    {
        List<string> columns = ["exponent", "1/step", "±", "1/time unit"];
        columns.AddRange(known is null ? [] : measured is null ? [known.Name] : [known.Name, "measured", "±"]);
        Table table = TextTables.Of([.. columns]);
        for (int i = 0; i < Math.Min(MostExponents, spectrum.Exponents.Length); i++)
        {
            List<string> row = [(i + 1).ToString(CultureInfo.InvariantCulture), TextTables.Number(spectrum.Exponents[i]), Error(spectrum.Errors[i]), TextTables.Number(spectrum.Exponents[i] / timeStep)];
            if (known is not null)
            {
                row.Add(TextTables.Number(i < known.Exponents.Length ? known.Exponents[i] : null));
            }
            if (measured is not null)
            {
                bool has = i < measured.Exponents.Length;
                row.Add(TextTables.Number(has ? measured.Exponents[i] / timeStep : null));
                row.Add(has ? Error(measured.Errors[i] / timeStep) : "–");
            }
            table.AddRow([.. row]);
        }
        return table;
    }

    private static string Error(double error) => error.ToString("g1", CultureInfo.InvariantCulture);

    private static string Percent(double? part) => part is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:+0.###;-0.###;0} %") : "–";

    private static string Period(double? steps) => steps?.ToString("g6", CultureInfo.InvariantCulture) ?? "–";
}
