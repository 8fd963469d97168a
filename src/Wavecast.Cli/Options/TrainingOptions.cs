using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wavecast.Data;
using Wavecast.Forecasting;
using Wavecast.Training.Optimizers;

namespace Wavecast.Cli.Options;

/// <summary>The options of <c>train</c> that say how: each maps to a setting of the same name, and wins over the preset.</summary>
internal sealed class TrainingOptions
{
    private readonly Option<ForecasterSettings?> preset = Value.Choice<ForecasterSettings>(
        "--preset", "Where the other options start from; default robust, the recipe that draws signals on longest.", ("robust", new ForecasterSettings()), ("article", ForecasterSettings.Article), ("pytorch", ForecasterSettings.PyTorch));

    private readonly Option<int[]?> hidden = Value.Option<int[]?>("--hidden", "51,51", "Hidden size of each layer; default 24, article 32, pytorch 51,51.", ToSizes);
    private readonly Option<IOptimizer?> optimizer = Value.Choice<IOptimizer>(
        "--optimizer",
        "What minimises the loss; default lbfgs with a line search, article adagrad, pytorch lbfgs of fixed step.",
        ("adagrad", new Adagrad()),
        ("sgd", new Sgd()),
        ("adam", new Adam()),
        ("adamw", new AdamW()),
        ("lbfgs", new Lbfgs()));

    private readonly Option<double?> learningRate = Value.Positive("--learning-rate", "The optimizer's step size; default its own.");
    private readonly Option<int?> epochs = Value.Whole("--epochs", 0, TrainingSettings.MostEpochs, "Epochs in all, those before --resume included; 0 saves the initial weights. Default no limit, article 200, pytorch 15.");
    private readonly Option<int?> evaluations = Value.Whole("--evaluations", 0, int.MaxValue, "Evaluations of the loss in all, over all starts; default 1500, presets no limit.");
    private readonly Option<double?> goal = Value.NotNegative("--goal", "Free-run RMSE on the validation part, in the data's units, at which training ends; default 0.0005 of the data's deviation, presets none.");
    private readonly Option<int?> batch = Value.Whole("--batch", 0, int.MaxValue, "Sequences in a mini-batch, for first-order optimizers; 0 (default) for all.");
    private readonly Option<double?> clip = Value.NotNegative("--clip", "Largest norm of a gradient, for first-order optimizers; 0 (default) for no limit.");
    private readonly Option<LearningRateSchedule?> schedule = Value.Choice<LearningRateSchedule>(
        "--schedule", "How the learning rate changes; default constant.",
        ("constant", LearningRateSchedule.Constant), ("cosine", LearningRateSchedule.Cosine()), ("plateau", LearningRateSchedule.OnPlateau()));

    private readonly Option<LossKind?> loss = Value.Choice<LossKind?>(
        "--loss", "Sum or mean of squares; default mse, article sse.", ("sse", LossKind.SumOfSquares), ("mse", LossKind.MeanOfSquares));

    private readonly Option<StepWeights?> stepWeights = Value.Option<StepWeights?>(
        "--step-weights", "exponential:100", "A weight for each step's loss: exponential:HALF-LIFE, linear:LAST or given:A,B,C; default none.", ToStepWeights);

    private readonly Option<double?> inputNoise = Value.NotNegative("--input-noise", "Standard deviation of noise on the training inputs, in scaled units; default 0.");
    private readonly Option<double?> freeRunWeight = Value.NotNegative("--free-run-weight", "Weight of the drawn part of the loss; 0 for none. Default 1, presets 0.");
    private readonly Option<FreeRunStage[]?> freeRunSteps = Value.Option<FreeRunStage[]?>(
        "--free-run-steps", "50:80,150:120,300", "Steps of each sequence's end that are drawn; in stages as STEPS:EVALUATIONS. Default grows with the sequences.", ToStages);

