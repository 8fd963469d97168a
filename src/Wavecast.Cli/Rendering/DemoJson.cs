namespace Wavecast.Cli.Rendering;

/// <summary>What <c>demo --json</c> prints.</summary>
internal sealed record DemoJson(
    string Model,
    string Picture,
    ErrorsJson NextStep,
    ErrorsJson FreeRun,
    BaselinesJson Baselines,
    HorizonJson[] ByHorizon,
    int Attempts,
    bool ReachedGoal,
    EpochJson Best,
    int Evaluations,
    string ParametersSha256,
    double Seconds);
