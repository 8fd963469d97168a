using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Wavecast.Cli.Options;

/// <summary>Options whose values are read in the invariant culture and refused with a sentence.</summary>
internal static class Value
{
    /// <summary>An option whose text becomes a value by <paramref name="parse"/>, which throws <see cref="UsageException"/> saying what was expected.</summary>
    public static Option<T?> Option<T>(string name, string helpName, string description, Func<string, T> parse) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, name, parse),
        };

    /// <summary>A whole number within limits.</summary>
    public static Option<int?> Whole(string name, int least, int most, string description) =>
        Option<int?>(name, "N", description, text => ToWhole(text, least, most));

    /// <summary>A finite number above 0.</summary>
    public static Option<double?> Positive(string name, string description) =>
        Option<double?>(name, "X", description, text => ToPositive(text));

    /// <summary>A finite number of 0 or more.</summary>
    public static Option<double?> NotNegative(string name, string description) =>
        Option<double?>(name, "X", description, text => ToNotNegative(text));

    /// <summary>A duration above 0, in seconds where it has no unit.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => Option<TimeSpan?>(name, "90s|5m|2h", description, ToDuration);

    /// <summary>A number within limits.</summary>
    public static Option<double?> Between(string name, string helpName, double least, double most, string description) =>
        Option<double?>(name, helpName, description, text => ToNumber(text) is { } value && value >= least && value <= most
            ? value
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}")));

    /// <summary>One of a few names.</summary>
    public static Option<T?> Choice<T>(string name, string description, params (string Name, T Value)[] choices) =>
        Option<T?>(name, string.Join('|', choices.Select(c => c.Name)), description, text => Choose(text, choices));

    /// <summary>On where it stands alone or with <c>true</c>, off with <c>false</c>, null where it is not given.</summary>
    public static Option<bool?> Switch(string name, string description) => new(name) { HelpName = "true|false", Description = description };

    /// <summary>A path, as given.</summary>
    public static Option<string?> Text(string name, string helpName, string description) =>
        Option<string?>(name, helpName, description, text => text.Length > 0 ? text : throw new UsageException("something that is not empty"));

    /// <summary>The value of an option, or null where it is not given: the parser itself makes that an empty array.</summary>
    public static T? Given<T>(this ParseResult parsed, Option<T?> option)
        where T : class => parsed.GetResult(option) is null ? null : parsed.GetValue(option);

    public static int ToWhole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw new UsageException(most == int.MaxValue ? $"a whole number of {least} or more" : $"a whole number from {least} to {most}");

    public static double ToPositive(string text) => ToNumber(text) is { } value and > 0 ? value : throw new UsageException("a finite number above 0");

    public static double ToNotNegative(string text) => ToNumber(text) is { } value and >= 0 ? value : throw new UsageException("a finite number of 0 or more");

    public static T Choose<T>(string text, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        foreach ((string name, T value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }
        throw new UsageException(string.Join(", ", choices.ToArray().Select(c => c.Name)));
    }

    /// <summary>A finite number, or null.</summary>
    private static double? ToNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static T? Parse<T>(ArgumentResult result, string name, Func<string, T> parse)
    {
        if (result.Tokens.Count != 1)
        {
            result.AddError($"{name} is given {result.Tokens.Count} times; give it once.");
            return default;
        }
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (UsageException expected)
        {
            result.AddError($"{name} is '{result.Tokens[0].Value}'; expected {expected.Message}.");
            return default;
        }
    }

    private static TimeSpan? ToDuration(string text)
    {
        (string digits, double seconds) = text.Length > 0 ? text[^1] switch
        {
            's' => (text[..^1], 1),
            'm' => (text[..^1], 60),
            'h' => (text[..^1], 3600),
            _ => (text, 1.0),
        }
        : ("", 1);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value > 0 && value * seconds < 1e9
            ? TimeSpan.FromSeconds(value * seconds)
            : throw new UsageException("a duration above 0 such as 90s, 5m or 2h");
    }
}
