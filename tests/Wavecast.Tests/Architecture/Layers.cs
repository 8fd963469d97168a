namespace Wavecast.Tests.Architecture;

/// <summary>Folders on top of each other, lowest first; the empty name is the files beside them, below all.</summary>
internal sealed class Layers(params string[] folders)
{
    private readonly List<string> order = ["", .. folders];

    /// <summary>One sentence for each use of a type that lies in a higher folder, or of a name that could be such a one.</summary>
    /// <param name="files">Path of each file, from the folder that holds the layers, and its text.</param>
    public IReadOnlyList<string> Violations(IEnumerable<(string Path, string Text)> files)
    {
        (string Path, string Folder, SourceCode Code)[] sources =
            [.. files.Select(file => (file.Path, Path.GetDirectoryName(file.Path)!.Replace('\\', '/'), new SourceCode(file.Text)))];
        HashSet<string> qualifiers = ["Wavecast", .. order.Select(folder => folder.Split('/')[^1])];
        ILookup<string, string> homes = sources
            .SelectMany(source => source.Code.Declared.Select(type => (type, source.Folder))).Distinct()
            .ToLookup(pair => pair.type, pair => pair.Folder);
        List<string> violations = [.. sources.Where(source => !order.Contains(source.Folder)).Select(source => $"{source.Path} lies in no layer.")];
        foreach ((string path, string folder, SourceCode code) in sources)
        {
            foreach (string type in code.Used(qualifiers).Distinct().Where(type => !homes[type].Contains(folder)))
            {
                // A name that two folders declare counts for the higher one: better one name to change than a use unseen.
                string? above = homes[type].Where(home => order.IndexOf(home) > order.IndexOf(folder)).MaxBy(order.IndexOf);
                if (above is not null)
                {
                    violations.Add($"{path} uses {type}, which lies above it in {above}.");
                }
            }
        }
        return violations;
    }
}
