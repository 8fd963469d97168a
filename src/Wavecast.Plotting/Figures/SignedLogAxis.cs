namespace Wavecast.Plotting.Figures;

/// <summary>An axis on which numbers of both signs and several powers of ten can be told apart: logarithmic, but through 0.</summary>
internal static class SignedLogAxis
{
    /// <summary>Numbers well below this are drawn in proportion, those well above by their logarithm.</summary>
    public const double Fine = 1e-4;

    /// <summary>The coordinate of a number.</summary>
    public static double At(double value) => Math.Sign(value) * Math.Log10(1 + Math.Abs(value) / Fine);
}