    private readonly Option<int?> freeRunSegments = Value.Whole("--free-run-segments", 1, int.MaxValue, "Parts of each sequence that end with drawn steps; default 1.");
    private readonly Option<bool?> residual = Value.Switch("--residual", "Whether the prediction is the input plus the network's output; default true, presets false.");
    private readonly Option<BypassChoice?> bypass = Value.Option<BypassChoice?>(
        "--bypass", "auto|K", "Last inputs that a linear map adds to the prediction; auto (default) tries some beside the network alone. Presets 0.", ToBypass);

    private readonly Option<int?> starts = Value.Whole("--starts", 0, 10_000, "Initial weights that are looked at before the best are trained; 0 for one network as it is. Default 8, presets 0.");
    private readonly Option<double?> period = Value.Option<double?>("--period", "N", "Steps after which the signal repeats; default found in the data.", text => Value.ToPositive(text));
    private readonly Option<int?> lossWarmUp = Value.Whole("--loss-warm-up", 0, int.MaxValue, "Steps at the start of each window that do not count in the loss; default by the signal's time scale, presets 0.");
    private readonly Option<ValidationSplit?> validation = Value.Option<ValidationSplit?>(
        "--validation", "N|FRACTION", "Held back to choose the best epoch: N first sequences, or a fraction of them (of the last steps, below 4 sequences); 0 for none.", ToSplit);

    private readonly Option<Selection?> select = Value.Choice<Selection?>(
        "--select", "Which epoch is kept: that of the smallest free-run error, of the smallest loss, or the last. Default free-run, pytorch last.",
        ("free-run", Selection.FreeRun), ("loss", Selection.Loss), ("last", Selection.Last));

    private readonly Option<bool> noRescue = new("--no-rescue") { Description = "End the run where the loss explodes, rather than go back to the best epoch and on with a safer optimizer." };
    private readonly Option<int?> patience = Value.Whole("--patience", 0, int.MaxValue, "Epochs without a better one after which to stop; 0 (default) for never.");
    private readonly Option<TimeSpan?> timeLimit = Value.Duration("--time-limit", "Longest duration; default none.");
    private readonly Option<long?> seed = RunOptions.Seed("What initial weights, input noise and the order of mini-batches come from; default 0.");
    private readonly Option<int?> threads = RunOptions.Threads();
    private readonly Option<Precision?> precision = Value.Choice<Precision?>(
        "--precision", "The numbers that the network is made of; default double.", ("double", Precision.Bits64), ("float", Precision.Bits32));

    private readonly Option<MemoryUse?> memory = Value.Choice<MemoryUse?>(
        "--memory", "What is kept of each step until the way back: all, or the steps of a part that is computed again, for a third more arithmetic; the bits are the same. Default auto, full where there is room.",
        ("auto", MemoryUse.Automatic), ("full", MemoryUse.Full), ("small", MemoryUse.Small));

    private readonly Option<int?> window = Value.Option<int?>("--window", "N", "Cut longer training sequences into windows of N steps; 0 for whole sequences. Default 500, presets 0.", ToWindow);
    private readonly Option<int?> stride = Value.Whole("--stride", 1, int.MaxValue, "Steps from one window to the next; default about half a window.");
    private readonly Option<Scaling?> scale = Value.Choice<Scaling?>(
        "--scale", "How the data is scaled before training; default standard, pytorch none.",
        ("none", Scaling.None), ("standard", Scaling.Standard), ("minmax", Scaling.MinMax));

