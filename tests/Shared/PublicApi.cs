using System.Reflection;
using PublicApiGenerator;

namespace Wavecast.Tests.Shared;

/// <summary>What an assembly shows to its users, compared with the listing that was agreed on.</summary>
internal static class PublicApi
{
    /// <summary>Set to 1, the listings are rewritten instead of compared.</summary>
    private const string AcceptVariable = "WAVECAST_ACCEPT_API";

    /// <summary>Fails where the public surface of an assembly is not that of its listing, and says which lines differ.</summary>
    public static void MatchesListing(Assembly assembly)
    {
        string name = assembly.GetName().Name!;
        string path = Path.Combine(Repository.Root, "tests", $"{name}.Tests", "PublicApi", $"{name}.txt");
        string[] actual = Listing(assembly);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllLines(path, actual);
            return;
        }
        string[] accepted = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (!actual.SequenceEqual(accepted))
        {
            Assert.Fail(
                $"""
                The public API of {name} is not that of its listing ({Path.GetRelativePath(Repository.Root, path)}):
                {string.Join('\n', Difference(accepted, actual))}
                If this is meant, rewrite the listing with {AcceptVariable}=1 dotnet test, and commit it.
                """);
        }
    }

    /// <summary>Public types that carry the name of a namespace of their assembly: <c>Wavecast.X.X</c> cannot be used without its full name.</summary>
    public static IEnumerable<string> TypesNamedAsNamespaces(IEnumerable<Type> types)
    {
        Type[] all = [.. types];
        HashSet<string> words = [.. all.SelectMany(type => (type.Namespace ?? "").Split('.'))];
        return all.Where(type => type.IsPublic && words.Contains(type.Name.Split('`')[0])).Select(type => type.FullName!);
    }

    private static string[] Listing(Assembly assembly) =>
        assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Lines of one listing only, as often as they are missing in the other; lines that only moved are not told apart.</summary>
    private static string[] Difference(string[] accepted, string[] actual)
    {
        string[] gone = Only(accepted, actual, "- "), added = Only(actual, accepted, "+ ");
        return gone.Length + added.Length > 0 ? [.. gone, .. added] : ["the same lines in another order"];
    }

    private static string[] Only(string[] some, string[] others, string mark)
    {
        Dictionary<string, int> left = others.CountBy(line => line).ToDictionary();
        return [.. some.Where(line => (left[line] = left.GetValueOrDefault(line) - 1) < 0).Select(line => mark + line.Trim())];
    }
}
