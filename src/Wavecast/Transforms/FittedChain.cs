using System.Collections.Immutable;

namespace Wavecast.Transforms;

/// <summary>Fits one behind the other; an entry of their state is named by its part's number, as in <c>1.lag</c>.</summary>
internal sealed class FittedChain(string name, ImmutableArray<FittedTransform> parts) : FittedTransform(name)
{
    public override bool IsElementwise => parts.All(part => part.IsElementwise);

    public override IReadOnlyList<(string Name, double[] Values)> State =>
        [.. parts.SelectMany((part, i) => part.State.Select(entry => (TransformState.NameIn(i, entry.Name), entry.Values)))];

    /// <summary>The first part's: what follows it takes no powers in any chain that is tried.</summary>
    internal override double UnitAt(double value) => parts[0].UnitAt(value);

    private protected override double[] ApplyTo(ReadOnlySpan<double> values)
    {
        double[] transformed = [.. values];
        foreach (FittedTransform part in parts)
        {
            transformed = part.Apply(transformed);
        }
        return transformed;
    }

    private protected override double[] InvertFrom(ReadOnlySpan<double> future, ReadOnlySpan<double> history)
    {
        double[][] histories = new double[parts.Length][];
        histories[0] = [.. history];
        for (int i = 1; i < histories.Length; i++)
        {
            histories[i] = parts[i - 1].Apply(histories[i - 1]);
        }
        double[] values = [.. future];
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            values = parts[i].Invert(values, histories[i]);
        }
        return values;
    }
}
