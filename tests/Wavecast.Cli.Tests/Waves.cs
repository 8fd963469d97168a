using System.Globalization;
using System.Text;

namespace Wavecast.Cli.Tests;

/// <summary>Small tables of sine waves, written by the tests themselves.</summary>
internal static class Waves
{
    /// <summary><c>step,s0,s1,…</c>: wave k is sin((t + 3k) / 4) · (k + 1).</summary>
    public static string Csv(int sequences, int steps)
    {
        StringBuilder text = new("step");
        for (int k = 0; k < sequences; k++)
        {
            text.Append(CultureInfo.InvariantCulture, $",s{k}");
        }
        for (int t = 0; t < steps; t++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{t}");
            for (int k = 0; k < sequences; k++)
            {
                text.Append(CultureInfo.InvariantCulture, $",{At(k, t):R}");
            }
        }
        return text.Append('\n').ToString();
    }

    public static double At(int sequence, int step) => Math.Sin((step + 3 * sequence) / 4.0) * (sequence + 1);
}
