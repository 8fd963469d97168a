using Wavecast.Storage;

namespace Wavecast.Transforms;

/// <summary>Values less a centre, divided by a scale.</summary>
/// <param name="name">The identifier.</param>
/// <param name="centre">In the series' units.</param>
/// <param name="scale">In the series' units, above 0.</param>
internal sealed class FittedScale(string name, double centre, double scale) : FittedElementwise(name)
{
    private const string Centre = "centre";
    private const string Scale = "scale";

    public override IReadOnlyList<(string Name, double[] Values)> State => [(Centre, [centre]), (Scale, [scale])];

    public static FittedScale Load(string name, TransformState state)
    {
        double scale = state.Value(Scale);
        return scale > 0 ? new FittedScale(name, state.Value(Centre), scale)
            : throw new ModelFormatException(FormattableString.Invariant($"The scale of the transform {name} is {scale}; expected one above 0."));
    }

    protected override double Forward(double value, long t) => (value - centre) / scale;

    protected override double Backward(double transformed, long t) => centre + transformed * scale;
}
