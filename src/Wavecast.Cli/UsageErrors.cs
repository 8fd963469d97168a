using System.CommandLine;
using System.CommandLine.Parsing;

namespace Wavecast.Cli;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
internal static class UsageErrors
{
    public static string Describe(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string name = NameOf(command);
        if (parsed.UnmatchedTokens is [string token, ..])
        {
            return Unknown(command, name, token);
        }
        ParseError error = parsed.Errors.FirstOrDefault(e => e.SymbolResult is OptionResult) ?? parsed.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value: {option.Option.Description}",
            OptionResult option when option.Tokens.Count > 1 && option.Option.Arity.MaximumNumberOfValues == 1 =>
                $"{option.Option.Name} is given {option.Tokens.Count} times; give it once.",
            CommandResult when command is RootCommand => "no command is given; start with 'wavecast demo', or see 'wavecast --help'.",
            CommandResult when command.Subcommands.Count > 0 => $"{name} needs one of {string.Join(", ", command.Subcommands.Select(c => c.Name))}; see '{name} --help'.",
            ArgumentResult { Tokens.Count: 0 } argument => Missing(name, argument.Argument),
            CommandResult when command.Arguments.FirstOrDefault(a => parsed.GetResult(a) is null or { Tokens.Count: 0 }) is { } argument => Missing(name, argument),
            _ => OneLine(error.Message),
        };
    }

    /// <summary>As one types it, such as <c>wavecast reproduce article</c>.</summary>
    private static string NameOf(Command command) =>
        string.Join(' ', Above(command).Reverse().Append(command).Select(part => part is RootCommand ? "wavecast" : part.Name));

    private static string Missing(string command, Argument argument) =>
        $"{command} needs {argument.Name}: {argument.Description}";

    private static string Unknown(Command command, string name, string token)
    {
        bool isOption = token.StartsWith('-');
        IEnumerable<string> known = isOption
            ? command.Options.Concat(Above(command).SelectMany(p => p.Options.Where(o => o.Recursive))).Select(o => o.Name)
            : command.Subcommands.Select(c => c.Name);
        string? meant = known.Where(k => Distance(k, token) <= 2).MinBy(k => Distance(k, token));
        string what = isOption ? $"{name} has no option {token}"
            : command.Subcommands.Count > 0 ? $"there is no command '{token}'"
            : $"{name} does not expect '{token}'";
        return meant is null ? $"{what}; see '{name} --help'." : $"{what}; did you mean {meant}?";
    }

    private static IEnumerable<Command> Above(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => Above(parent).Prepend(parent));

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Levenshtein's distance: letters to insert, remove or replace.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
