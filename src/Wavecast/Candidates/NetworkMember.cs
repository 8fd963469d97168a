using Wavecast.Randomness;
using Wavecast.Segments;
using Wavecast.Statistics;
using Wavecast.Transforms;

namespace Wavecast.Candidates;

/// <summary>A trained network of an ensemble, with the transformation of each series. Immutable.</summary>
internal sealed class NetworkMember
{
    /// <summary>A series' errors in percent count at most as if it were so many times its scale away from 0.</summary>
    private const double LeastLevel = 0.1;

    private readonly FittedTransform?[] transforms;
    private readonly FeatureScaling[]? features;

    private NetworkMember(MemberPlan plan, SegmentNetwork network, FittedTransform?[] transforms, FeatureScaling[]? features) =>
        (Plan, Network, this.transforms, this.features) = (plan, network, transforms, features);

    /// <summary>How it was made, and which series it speaks of.</summary>
    public MemberPlan Plan { get; }

    public SegmentNetwork Network { get; }

    public IReadOnlyList<FittedTransform?> Transforms => transforms;

    /// <summary>A member from a file: its transformations are fitted again, to the same data and so with the same bits.</summary>
    public static NetworkMember Restore(MemberPlan plan, float[] parameters, CandidateData data) =>
        new(plan, new SegmentNetwork(plan.Recipe.Recipe, parameters), TransformsOf(plan.Recipe, plan.Of(data)), FeaturesOf(plan.Recipe, plan.Of(data)));

    /// <summary>Trains a member; null where there is nothing to train on.</summary>
    public static NetworkMember? Train(MemberPlan plan, CandidateData data, long seed, CancellationToken cancellation)
    {
        data = plan.Of(data);
        FittedTransform?[] transforms = TransformsOf(plan.Recipe, data);
        FeatureScaling[]? features = FeaturesOf(plan.Recipe, data);
        SeriesView[] views = Views(data, transforms, features);
        SegmentNetwork? network = SegmentTraining.Train(plan.Recipe.Recipe, views, seed, cancellation);
        return network is null ? null : new NetworkMember(plan, network, transforms, features);
    }

    /// <summary>Quantiles behind the end of each of its series at each origin, <c>[origin][series][horizon · quantiles]</c>, in the series' units.</summary>
    public double[][][] Forecast(IReadOnlyList<CandidateData> origins)
    {
        origins = [.. origins.Select(Plan.Of)];
        int count = transforms.Length, quantiles = Network.Recipe.Layout.Quantiles.Length;
        // A window reads no further than its end, so that the features of the latest origin do for all.
        CandidateData latest = origins.MaxBy(data => data.Series[0].Length)!;
        SeriesFeatures[]? read = features is null ? null : [.. latest.Series.Select((series, i) => features[i].Apply(series))];
        WindowEnd[] windows = [.. origins.SelectMany(data => data.Series.Select((series, i) =>
        {
            double[] values = Apply(transforms[i], data.Seen(series));
            double scale = SeriesView.ScaleOf(values);
            return new WindowEnd(Network.InputsOf(values, scale, read?[i]), values.Length, scale, read?[i]);
        }))];
        double[][] said = Network.Predict(windows, origins[0].Horizon);
        for (int w = 0; w < said.Length; w++)
        {
            if (transforms[w % count] is { } transform)
            {
                Invert(transform, said[w], quantiles, origins[w / count].Seen(origins[w / count].Series[w % count]));
            }
        }
        return [.. Enumerable.Range(0, origins.Count).Select(origin => said[(origin * count)..((origin + 1) * count)])];
    }

