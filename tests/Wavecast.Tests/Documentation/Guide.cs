using System.Text.RegularExpressions;
using Wavecast.Tests.Storage;

namespace Wavecast.Tests.Documentation;

/// <summary>A guide whose programs are tested word for word.</summary>
internal static class Guide
{
    /// <summary>That every program of <c>docs/how-to/NAME.md</c> stands in the class that tests it.</summary>
    public static void ShowsWhatIsTested(string name, int programs, string testClass)
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "how-to", $"{name}.md"));
        string[] shown = [.. Regex.Matches(guide, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => Flat(match.Groups[1].Value))];
        string tested = Flat(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Wavecast.Tests", "Documentation", $"{testClass}.cs")));
        Assert.Equal(programs, shown.Length);
        Assert.All(shown, program => Assert.Contains(program, tested, StringComparison.Ordinal));
    }

    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim())).Trim();
}
