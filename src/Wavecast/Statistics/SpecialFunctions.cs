namespace Wavecast.Statistics;

/// <summary>Functions of probability theory that the base library has not.</summary>
internal static class SpecialFunctions
{
    /// <summary>Where the asymptotic series are good to rounding.</summary>
    private const double FarOut = 10;

    /// <summary>ln Γ(x), of x above 0, to about 1e-13: Stirling's series beyond 10 (Abramowitz and Stegun, 6.1.41), the recurrence below.</summary>
    public static double LogGamma(double x)
    {
        double product = 1;
        for (; x < FarOut; x++)
        {
            product *= x;
        }
        double inverse = 1 / x, square = inverse * inverse;
        double series = inverse * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square / 1188.0))));
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }

    /// <summary>ψ(x), the derivative of ln Γ, of x above 0 (Abramowitz and Stegun, 6.3.18 and 6.3.5).</summary>
    public static double Digamma(double x)
    {
        double sum = 0;
        for (; x < FarOut; x++)
        {
            sum += 1 / x;
        }
        double square = 1 / (x * x);
        return Math.Log(x) - 0.5 / x - square * (1 / 12.0 - square * (1 / 120.0 - square * (1 / 252.0 - square * (1 / 240.0 - square / 132.0)))) - sum;
    }

    /// <summary>The probability that a standard normal number is below x, to about 1e-13: by the incomplete gamma function's series and continued fraction.</summary>
    public static double NormalProbability(double x)
    {
        double half = 0.5 * x * x;
        // erfc(|x| / √2) / 2 = Q(½, x² / 2) / 2.
        double tail = 0.5 * (half < 1.5 ? 1 - LowerGamma(half) : UpperGamma(half));
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The number that a standard normal one is below with a probability, above 0 and below 1.</summary>
    public static double NormalQuantile(double probability) => Invert(NormalProbability, probability, 40);

    /// <summary>The probability that Student's t of some degrees of freedom is below x (Abramowitz and Stegun, 26.7.1).</summary>
    public static double StudentProbability(double x, double freedom)
    {
        double tail = 0.5 * IncompleteBeta(freedom / (freedom + x * x), freedom / 2, 0.5);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The number that Student's t is below with a probability, above 0 and below 1.</summary>
    public static double StudentQuantile(double probability, double freedom) => Invert(x => StudentProbability(x, freedom), probability, 1e6);

    /// <summary>The count that a negative binomial one does not exceed with a probability.</summary>
    /// <remarks>Summed up to means of some hundreds; beyond, where steps of one are small, Wilson and Hilferty's cube of a gamma of the same mean and variance.</remarks>
    /// <param name="probability">From 0, below 1.</param>
    /// <param name="mean">Above 0.</param>
    /// <param name="dispersion">α: the variance is mean + α · mean².</param>
    public static double NegativeBinomialQuantile(double probability, double mean, double dispersion)
    {
        const double LargestSummed = 500;
        double size = 1 / dispersion, most = mean + 100 * Math.Sqrt(mean + dispersion * mean * mean) + 100;
        if (mean <= LargestSummed)
        {
            double term = Math.Exp(-size * Math.Log(1 + mean / size)), sum = term, ratio = mean / (size + mean);
            int count = 0;
            while (sum < probability && count < most)
            {
                term *= (count + size) / (count + 1) * ratio;
                sum += term;
                count++;
            }
            return count;
        }
        double shape = mean / (1 + dispersion * mean), z = NormalQuantile(Math.Clamp(probability, 1e-9, 1 - 1e-9));
        double root = 1 - 1 / (9 * shape) + z / (3 * Math.Sqrt(shape));
        return Math.Round(Math.Max(0, mean * root * root * root));
    }

    /// <summary>The probability that a negative binomial count is at most another.</summary>
    public static double NegativeBinomialProbability(double count, double mean, double dispersion) => count < 0 ? 0
        : 1 - IncompleteBeta(mean / (mean + 1 / dispersion), Math.Floor(count) + 1, 1 / dispersion);

    /// <summary>Of a symmetric distribution about 0, by bisection.</summary>
    private static double Invert(Func<double, double> below, double probability, double farthest)
    {
        if (probability == 0.5)
        {
            return 0;
        }
        // In the lower half, so that a small probability keeps its digits; where it lies is found by doubling first.
        double tail = Math.Min(probability, 1 - probability), near = 0, far = 1;
        while (far < farthest && below(-far) > tail)
        {
            (near, far) = (far, 2 * far);
        }
        for (int i = 0; i < 60 && far - near > 1e-14 * far; i++)
        {
            double middle = (near + far) / 2;
            (near, far) = below(-middle) > tail ? (middle, far) : (near, middle);
        }
        double found = (near + far) / 2;
        return probability < 0.5 ? -found : found;
    }

    /// <summary>P(½, x) by its series.</summary>
    private static double LowerGamma(double x)
    {
        double term = 2, sum = 2;
        for (int n = 1; n < 200 && term > 1e-17 * sum; n++)
        {
            term *= x / (n + 0.5);
            sum += term;
        }
        return x <= 0 ? 0 : sum * Math.Sqrt(x / Math.PI) * Math.Exp(-x);
    }

    /// <summary>Q(½, x) by its continued fraction (Lentz).</summary>
    private static double UpperGamma(double x)
    {
        double b = x + 0.5, c = 1e300, d = 1 / b, product = d;
        for (int i = 1; i < 500; i++)
        {
            double a = -i * (i - 0.5);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            product *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16)
            {
                break;
            }
        }
        return Math.Sqrt(x / Math.PI) * Math.Exp(-x) * product;
    }

    /// <summary>I_x(a, b) by its continued fraction (Abramowitz and Stegun, 26.5.8; Lentz), on the side where it converges.</summary>
    private static double IncompleteBeta(double x, double a, double b)
    {
        if (!(x > 0) || !(x < 1))
        {
            return x >= 1 ? 1 : 0;
        }
        double factor = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        return x < (a + 1) / (a + b + 2) ? factor * Fraction(x, a, b) / a : 1 - factor * Fraction(1 - x, b, a) / b;
    }

    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), product = d;
        for (int m = 1; m < 1000; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            product *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            product *= d * c;
            if (Math.Abs(d * c - 1) < 1e-15)
            {
                break;
            }
        }
        return product;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