    /// <summary>Paths behind the end of each of its series, <c>[path][series][horizon]</c>, in the series' units.</summary>
    /// <param name="data">Where to go on from.</param>
    /// <param name="stream">What is drawn from.</param>
    /// <param name="paths">The numbers of the paths.</param>
    public double[][][] Draw(CandidateData data, PhiloxStream stream, IReadOnlyList<int> paths)
    {
        data = Plan.Of(data);
        int count = data.Series.Length;
        SeriesView[] views = [.. Views(data, transforms, features).Select(view => view.Reading(Network.InputsOf(view.Values, view.Scale, view.Features)))];
        Dependence dependence = Dependence.Of(Network, views);
        (double, double)[] within = [.. views.Select(view => NetworkEnsemble.SoundRange(view.Values))];
        WindowEnd[] windows = [.. paths.SelectMany(_ => views.Select(view => new WindowEnd(view.Inputs, view.Inputs.Length, view.Scale, view.Features)))];
        double[][] drawn = Network.Draw(
            windows, data.Horizon, (window, pass, probabilities) => dependence.Draw(stream, paths[window / count], Plan.Series ?? window % count, pass, probabilities),
            [.. paths.SelectMany(_ => within)]);
        for (int w = 0; w < drawn.Length; w++)
        {
            drawn[w] = transforms[w % count]?.Invert(drawn[w], data.Seen(data.Series[w % count])) ?? drawn[w];
        }
        return [.. Enumerable.Range(0, paths.Count).Select(p => drawn[(p * count)..((p + 1) * count)])];
    }

    private static FittedTransform?[] TransformsOf(MemberRecipe recipe, CandidateData data) => [.. data.Series.Select(series => recipe.FitTo(data.Seen(series), data.Season))];

    private static FeatureScaling[]? FeaturesOf(MemberRecipe recipe, CandidateData data) => recipe.Recipe.Layout.Features.Any ? FeatureScaling.Of(data) : null;

    private static void Invert(FittedTransform transform, double[] said, int quantiles, ReadOnlySpan<double> history)
    {
        double[] path = new double[said.Length / quantiles];
        for (int q = 0; q < quantiles; q++)
        {
            for (int h = 0; h < path.Length; h++)
            {
                path[h] = said[h * quantiles + q];
            }
            double[] inverted = transform.Invert(path, history);
            for (int h = 0; h < path.Length; h++)
            {
                said[h * quantiles + q] = inverted[h];
            }
        }
    }

    private static double[] Apply(FittedTransform? transform, ReadOnlySpan<double> values) => transform?.Apply(values) ?? values.ToArray();

    /// <summary>The series as the network sees them, an error costing what it adds to the mean of MASE and, where all values are above 0, of sMAPE.</summary>
    private static SeriesView[] Views(CandidateData data, FittedTransform?[] transforms, FeatureScaling[]? features)
    {
        double[] scales = [.. data.Series.Select(series => ScaleOf(data, data.Seen(series)))];
        double[] levels = [.. data.Series.Select(series => MeanMagnitude(data.Seen(series)))];
        bool percent = data.Series.All(series => SeriesMath.ArePositive(data.Seen(series)));
        // Both halves weigh the same on a series whose errors are as its scale.
        double half = percent ? 1 / Enumerable.Range(0, scales.Length).Average(i => scales[i] / Math.Max(levels[i], LeastLevel * scales[i])) : 0;
        SeriesView[] views = new SeriesView[transforms.Length];
        Jobs.Run(views.Length, data.Threads, i =>
        {
            ReadOnlySpan<double> values = data.Seen(data.Series[i]);
            double[] transformed = Apply(transforms[i], values), costs = new double[values.Length];
            double last = levels[i];
            for (int t = 0; t < costs.Length; t++)
            {
                last = double.IsNaN(values[t]) ? last : Math.Abs(values[t]);
                costs[t] = (transforms[i]?.UnitAt(last) ?? 1) * (1 / scales[i] + half / Math.Max(last, LeastLevel * scales[i]));
            }
            views[i] = new SeriesView(transformed, SeriesView.ScaleOf(transformed), costs, features?[i].Apply(data.Series[i]));
        }, CancellationToken.None);
        return views;
    }

    private static double ScaleOf(CandidateData data, ReadOnlySpan<double> values) => data.ScaleOf(values) is var scale && scale > 0 ? scale : SeriesView.ScaleOf(values);

    private static double MeanMagnitude(ReadOnlySpan<double> values)
    {
        double sum = 0;
        int known = 0;
        foreach (double value in values)
        {
            sum += double.IsNaN(value) ? 0 : Math.Abs(value);
            known += double.IsNaN(value) ? 0 : 1;
        }
        return known > 0 ? sum / known : 0;
    }
}