    private Option[] All =>
    [
        preset, hidden, residual, bypass, starts, period, optimizer, learningRate, epochs, evaluations, goal, batch, clip, schedule, loss, lossWarmUp, stepWeights, inputNoise,
        freeRunWeight, freeRunSteps, freeRunSegments, validation, select, noRescue, patience, timeLimit, window, stride, scale, precision, memory, seed, threads,
    ];

    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">Options contradict each other.</exception>
    public ForecasterSettings Read(ParseResult parsed)
    {
        ForecasterSettings start = parsed.GetValue(preset) ?? new ForecasterSettings();
        if (parsed.GetValue(stride) is not null && parsed.GetValue(window) is null or 0)
        {
            throw new UsageException("--stride needs --window N, the steps of a window.");
        }
        return start with
        {
            Hidden = parsed.Given(hidden) is { } sizes ? [.. sizes] : start.Hidden,
            Residual = parsed.GetValue(residual) ?? start.Residual,
            Bypass = parsed.GetValue(bypass) is { } choice ? choice.Lags : start.Bypass,
            Starts = parsed.GetValue(starts) ?? start.Starts,
            Period = parsed.GetValue(period) ?? start.Period,
            AdaptsToLength = start.AdaptsToLength || FreeRunAdapts(parsed),
            Validation = parsed.GetValue(validation) ?? start.Validation,
            Precision = parsed.GetValue(precision) ?? start.Precision,
            Memory = parsed.GetValue(memory) ?? start.Memory,
            Window = parsed.GetValue(window) ?? start.Window,
            Stride = parsed.GetValue(stride) ?? start.Stride,
            Scaling = parsed.GetValue(scale) ?? start.Scaling,
            Training = ReadTraining(parsed, start.Training),
        };
    }

    /// <summary>A weight without steps asks for the stages that grow with the length, whatever the preset.</summary>
    private bool FreeRunAdapts(ParseResult parsed) => parsed.GetValue(freeRunWeight) is > 0 && parsed.Given(freeRunSteps) is null;

    private TrainingSettings ReadTraining(ParseResult parsed, TrainingSettings start)
    {
        IOptimizer chosen = ReadOptimizer(parsed, start.Optimizer);
        int batchSize = parsed.GetValue(batch) ?? start.BatchSize;
        double clipNorm = parsed.GetValue(clip) ?? start.ClipNorm;
        if (chosen.IsBatchMethod && (batchSize > 0 || clipNorm > 0))
        {
            throw new UsageException($"--batch and --clip are for first-order optimizers, not for {chosen.Name}; leave them out, or take --optimizer adam.");
        }
        return start with
        {
            Optimizer = chosen,
            Objective = ReadObjective(parsed, start.Objective, chosen),
            FreeRunStages = parsed.Given(freeRunSteps) is { } stages ? [.. stages] : start.FreeRunStages,
            Epochs = parsed.GetValue(epochs) ?? start.Epochs,
            Evaluations = parsed.GetValue(evaluations) ?? (parsed.GetValue(epochs) is null ? start.Evaluations : null),
            Goal = parsed.GetValue(goal) ?? start.Goal,
            BatchSize = batchSize,
            ClipNorm = clipNorm,
            Schedule = parsed.GetValue(schedule) ?? start.Schedule,
            Selection = parsed.GetValue(select) ?? start.Selection,
            Rescue = start.Rescue && !parsed.GetValue(noRescue),
            Patience = parsed.GetValue(patience) ?? start.Patience,
            TimeLimit = parsed.GetValue(timeLimit) ?? start.TimeLimit,
            Seed = parsed.GetValue(seed) ?? start.Seed,
            Threads = parsed.ThreadsOf(threads),
        };
    }

    /// <summary>The named optimizer, or the preset's, with the learning rate given.</summary>
    private IOptimizer ReadOptimizer(ParseResult parsed, IOptimizer start)
    {
        IOptimizer chosen = parsed.GetValue(optimizer) is { } named && named.Name != start.Name ? named : start;
        return (parsed.GetValue(learningRate), chosen) switch
        {
            ({ } rate, FirstOrderOptimizer first) => first with { LearningRate = rate },
            ({ } rate, Lbfgs lbfgs) => lbfgs with { LearningRate = rate },
            _ => chosen,
        };
    }

