using System.CommandLine;

namespace Wavecast.Cli.Options;

/// <summary>The model that a command reads.</summary>
internal static class ModelArgument
{
    public static Argument<string> Create() => new("MODEL")
    {
        Description = "a model file of 'wavecast train', or a PyTorch state dict of an LSTM in safetensors form.",
    };

    public static ForecastModel Load(string path)
    {
        InputPath.Check("MODEL", path);
        return ForecastModel.Load(path);
    }
}
