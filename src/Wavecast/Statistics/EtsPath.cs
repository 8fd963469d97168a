namespace Wavecast.Statistics;

/// <summary>The states of exponential smoothing along a series, for given parameters.</summary>
/// <remarks>
/// Parameters, those that the form has: α, β/α, γ/(1 − α), φ, level, slope, season without its last step, which makes it sum to 0, or
/// average 1. The constants as shares fill the usual region 0 &lt; β &lt; α &lt; 1, 0 &lt; γ &lt; 1 − α with a box. The states obey the same
/// recursion for additive and multiplicative errors (Hyndman, Koehler, Snyder and Grose (2002), table 1); only the likelihood differs.
/// </remarks>
internal sealed class EtsPath
{
    /// <summary>So that a series without any error has a likelihood.</summary>
    private const double SquaresLeast = 1e-300;

    private const double FactorLeast = 1e-140;
    private const double FactorMost = 1e140;

    private readonly double[] values;
    private readonly EtsForm form;
    private readonly double[] seasonal;
    private readonly bool isFactor;
    private double alpha, beta, gamma, phi, level, slope;

    public EtsPath(double[] values, EtsForm form, int season)
    {
        (this.values, this.form) = (values, form);
        isFactor = form.Season == SeasonKind.Multiplicative;
        seasonal = new double[season];
    }

    /// <summary>−2 log-likelihood but for a constant that is the same for all forms; infinite where states leave their range.</summary>
    public double Cost(double[] parameters)
    {
        Begin(parameters);
        bool isRelative = form.HasRelativeErrors;
        (double level, double slope) = (this.level, this.slope);
        // A logarithm of many factors at once; the factor is kept away from where it would overflow.
        double squares = 0, logarithms = 0, factor = 1;
        for (int t = 0, i = 0; t < values.Length; t++, i = i + 1 == seasonal.Length ? 0 : i + 1)
        {
            double before = level + phi * slope, season = seasonal[i], value = values[t];
            double forecast = isFactor ? before * season : before + season;
            double error = value - forecast;
            if (isFactor && !(season > 0 && before > 0))
            {
                this.level = double.NaN;
                return double.PositiveInfinity;
            }
            if (isRelative)
            {
                // Of a forecast of 0 or below the cost becomes NaN; the states are none the worse, and go on.
                error /= forecast;
                factor *= forecast > 0 ? forecast : double.NaN;
                if (!(factor is > FactorLeast and < FactorMost))
                {
                    logarithms += Math.Log(factor);
                    factor = 1;
                }
            }
            squares += error * error;
            double surprise = (isFactor ? value / season : value - season) - before;
            level = before + alpha * surprise;
            slope = phi * slope + beta * surprise;
            seasonal[i] = season + gamma * ((isFactor ? value / before : value - before) - season);
        }
        (this.level, this.slope) = (level, slope);
        double cost = values.Length * Math.Log(Math.Max(squares, SquaresLeast)) + 2 * (logarithms + Math.Log(factor));
        return double.IsFinite(cost) ? cost : double.PositiveInfinity;
    }

    /// <summary>What follows the series if no error comes, after <see cref="Cost"/>; NaN where factors left their range.</summary>
    public double[] Forecast(int horizon)
    {
        double[] forecast = new double[horizon];
        double trend = 0, damping = 1;
        for (int h = 0; h < horizon; h++)
        {
            damping *= phi;
            trend += damping * slope;
            double season = seasonal[(int)((values.Length + (long)h) % seasonal.Length)];
            forecast[h] = isFactor ? (level + trend) * season : level + trend + season;
        }
        return forecast;
    }

    private void Begin(double[] parameters)
    {
        int next = 0;
        alpha = parameters[next++];
        beta = form.Trend == EtsTrend.None ? 0 : alpha * parameters[next++];
        gamma = form.Season is null ? 0 : (1 - alpha) * parameters[next++];
        phi = form.Trend == EtsTrend.Damped ? parameters[next++] : 1;
        level = parameters[next++];
        slope = form.Trend == EtsTrend.None ? 0 : parameters[next++];
        double rest = isFactor ? seasonal.Length : 0;
        for (int i = 0; i < seasonal.Length - 1; i++)
        {
            seasonal[i] = parameters[next++];
            rest -= seasonal[i];
        }
        seasonal[^1] = rest;
    }
}