    private ObjectiveSettings ReadObjective(ParseResult parsed, ObjectiveSettings start, IOptimizer chosen) => start with
    {
        Loss = parsed.GetValue(loss) ?? start.Loss,
        WarmUp = parsed.GetValue(lossWarmUp) ?? start.WarmUp,
        StepWeights = parsed.GetValue(stepWeights) ?? start.StepWeights,
        InputNoise = parsed.GetValue(inputNoise) is { } level ? new InputNoise(level) : start.InputNoise,
        FreeRun = ReadFreeRun(parsed, start.FreeRun),
        // The scaled loss is for the absolute tolerances of L-BFGS; a first-order step would grow with it.
        Scale = chosen.IsBatchMethod ? start.Scale : 1,
    };

    private FreeRunLoss? ReadFreeRun(ParseResult parsed, FreeRunLoss? start)
    {
        double? weight = parsed.GetValue(freeRunWeight);
        FreeRunStage[]? stages = parsed.Given(freeRunSteps);
        int? segments = parsed.GetValue(freeRunSegments);
        if (weight == 0)
        {
            return stages is null ? null : throw new UsageException("--free-run-steps contradicts --free-run-weight 0; leave one of them out.");
        }
        if (start is null && weight is null && stages is null)
        {
            return segments is null ? null : throw new UsageException("--free-run-segments needs --free-run-steps or --free-run-weight with this preset.");
        }
        FreeRunLoss given = start ?? new FreeRunLoss { Steps = 1 };
        return given with { Steps = stages?[0].Steps ?? given.Steps, Weight = weight ?? given.Weight, Segments = segments ?? given.Segments };
    }

    private static int? ToWindow(string text) => Value.ToWhole(text, 0, int.MaxValue) is var steps and not 1
        ? steps
        : throw new UsageException("2 steps or more, or 0 for whole sequences");

    private static BypassChoice? ToBypass(string text)
    {
        try
        {
            return new BypassChoice(text == "auto" ? null : Value.ToWhole(text, 0, 1 << 16));
        }
        catch (UsageException)
        {
            throw new UsageException("a number of inputs from 0 to 65536, or auto");
        }
    }

    private static int[] ToSizes(string text)
    {
        try
        {
            return [.. text.Split(',').Select(size => Value.ToWhole(size, 1, 1 << 16))];
        }
        catch (UsageException)
        {
            throw new UsageException("a size from 1 to 65536 for each layer, such as 51,51");
        }
    }

    private static StepWeights ToStepWeights(string text)
    {
        try
        {
            return text.Split(':', 2) switch
            {
                ["exponential", string halfLife] => StepWeights.Exponential(Value.ToPositive(halfLife)),
                ["linear", string last] => StepWeights.Linear(Value.ToNotNegative(last)),
                ["given", string weights] => StepWeights.Given(weights.Split(',').Select(Value.ToNotNegative)),
                ["none"] => StepWeights.None,
                _ => throw new UsageException(text),
            };
        }
        catch (Exception e) when (e is UsageException or ArgumentException)
        {
            throw new UsageException("exponential:HALF-LIFE, linear:LAST or given:A,B,C with numbers of 0 or more");
        }
    }

    private static FreeRunStage[] ToStages(string text)
    {
        try
        {
            string[] parts = text.Split(',');
            return [.. parts.Select((part, i) => part.Split(':') switch
            {
                [string steps, string evaluations] => new FreeRunStage(Value.ToWhole(steps, 1, int.MaxValue), Value.ToWhole(evaluations, 1, int.MaxValue)),
                [string steps] when i == parts.Length - 1 => new FreeRunStage(Value.ToWhole(steps, 1, int.MaxValue), int.MaxValue),
                _ => throw new UsageException(part),
            })];
        }
        catch (UsageException)
        {
            throw new UsageException("a number of steps such as 100, or stages such as 50:80,150:120,300");
        }
    }

    private static ValidationSplit ToSplit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? ValidationSplit.Sequences(count)
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) && share is > 0 and < 1 ? ValidationSplit.Fraction(share)
        : throw new UsageException("a number of sequences such as 3, or a fraction such as 0.2");
}
