namespace Wavecast.Plotting;

/// <summary>One sequence of one feature: what it was, what the network predicted and what it drew. A panel of a picture.</summary>
/// <remarks>
/// Steps count from 0. The warm-up covers the steps [0, <see cref="WarmUp"/>); element k of <see cref="Truth"/> and
/// of <see cref="TeacherForced"/> belongs to step k, element k of <see cref="Drawn"/> to step <see cref="WarmUp"/> + k.
/// The arrays may have any length, 0 too. NaN and infinite values leave a gap.
/// </remarks>
public sealed record DrawnSequence
{
    /// <summary>What the panel is called.</summary>
    public required string Name { get; init => field = value ?? throw new ArgumentNullException(nameof(Name)); }

    /// <summary>The true values as far as they are known, from step 0; may end before or after the drawing.</summary>
    public double[] Truth { get; init => field = value ?? throw new ArgumentNullException(nameof(Truth)); } = [];

    /// <summary>Element k is the prediction <em>of</em> step k, made from the true steps before it; NaN where there is none (step 0).</summary>
    public double[] TeacherForced { get; init => field = value ?? throw new ArgumentNullException(nameof(TeacherForced)); } = [];

    /// <summary>The free run: element k is the network's value for step <see cref="WarmUp"/> + k.</summary>
    public double[] Drawn { get; init => field = value ?? throw new ArgumentNullException(nameof(Drawn)); } = [];

    /// <summary>Number of steps read before the free run; 0 or more.</summary>
    public int WarmUp
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(WarmUp));
            field = value;
        }
    }

    /// <summary>A text for each step from step 0, such as years or dates; null: the steps' own numbers.</summary>
    /// <remarks>
    /// Rising numbers and ISO dates become an axis with round numbers or calendar borders, continued evenly over
    /// the steps behind the last text; other texts stand at their steps.
    /// </remarks>
    public string[]? Index { get; init; }

    /// <summary>What the horizontal axis counts; default "step".</summary>
    public string IndexLabel { get; init => field = value ?? throw new ArgumentNullException(nameof(IndexLabel)); } = "step";

    /// <summary>What the vertical axis measures, with its unit; default "value".</summary>
    public string ValueLabel { get; init => field = value ?? throw new ArgumentNullException(nameof(ValueLabel)); } = "value";

    /// <summary>The panels of a sequence with several features: one for each, called "name · feature".</summary>
    /// <param name="name">The sequence's name.</param>
    /// <param name="features">The features' names.</param>
    /// <param name="warmUp">Number of steps read before the free run.</param>
    /// <param name="truth">[steps, features], step by step.</param>
    /// <param name="teacherForced">[steps, features], the row k being the prediction of step k.</param>
    /// <param name="drawn">[steps, features], the row k being that of step warmUp + k.</param>
    /// <param name="index">A text for each step, or null.</param>
    /// <exception cref="ArgumentException">An array's length is no multiple of the number of features.</exception>
    public static DrawnSequence[] PerFeature(
        string name, string[] features, int warmUp, double[] truth, double[] teacherForced, double[] drawn, string[]? index = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        return [.. features.Select((feature, f) => new DrawnSequence
        {
            Name = features.Length == 1 ? name : $"{name} · {feature}",
            WarmUp = warmUp,
            Truth = Column(truth, f, features.Length, nameof(truth)),
            TeacherForced = Column(teacherForced, f, features.Length, nameof(teacherForced)),
            Drawn = Column(drawn, f, features.Length, nameof(drawn)),
            Index = index,
        })];
    }

    private static double[] Column(double[] rows, int feature, int features, string name)
    {
        if (rows.Length % features != 0)
        {
            throw new ArgumentException($"{name} has {rows.Length} values, which {features} features do not divide; pass [steps, features].", name);
        }

        double[] column = new double[rows.Length / features];
        for (int t = 0; t < column.Length; t++)
        {
            column[t] = rows[t * features + feature];
        }

        return column;
    }
}
