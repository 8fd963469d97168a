using System.CommandLine;
using Wavecast.Tables;

namespace Wavecast.Cli.Options;

/// <summary>The data that a command reads, and which of its columns.</summary>
internal sealed class DataOptions(bool required = true)
{
    private readonly Argument<string> data = new("DATA")
    {
        Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
        Description = "a CSV file; every numeric column is a sequence of its own, unless options say otherwise.",
    };

    private readonly Option<string[]?> columns = Value.Option<string[]?>("--columns", "A,B", "Read these columns only, by name.", text => text.Split(','));

    private readonly Option<bool> features = new("--features")
    {
        Description = "Read the columns as the features of one sequence, not as sequences of their own.",
    };

    private readonly Option<string?> id = Value.Text("--id", "COLUMN", "The column that names each row's sequence, in a table of the form id,step,value.");

    public void AddTo(Command command)
    {
        command.Arguments.Add(data);
        command.Options.Add(columns);
        command.Options.Add(features);
        command.Options.Add(id);
    }

    /// <summary>Whether data is given, where it need not be.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(data) is not null;

    public string PathOf(ParseResult parsed) => parsed.GetValue(data)!;

    /// <summary>Reads the data, and says what its reader has to say.</summary>
    public SequenceTable Read(ParseResult parsed, Voice voice)
    {
        string path = PathOf(parsed);
        InputPath.Check("DATA", path);
        SequenceTable table = CsvFile.Read(path, new CsvOptions
        {
            Columns = [.. parsed.GetValue(columns) ?? []],
            Features = parsed.GetValue(features),
            IdColumn = parsed.GetValue(id),
        });
        foreach (string note in table.Notes)
        {
            voice.Say(note);
        }
        return table;
    }

    /// <summary>What the model remembers of the data's names: the sequences' where each has one feature, else the features'.</summary>
    public static IReadOnlyList<string> NamesOf(SequenceTable table) => table.Sequences.Features == 1 ? table.Names : table.FeatureNames;
}
