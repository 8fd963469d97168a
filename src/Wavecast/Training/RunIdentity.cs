using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Wavecast.Storage;
using Wavecast.Training.Optimizers;

namespace Wavecast.Training;

/// <summary>What two runs must have in common for one to go on where the other stopped: everything that decides a bit of the path, as texts by name.</summary>
internal sealed class RunIdentity
{
    private readonly ImmutableArray<(string Field, string Value)> fields;

    private RunIdentity(ImmutableArray<(string Field, string Value)> fields) => this.fields = fields;

    public static RunIdentity Of<T>(NetworkShape shape, TrainingSettings settings, SequenceBatch<T> training, SequenceBatch<T>? validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ObjectiveSettings objective = settings.Objective;
        FreeRunLoss? freeRun = objective.FreeRun;
        return new RunIdentity(
        [
            ("network", shape.ToString()),
            ("precision", typeof(T) == typeof(float) ? "float" : "double"),
            ("training sequences", Sizes(training)),
            ("training values", Hash(training)),
            ("validation sequences", validation is null ? "none" : Sizes(validation)),
            ("validation values", validation is null ? "none" : Hash(validation)),
            ("optimizer", Text(settings.Optimizer)),
            ("loss", objective.Loss.ToString()),
            ("step weights", objective.StepWeights.ToString()),
            ("loss warm-up", Text(objective.WarmUp)),
            ("loss scale", Text(objective.Scale)),
            ("input noise", $"{Text(objective.InputNoise.Level)}{(objective.InputNoise.Relative ? " relative" : "")}"),
            ("free-run loss", freeRun is null ? "none" : $"{Text(freeRun.Steps)} steps in {Text(freeRun.Segments)} segments, weight {Text(freeRun.Weight)}"),
            ("free-run stages", settings.FreeRunStages.IsEmpty ? "none" : string.Join(", ", settings.FreeRunStages.Select(s => $"{Text(s.Steps)}:{Text(s.Evaluations)}{(s.Segments is int segments ? $" in {Text(segments)} segments" : "")}"))),
            ("batch size", Text(settings.BatchSize)),
            ("clip norm", Text(settings.ClipNorm)),
            ("schedule", settings.Schedule.ToString()),
            ("rescue", settings.Rescue ? "yes" : "no"),
            ("selection", settings.Selection.ToString()),
            ("validation warm-up", settings.ValidationWarmUp is int warmUp ? Text(warmUp) : "half"),
            ("validation steps", settings.ValidationSteps is int steps ? Text(steps) : "all"),
            ("endurance", settings.Endurance is { } test ? $"{Text(test.Steps)} steps, window {Text(test.Window)}, tolerance {Text(test.Tolerance)}" : "none"),
            ("seed", Text(settings.Seed)),
        ]);
    }

    /// <summary>The fields as metadata of a file.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToMetadata() =>
        fields.Select(f => KeyValuePair.Create(Key(f.Field), f.Value));

    /// <summary>Checks that a file was made by a run like this.</summary>
    /// <exception cref="CheckpointMismatchException">A field differs.</exception>
    /// <exception cref="ModelFormatException">A field is missing.</exception>
    public void Check(SafetensorsFile file)
    {
        foreach ((string field, string value) in fields)
        {
            string saved = file.Text(Key(field));
            if (saved != value)
            {
                throw new CheckpointMismatchException(file.Name, field, FromDifference(saved, value), FromDifference(value, saved));
            }
        }
    }

    /// <summary>A text of which a message shows little, from the part in which it differs from another.</summary>
    private static string FromDifference(string text, string other)
    {
        int start = text.LastIndexOf(", ", text.AsSpan().CommonPrefixLength(other), StringComparison.Ordinal);
        return ModelFormatException.Quote(start < 0 ? text : string.Concat("…", text.AsSpan(start + 1)));
    }

    private static string Key(string field) => "run." + field;

    private static string Text<TNumber>(TNumber number)
        where TNumber : INumber<TNumber> => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>An optimizer's record with all its properties.</summary>
    private static string Text(IOptimizer optimizer)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            // Records write their numbers in the culture of the thread.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return optimizer.ToString() ?? optimizer.Name;
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Sizes<T>(SequenceBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => $"{Text(batch.Count)} of {Text(batch.Features)} features, at most {Text(batch.Steps)} steps";

    /// <summary>SHA-256 of lengths and values; padding does not count.</summary>
    private static string Hash<T>(SequenceBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(batch.Lengths));
        for (int b = 0; b < batch.Count; b++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(batch[b]));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
