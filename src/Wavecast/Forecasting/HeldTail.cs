namespace Wavecast.Forecasting;

/// <summary>What a model's training held back of the sequences it learnt from, as the metadata text <c>wavecast.heldTail</c> holds it.</summary>
/// <param name="Steps">Last steps of each sequence that it did not learn from; they chose the best epoch.</param>
/// <param name="Lengths">Steps of each sequence, the tail included.</param>
internal sealed record HeldTail(int Steps, int[] Lengths)
{
    /// <summary>Whether a tail can be this long, for numbers that come from a file.</summary>
    public bool IsPossible => Steps >= 1 && Lengths.Length > 0 && Lengths.All(length => length > Steps);

    /// <summary>Whether data is, by its length, what the model learnt from. Sequences of several lengths have their tails at several steps, and are not.</summary>
    public bool Fits(SequenceBatch<double> data) =>
        Lengths.Contains(data.Steps) && data.Lengths.IndexOfAnyExcept(data.Steps) < 0;

    /// <summary>A sentence: whether training saw the steps drawn.</summary>
    /// <param name="held">What training held back; null where unknown, or where no tail was.</param>
    /// <param name="data">What is evaluated.</param>
    /// <param name="warmUp">Steps read.</param>
    /// <param name="steps">Steps drawn.</param>
    public static string Describe(HeldTail? held, SequenceBatch<double> data, int warmUp, int steps)
    {
        if (held is null)
        {
            return "The model does not know whether its training saw the steps drawn; the comparison is fair only if it did not.";
        }
        if (!held.Fits(data))
        {
            return "By its length this is not the data that the model was trained on: the steps drawn are new to it, unless the same series are in there.";
        }
        int seen = Math.Min(warmUp + steps, data.Steps - held.Steps) - warmUp;
        const string Condition = "If this is the data that the model was trained on, as its length suggests, ";
        return seen <= 0
            ? $"{Condition}the steps drawn were held back from learning, though they chose the best epoch."
            : $"{Condition}training saw {seen} of the {steps} steps drawn: a warm-up of {data.Steps - held.Steps} steps draws only what was held back.";
    }
}
