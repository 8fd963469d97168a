using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Segments;

/// <summary>Puts what a network says of a step where its value is missing, so that it reads its own predictions in place of gaps.</summary>
internal static class OwnPredictions
{
    /// <summary>Look-backs before the end that a network whose layer was trained fills; before them lines are near enough.</summary>
    private const int LookBacksFilled = 2;

    /// <summary>Ranges of the known values beyond them, where a prediction that is read again is cut off: over long gaps a linear map may grow without end.</summary>
    private const double MostBeyond = 0.5;

    /// <summary>The values with the gaps before their end filled by the whole network, each from the values before it.</summary>
    /// <param name="network">One with a layer that was trained.</param>
    /// <param name="values">Oldest first, transformed; NaN where a value is missing, which not all are.</param>
    /// <param name="scale">The series' mean absolute change.</param>
    /// <param name="features">What is read beside the values.</param>
    public static double[] Fill(SegmentNetwork network, double[] values, double scale, SeriesFeatures? features)
    {
        SegmentLayout layout = network.Recipe.Layout;
        return Fill(values, Math.Max(layout.LookBack, values.Length - LookBacksFilled * layout.LookBack),
            (filled, t) => network.Predict([new WindowEnd(filled, t, scale, features)], 1)[0][layout.Median]);
    }

    /// <summary>The values with each gap filled by the linear part alone, from the first whole window on.</summary>
    /// <param name="recipe">Of a network with a bypass.</param>
    /// <param name="parameters">Its parameter vector.</param>
    /// <param name="values">Oldest first, transformed; NaN where a value is missing, which not all are.</param>
    /// <param name="scale">The series' mean absolute change.</param>
    /// <param name="features">What is read beside the values.</param>
    public static double[] Fill(SegmentRecipe recipe, float[] parameters, double[] values, double scale, SeriesFeatures? features)
    {
        SegmentLayout layout = recipe.Layout;
        int location = layout.OutputHead.Location, inputs = layout.Segments * layout.Inputs, first = recipe.Shape.Find("bypass.weight").Offset + location * inputs;
        double bias = parameters[recipe.Shape.Find("linear.bias").Offset + location];
        WindowReader reader = new(layout, recipe.Scaling);
        return Fill(values, layout.LookBack, (filled, t) =>
        {
            double said = bias + Dot(layout, parameters.AsSpan(first, inputs), reader.Read(filled, t, scale, features));
            return reader.Restored(said);
        });
    }

    /// <summary>The values with each gap from a step on filled in order, by what is said of it from those before; earlier gaps by lines.</summary>
    private static double[] Fill(double[] values, int first, Func<double[], int, double> said)
    {
        (double least, double most) = SeriesMath.RangeOfKnown(values);
        double beyond = MostBeyond * (most - least);
        double[] filled = GapFilling.Interpolate(values);
        for (int t = first; t < values.Length; t++)
        {
            if (double.IsNaN(values[t]))
            {
                filled[t] = Math.Clamp(said(filled, t), least - beyond, most + beyond);
            }
        }
        return filled;
    }

    /// <summary>Whether a value is missing, and another one is not.</summary>
    public static bool HasGaps(ReadOnlySpan<double> values)
    {
        bool isMissing = false, isKnown = false;
        foreach (double value in values)
        {
            isMissing |= double.IsNaN(value);
            isKnown |= !double.IsNaN(value);
        }
        return isMissing && isKnown;
    }

    /// <summary>What the bypass, <c>[lag][input]</c>, makes of a window, <c>[segment][input]</c>, lag 0 being the last segment.</summary>
    private static double Dot(SegmentLayout layout, ReadOnlySpan<float> bypass, ReadOnlySpan<float> window)
    {
        double sum = 0;
        for (int lag = 0; lag < layout.Segments; lag++)
        {
            ReadOnlySpan<float> weights = bypass.Slice(lag * layout.Inputs, layout.Inputs), segment = window.Slice((layout.Segments - 1 - lag) * layout.Inputs, layout.Inputs);
            for (int i = 0; i < weights.Length; i++)
            {
                sum += (double)weights[i] * segment[i];
            }
        }
        return sum;
    }
}
