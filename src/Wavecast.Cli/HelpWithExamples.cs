using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Wavecast.Cli;

/// <summary>Help that ends with examples of the command.</summary>
internal static class HelpWithExamples
{
    private static readonly ConditionalWeakTable<Command, string[]> Examples = [];

    /// <summary>Gives a command the examples that its help ends with, one command line each.</summary>
    public static Command WithExamples(this Command command, params string[] examples)
    {
        Examples.Add(command, examples);
        return command;
    }

    public static void AddTo(RootCommand root)
    {
        root.WithExamples(
            "wavecast demo",
            "wavecast generate sine --count 100 --out waves.csv",
            "wavecast train waves.csv --out sine.safetensors",
            "wavecast draw sine.safetensors waves.csv --steps 1000 --out wave.png",
            "wavecast evaluate sine.safetensors waves.csv",
            "wavecast forecast air_passengers.csv --horizon 24 --out forecast.csv --out forecast.png");
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Action((HelpAction)help.Action!);
    }

    private sealed class Action(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int code = inner.Invoke(parseResult);
            if (Examples.TryGetValue(parseResult.CommandResult.Command, out string[]? examples))
            {
                TextWriter output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (string example in examples)
                {
                    output.WriteLine($"  {example}");
                }
                output.WriteLine();
            }
            return code;
        }
    }
}
