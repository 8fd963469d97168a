using Wavecast.Forecasting;

namespace Wavecast.Cli.Rendering;

internal sealed record ShapeJson(int Inputs, int[] Hidden, int Outputs, bool Residual, int Bypass);

internal sealed record ScalerJson(double[] Offset, double[] Scale);

internal sealed record ParameterJson(string Name, int[] Sizes);

/// <summary>What <c>inspect --json</c> prints.</summary>
internal sealed record InspectJson(
    string Model,
    ShapeJson Shape,
    string Precision,
    int ParameterCount,
    ParameterJson[] Parameters,
    ScalerJson Scaler,
    string[] Names,
    IReadOnlyDictionary<string, string> Settings,
    ModelFigures? Figures,
    string ParametersSha256)
{
    public static InspectJson Of(string path, ForecastModel model) => new(
        path,
        new ShapeJson(model.Shape.Inputs, [.. model.Shape.Hidden], model.Shape.Outputs, model.Shape.Residual, model.Shape.Bypass),
        model.Precision == Forecasting.Precision.Bits32 ? "float" : "double",
        model.Shape.ParameterCount,
        [.. model.Shape.Parameters.Select(slice => new ParameterJson(slice.Name, [.. slice.Sizes]))],
        new ScalerJson([.. model.Scaler.Offset], [.. model.Scaler.Scale]),
        [.. model.Names],
        model.Settings,
        model.Figures,
        model.ParametersSha256);
}
