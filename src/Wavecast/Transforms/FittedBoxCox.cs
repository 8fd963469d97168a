namespace Wavecast.Transforms;

/// <summary>A power of the values less 1, divided by the power; the logarithm, to which that tends, where the power is 0.</summary>
internal sealed class FittedBoxCox(string name, double lambda) : FittedElementwise(name)
{
    public const string Lambda = "lambda";

    /// <summary>The least that 1 + k·y, a power of a value, can differ from 0 where y is a rounded number near −1/k.</summary>
    private const double LeastPower = 1.0 / (1L << 52);

    public override IReadOnlyList<(string Name, double[] Values)> State => [(Lambda, [lambda])];

    public static bool IsPower(double lambda) => lambda is >= Guerrero.Least and <= Guerrero.Most;

    internal override double UnitAt(double value) => lambda == 0 ? value : Math.Pow(value, 1 - lambda);

    protected override double Forward(double value, long t) =>
        lambda == 0 ? Math.Log(value) : ExponentialLessOne(lambda * Math.Log(value)) / lambda;

    protected override double Backward(double transformed, long t)
    {
        if (lambda == 0)
        {
            return Math.Exp(transformed);
        }
        // A negative power has a bound that no value reaches: what lies beyond is as near to it as a value can be.
        double least = lambda > 0 ? -1 : LeastPower - 1;
        return Math.Exp(LogarithmOfOneMore(Math.Max(lambda * transformed, least)) / lambda);
    }

    /// <summary>eˣ − 1, exact near 0 too, where the difference alone would leave no digits; W. Kahan's way.</summary>
    private static double ExponentialLessOne(double x)
    {
        double power = Math.Exp(x), less = power - 1;
        return power == 1 ? x : less == -1 || double.IsInfinity(power) ? less : less * x / Math.Log(power);
    }

    /// <summary>ln(1 + x), exact near 0 too; W. Kahan's way.</summary>
    private static double LogarithmOfOneMore(double x)
    {
        double more = 1 + x;
        return more == 1 ? x : more == 0 || double.IsInfinity(more) ? Math.Log(more) : Math.Log(more) * x / (more - 1);
    }
}
