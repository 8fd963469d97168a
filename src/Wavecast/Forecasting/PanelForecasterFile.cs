using System.Collections.Immutable;
using System.Text.Json;
using Wavecast.Candidates;
using Wavecast.Segments;
using Wavecast.Statistics;
using Wavecast.Storage;
using Wavecast.TimeSeries;
using Wavecast.Transforms;

namespace Wavecast.Forecasting;

/// <summary>Fitted forecasts on disk: a safetensors file with the series' values, the networks' parameters and all else as one metadata text.</summary>
internal static class PanelForecasterFile
{
    private const string FormatKey = "wavecast.forecast.format";
    private const string TextKey = "wavecast.forecast";
    private const string FormatVersion = "1";
    private const string Values = "series.values";
    private const string Covariates = "series.covariates";

    public static void Write(string path, PanelForecaster forecaster, ImmutableArray<int> fittedLengths)
    {
        PanelFit fit = forecaster.Learnt;
        (IReadOnlyList<NetworkMember> members, bool usesQuantiles, Calibration calibration) = fit.Learnt;
        PanelForecastOptions options = forecaster.Options;
        PanelForecasterText text = new(
            options.Horizon, forecaster.Season, options.Season, options.Model, [.. options.Levels], options.Seed, options.Members, options.Missing.ToString(),
            [.. forecaster.Panel.Select((series, i) => TextOf(series, fittedLengths[i]))], [.. fit.Names], [.. fit.Mix.Weights], fit.Errors, fit.Error, fit.AsGood, fit.Origins,
            [.. fit.Recipes], [.. forecaster.Notes], [.. calibration.Factors], calibration.ByStep[0], usesQuantiles, [.. members.Select(TextOf)],
            fit.Effects.Covariates.ToString(), options.HasSeriesEmbedding, [.. options.Calendar.Select(feature => feature.Name)], options.Distribution.ToString(), options.Strategy.ToString(), options.Windows.ToString(), calibration.Shrinkage, fit.Mix.Mixes[0].Trim,
            fit.Effects.OfSeasons.ToString(), [.. fit.Effects.Seasons.Select(season => new LongSeasonText(season.Name, season.Steps, season.Pairs, season.Skipped))], options.FindsLongSeasons,
            fit.Mix.Mixes.Length > 1 ? [.. fit.Mix.Mixes.Select(mix => new MixText([.. mix.Weights], mix.Trim))] : null, calibration.ByStep.Count > 1 ? [.. calibration.ByStep] : null);
        double[] covariates = [.. forecaster.Panel.SelectMany(series => series.Covariates).SelectMany(covariate => covariate.Values.ToArray())];
        double[] values = [.. forecaster.Panel.SelectMany(series => series.Values.ToArray())];
        IEnumerable<Tensor> networks = members.Select((member, m) => Tensor.Create(NameOf(m), member.Network.Parameters));
        new SafetensorsFile(
            [Tensor.Create<double>(Values, values), .. covariates.Length > 0 ? [Tensor.Create<double>(Covariates, covariates)] : Array.Empty<Tensor>(), .. networks],
            [new(FormatKey, FormatVersion), new(TextKey, JsonSerializer.Serialize(text, PanelForecasterJson.Default.PanelForecasterText))]).Write(path);
    }

