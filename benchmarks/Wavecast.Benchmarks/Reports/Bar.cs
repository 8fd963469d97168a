namespace Wavecast.Benchmarks.Reports;

/// <summary>A figure that the project wants to reach or to keep.</summary>
/// <param name="Id">Its name in the file of targets.</param>
/// <param name="Text">What was compared.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Unit">Of the value: <see cref="Percent"/>, or what follows the number.</param>
internal sealed record Bar(string Id, string Text, double Value, string Unit)
{
    public const string Percent = "%";
    public const string Times = "×";

    public string Shown => Format(Value);

    public string Format(double value) => Unit == Percent ? FormattableString.Invariant($"{100 * value:0.0} %") : FormattableString.Invariant($"{value:0.00}{(Unit == Times ? "" : " ")}{Unit}");
}
