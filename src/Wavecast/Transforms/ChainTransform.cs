using System.Collections.Immutable;

namespace Wavecast.Transforms;

/// <summary>Several transforms, one behind the other.</summary>
internal sealed class ChainTransform : SeriesTransform
{
    public const int MostParts = 16;

    private readonly ImmutableArray<SeriesTransform> parts;

    private ChainTransform(ImmutableArray<SeriesTransform> parts)
        : base(string.Join('+', parts)) => this.parts = parts;

    /// <summary>The chain of all parts, of which none is a chain; of one part, that part.</summary>
    public static SeriesTransform Of(SeriesTransform[] transforms)
    {
        ArgumentNullException.ThrowIfNull(transforms);
        ImmutableArray<SeriesTransform> parts = [.. transforms.SelectMany(transform => transform is ChainTransform chain ? chain.parts : [transform])];
        if (parts.Contains(null!) || parts.Length is 0 or > MostParts)
        {
            throw new ArgumentException($"A chain has {parts.Length} transforms or one of them is null; give from 1 to {MostParts}.", nameof(transforms));
        }
        return parts.Length == 1 ? parts[0] : new ChainTransform(parts);
    }

    private protected override FittedTransform? Learn(ReadOnlySpan<double> history, int season, out string problem)
    {
        problem = "";
        FittedTransform[] fitted = new FittedTransform[parts.Length];
        double[] values = [.. history];
        for (int i = 0; i < fitted.Length; i++)
        {
            if (parts[i].TryFit(values, season, out problem) is not { } part)
            {
                problem = $"{parts[i]}: {problem}";
                return null;
            }
            fitted[i] = part;
            values = part.Apply(values);
        }
        return new FittedChain(Name, [.. fitted]);
    }

    internal override FittedTransform Load(TransformState state) => new FittedChain(Name, [.. parts.Select((part, i) => part.Load(state.Part(i, part.Name)))]);
}
