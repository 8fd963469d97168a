using System.Globalization;
using System.IO.Enumeration;

namespace Wavecast.Benchmarks.Reports;

/// <summary>What bars should be: lines of <c>ID at-least VALUE</c> or <c>ID at-most VALUE</c>; <c>#</c> begins a comment. <c>*</c> in an ID stands for anything.</summary>
internal sealed class Targets
{
    private readonly List<(string Id, bool AtLeast, double Value)> lines = [];

    /// <exception cref="InvalidDataException">A line has another form.</exception>
    public static Targets Read(string path)
    {
        Targets targets = new();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }
            if (words is not [string id, "at-least" or "at-most", string text] || !double.TryParse(text, CultureInfo.InvariantCulture, out double value))
            {
                throw new InvalidDataException($"'{path}', line {number}: expected `ID at-least VALUE` or `ID at-most VALUE`, found '{line}'. Mend the line.");
            }
            targets.lines.Add((id, words[1] == "at-least", value));
        }
        return targets;
    }

    /// <summary>The bar's target in words and whether it is met; null where the file has none for it.</summary>
    public (string Text, bool IsMet)? Judge(Bar bar)
    {
        int found = lines.FindIndex(line => FileSystemName.MatchesSimpleExpression(line.Id, bar.Id));
        if (found < 0)
        {
            return null;
        }
        (_, bool atLeast, double value) = lines[found];
        return ($"{(atLeast ? "≥" : "≤")} {bar.Format(value)}", atLeast ? bar.Value >= value : bar.Value <= value);
    }
}
