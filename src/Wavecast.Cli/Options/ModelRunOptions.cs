using System.CommandLine;
using Wavecast.Tables;

namespace Wavecast.Cli.Options;

/// <summary>What commands that let a model read data have in common: the model, the data, warm-up, steps and threads.</summary>
internal sealed class ModelRunOptions(
    string warmUpDescription, string stepsDescription, bool needsData = true, int leastSteps = 1, int mostSteps = int.MaxValue)
{
    private readonly Argument<string> model = ModelArgument.Create();
    private readonly DataOptions data = new(needsData);
    private readonly Option<int?> warmUp = Value.Whole("--warm-up", 1, int.MaxValue, warmUpDescription);
    private readonly Option<int?> steps = Value.Whole("--steps", leastSteps, mostSteps, stepsDescription);
    private readonly Option<int?> threads = RunOptions.Threads();

    public void AddTo(Command command)
    {
        command.Arguments.Add(model);
        data.AddTo(command);
        command.Options.Add(warmUp);
        command.Options.Add(steps);
        command.Options.Add(threads);
    }

    public string ModelPathOf(ParseResult parsed) => parsed.GetValue(model)!;

    public string DataPathOf(ParseResult parsed) => data.PathOf(parsed);

    /// <summary>Whether data is given, where it need not be.</summary>
    public bool HasData(ParseResult parsed) => data.IsGiven(parsed);

    public ForecastModel LoadModel(ParseResult parsed) => ModelArgument.Load(ModelPathOf(parsed));

    public SequenceTable ReadData(ParseResult parsed, Voice voice) => data.Read(parsed, voice);

    public int? WarmUpOf(ParseResult parsed) => parsed.GetValue(warmUp);

    public int? StepsOf(ParseResult parsed) => parsed.GetValue(steps);

    public int ThreadsOf(ParseResult parsed) => parsed.ThreadsOf(threads);
}