    /// <exception cref="ModelFormatException">The file holds no forecast, or is damaged.</exception>
    public static PanelForecaster Read(string path)
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        if (!file.Metadata.TryGetValue(FormatKey, out string? version) || version != FormatVersion)
        {
            throw new ModelFormatException(version is null
                ? $"{file.Name}: this file holds no fitted forecast; expected one that a forecast was saved to."
                : $"{file.Name}: the forecast's format is '{version}' and this program knows '{FormatVersion}'; take a newer program.");
        }
        try
        {
            PanelForecasterText text = JsonSerializer.Deserialize(file.Text(TextKey), PanelForecasterJson.Default.PanelForecasterText)
                ?? throw new ModelFormatException($"{file.Name}: '{TextKey}' is empty; the file is damaged.");
            return Restore(file, text);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or OverflowException)
        {
            throw new ModelFormatException($"{file.Name}: the forecast cannot be restored ({e.Message}); the file is damaged.", e);
        }
    }

    private static PanelForecaster Restore(SafetensorsFile file, PanelForecasterText text)
    {
        PanelForecastOptions options = new()
        {
            Horizon = text.Horizon,
            Season = text.SeasonAsked,
            Model = text.Model,
            Levels = [.. text.Levels],
            Seed = text.Seed,
            Members = text.Members,
            Missing = Enum.Parse<MissingValues>(text.Missing),
            HasSeriesEmbedding = text.HasSeriesEmbedding,
            Distribution = Enum.Parse<ForecastDistribution>(text.Distribution),
            Strategy = Enum.Parse<ForecastStrategy>(text.Strategy),
            Windows = Enum.Parse<WindowSampling>(text.Windows),
            FindsLongSeasons = text.FindsLongSeasons,
            Calendar = [.. (text.Calendar ?? []).Select(CalendarFeature.Parse)],
        };
        bool hasCovariates = text.Series.Any(series => series.Covariates is { Length: > 0 });
        Panel panel = PanelOf(text.Series, TensorOf(file, Values).ToValues<double>(), hasCovariates ? TensorOf(file, Covariates).ToValues<double>() : []);
        int candidates = text.Names.Length;
        MixText[] mixes = text.OwnMixes ?? [new MixText(text.Weights, text.Trim)];
        double[][] byStep = text.OwnErrorsByStep ?? [text.ErrorsByStep];
        if (text.Errors.Length != candidates || text.Factors.Length != text.Levels.Length || byStep.Any(errors => errors.Length != text.Horizon || errors.Any(error => error is not (>= 0 and < double.PositiveInfinity)))
            || (text.OwnMixes is { } own && own.Length != text.Series.Length) || mixes.Any(mix => !mix.IsMixOf(candidates)) || text.Factors.Any(factor => factor is not (>= 0 and < double.PositiveInfinity)) || text.Shrinkage is not (>= 0 and <= 1)
            || (text.OwnErrorsByStep is { } steps && steps.Length != text.Series.Length)
            || (text.UsesQuantiles && (text.Networks.Length == 0 || mixes.All(mix => mix.Weights[Math.Max(0, Array.IndexOf(text.Names, PanelForecastOptions.Lstm))] == 0) || !text.Names.Contains(PanelForecastOptions.Lstm)))
            || text.Networks.Any(network => network.OnlySeries is { } only && (only < 0 || only >= text.Series.Length))
            || text.Series.Any(series => series.FittedLength < 1 || series.FittedLength > series.Length))
        {
            throw new ModelFormatException($"{file.Name}: the parts of the forecast do not fit each other; the file is damaged.");
        }
        return PanelForecaster.Restore(
            panel, options, Require.InRange(text.Season, 1, int.MaxValue), [.. text.Series.Select(series => series.FittedLength)],
            data => PanelFit.Restore(
                data, EffectsOf(text), text.Names, new PanelMix([.. mixes.Select(mix => new CandidateMix([.. mix.Weights], mix.Trim))]), adjusted => [.. text.Networks.Select((member, m) => MemberOf(file, member, m, adjusted))], text.UsesQuantiles,
                Calibration.Restore(data.Quantiles, byStep, text.Factors, text.UsesQuantiles, text.Shrinkage),
                (text.Errors, text.Error, text.AsGood, text.Origins, [.. text.Recipes])),
            [.. text.Notes]);
    }

    private static SeriesText TextOf(Series series, int fittedLength)
    {
        (DateTime start, int offset, long firstNumber) = series.Index.Anchor;
        return new SeriesText(series.Id, series.Index.Frequency.Name, start.Ticks, series.Index.IsUniversal, offset, firstNumber, series.Length, fittedLength,
            [.. series.Covariates.Select(covariate => new CovariateText(covariate.Name, covariate.Kind == CovariateKind.Future, covariate.Length))],
            [.. series.StaticFeatures.Select(feature => new StaticText(feature.Name, feature.Value))]);
    }

    private static MemberText TextOf(NetworkMember member)
    {
        SegmentRecipe recipe = member.Network.Recipe;
        return new MemberText(
            recipe.Layout.Length, recipe.Layout.Segments, recipe.Layout.Head, recipe.Scaling.LevelSteps, recipe.Scaling.IsUnitOfWindow, recipe.Hidden, recipe.HasBypass,
            recipe.Updates, recipe.Batch, recipe.LearningRate, [.. member.Plan.Recipe.Transforms.Select(transform => transform.Name)],
            recipe.Layout.Features.Past, recipe.Layout.Features.Future, recipe.Layout.Features.Static, recipe.Scaling.IsOfCounts, member.Plan.Series);
    }

    private static Panel PanelOf(SeriesText[] texts, double[] values, double[] covariates)
    {
        List<Series> series = [];
        int next = 0, nextCovariate = 0;
        foreach (SeriesText text in texts)
        {
            DateTime start = new(text.Ticks, text.IsUniversal ? DateTimeKind.Utc : DateTimeKind.Unspecified);
            TimeIndex index = TimeIndex.Of((start, text.Offset, text.FirstNumber), Frequency.Parse(text.Frequency), text.Length);
            List<Covariate> known = [];
            foreach (CovariateText covariate in text.Covariates ?? [])
            {
                known.Add(new Covariate(covariate.Name, covariate.IsKnownInAdvance ? CovariateKind.Future : CovariateKind.Past, covariates.AsSpan(nextCovariate, covariate.Length)));
                nextCovariate += covariate.Length;
            }
            series.Add(new Series(text.Id, index, values.AsSpan(next, text.Length)).With(known, (text.StaticFeatures ?? []).Select(feature => new StaticFeature(feature.Name, feature.Value))));
            next += text.Length;
        }
        return new Panel(series);
    }

    private static NetworkMember MemberOf(SafetensorsFile file, MemberText text, int number, CandidateData data)
    {
        SegmentRecipe recipe = new()
        {
            Layout = data.LayoutOf(text.SegmentLength, text.Segments, text.Head, FeaturesOf(text, data)),
            Scaling = new WindowScaling(Require.InRange(text.LevelSteps, 0, 1 << 20), text.IsUnitOfWindow, text.IsOfCounts),
            Hidden = text.Hidden,
            HasBypass = text.HasBypass,
            Updates = text.Updates,
            Batch = text.Batch,
            LearningRate = text.LearningRate,
        };
        float[] parameters = TensorOf(file, NameOf(number)).ToValues<float>();
        return parameters.Length == recipe.Shape.ParameterCount
            ? NetworkMember.Restore(new MemberPlan(new MemberRecipe(recipe, [.. text.Transforms.Select(SeriesTransform.Named)]), text.OnlySeries), parameters, data)
            : throw new ModelFormatException($"{file.Name}: network {number} has {parameters.Length} parameters; its shape has {recipe.Shape.ParameterCount}.");
    }

    private static EffectRecipe EffectsOf(PanelForecasterText text) => new(
        Enum.Parse<EffectKind>(text.Effects), Enum.Parse<EffectKind>(text.LongSeasonEffects),
        [.. (text.LongSeasons ?? []).Select(season => LongSeason.Restore(season.Name, season.Steps, season.Pairs, season.Skipped))]);

    private static FeatureCounts FeaturesOf(MemberText text, CandidateData data)
    {
        FeatureCounts known = FeatureScaling.CountsOf(data);
        return new FeatureCounts(
            Require.InRange(text.PastFeatures, 0, known.Past), Require.InRange(text.FutureFeatures, 0, known.Future), Require.InRange(text.StaticFeatures, 0, known.Static));
    }

    private static Tensor TensorOf(SafetensorsFile file, string name) =>
        file.Find(name) ?? throw new ModelFormatException($"{file.Name}: tensor '{name}' is missing; the file is damaged.");

    private static string NameOf(int member) => FormattableString.Invariant($"network.{member}");
}
