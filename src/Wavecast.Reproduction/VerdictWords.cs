namespace Wavecast.Reproduction;

/// <summary>Verdicts as people read them.</summary>
public static class VerdictWords
{
    /// <summary><c>holds</c>, <c>does not hold</c> or <c>undecided</c>.</summary>
    public static string Words(this Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.DoesNotHold => "does not hold",
        _ => "undecided",
    };
}
