using System.Globalization;
using System.Text.Json.Serialization;

namespace Wavecast.Benchmarks.Tables;

/// <summary>What a measured run does, whoever does it; the network has one input and one output.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Precision"><c>double</c> or <c>float</c>.</param>
/// <param name="Hidden">Hidden size of each layer, such as <c>51,51</c>.</param>
/// <param name="Batch">Sequences.</param>
/// <param name="Length">Steps of a sequence.</param>
/// <param name="Threads">Threads that do it.</param>
/// <param name="Form">How, where there is more than one way: a peer's form, <c>small memory</c>, an optimizer's name.</param>
internal sealed record Work(WorkKind Kind, string Precision, string Hidden, int Batch, int Length, int Threads = 1, string Form = "")
{
    public const string SmallMemory = "small memory";

    public static readonly string[] Precisions = ["double", "float"];

    /// <summary>The same for everyone who does it: without threads and form.</summary>
    [JsonIgnore]
    public Work Problem => this with { Threads = 0, Form = "" };

    [JsonIgnore]
    public NetworkShape Shape => new(1, [.. Hidden.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))], 1);

    /// <summary>Sequences times steps.</summary>
    [JsonIgnore]
    public double Steps => (double)Batch * Length;

    /// <summary>Useful arithmetic of an evaluation.</summary>
    [JsonIgnore]
    public double Gflop => ClosureBenchmark.UsefulGflop(Shape, Batch, Length);

    /// <summary>Bytes of all parameters: what a step has to read once.</summary>
    [JsonIgnore]
    public long WeightBytes => (long)Shape.ParameterCount * (Precision == "float" ? sizeof(float) : sizeof(double));
}
