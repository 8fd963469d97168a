using System.CommandLine;
using Wavecast.Reproduction.Chaos;
using Wavecast.Tables;

namespace Wavecast.Cli.Options;

/// <summary>The laser's data, which a user has to bring along.</summary>
internal sealed class LaserOptions
{
    private const string TrainName = "--laser-train";
    private const string TestName = "--laser-test";

    private readonly Option<string?> train = Value.Text(TrainName, "FILE", "The Santa Fe laser's first 1,000 intensities: a CSV file of one column. Without it the laser is left out.");
    private readonly Option<string?> test = Value.Text(TestName, "FILE", "The 100 intensities that follow, read to measure only.");

    public void AddTo(Command command)
    {
        command.Options.Add(train);
        command.Options.Add(test);
    }

    /// <summary>Reads the data; null where none is named.</summary>
    /// <exception cref="UsageException">One file of the two is named, or a file is not such data.</exception>
    public LaserSeries? Read(ParseResult parsed)
    {
        (string? training, string? following) = (parsed.GetValue(train), parsed.GetValue(test));
        if (training is null && following is null)
        {
            return null;
        }
        if (training is null || following is null)
        {
            throw new UsageException($"{TrainName} and {TestName} belong together; {(training is null ? TrainName : TestName)} is missing.");
        }
        try
        {
            return new LaserSeries(Column(TrainName, training), Column(TestName, following));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{TrainName} '{training}', {TestName} '{following}': {e.Message.Split(" (Parameter")[0]}");
        }
    }

    private static double[] Column(string option, string path)
    {
        InputPath.Check(option, path);
        SequenceTable table = CsvFile.Read(path);
        return table.Sequences is { Count: 1, Features: 1 }
            ? table.Sequences[0].ToArray()
            : throw new UsageException($"{option} is '{path}', a table of {table.Sequences.Count} numeric columns; expected one.");
    }
}
