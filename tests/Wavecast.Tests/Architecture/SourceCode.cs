using System.Text.RegularExpressions;

namespace Wavecast.Tests.Architecture;

/// <summary>What a C# file says about types, read from its text: those it declares, and those that it may use.</summary>
internal sealed partial class SourceCode
{
    private readonly string[] tokens;

    public SourceCode(string text)
    {
        // Literals and comments in one alternation, so that a quote in a comment, or // in a string, opens nothing.
        string code = Enumerations().Replace(Uncompiled().Replace(text, " "), "$1{}");
        Declared = [.. Declarations().Matches(code).Select(match => match.Groups[1].Value)];
        tokens = [.. Tokens().Matches(code).Select(match => match.Value)];
    }

    /// <summary>Names of the types that the file declares.</summary>
    public IReadOnlyList<string> Declared { get; }

    /// <summary>Names that stand where a type may stand: not members of something, not called, not what a declaration names.</summary>
    /// <param name="qualifiers">Words that may stand before a type's dot: the names of namespaces.</param>
    public IEnumerable<string> Used(IReadOnlySet<string> qualifiers)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            string before = i > 0 ? tokens[i - 1] : "", after = i + 1 < tokens.Length ? tokens[i + 1] : "";
            bool isMember = before == "." && !(i > 1 && qualifiers.Contains(tokens[i - 2]));
            bool isCalled = after == "(" && before is not ("new" or ":" or "[");
            bool isArgumentName = after == ":" && before is "(" or ",";
            bool isDeclared = EndsType(before) && after is "{" or "=" or "=>" or ";" or "," or ")" or "(" or "<";
            if (char.IsAsciiLetterUpper(tokens[i][0]) && !isMember && !isCalled && !isArgumentName && !isDeclared && after != "=")
            {
                yield return tokens[i];
            }
        }
    }

    /// <summary>Whether a declaration's name may follow: after <c>Type</c>, <c>List&lt;Type></c>, <c>Type[]</c>, <c>Type?</c>.</summary>
    private static bool EndsType(string token) => token is ">" or "]" or "?" || (char.IsLetter(token.FirstOrDefault()) && !Keyword().IsMatch(token));

    [GeneratedRegex("""
        \"{3}[\s\S]*?\"{3} | @\$?"(?:""|[^"])*" | \$@"(?:""|[^"])*" | "(?:\\.|[^"\\\n])*" | '(?:\\[^']+|[^'\\])' | //[^\n]* | /\*[\s\S]*?\*/
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Uncompiled();

    [GeneratedRegex(@"(\benum\s+\w+[^{]*)\{[^}]*\}")]
    private static partial Regex Enumerations();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record|delegate\s+[\w<>\[\]?.]+)\s+(?!class\b|struct\b)([A-Z]\w*)")]
    private static partial Regex Declarations();

    [GeneratedRegex(@"[A-Za-z_]\w*|=>|==|<=|>=|\S")]
    private static partial Regex Tokens();

    // Words after which a type can follow; predefined types are not among them, since a name follows those.
    [GeneratedRegex("^(?:abstract|and|as|async|await|case|class|const|else|event|explicit|extern|fixed|global|implicit|in|init|internal|is|new|not|operator|or|out|override|params|partial|private|protected|public|readonly|record|ref|required|return|scoped|sealed|static|struct|switch|this|throw|unsafe|using|virtual|volatile|when|where)$")]
    private static partial Regex Keyword();
}
