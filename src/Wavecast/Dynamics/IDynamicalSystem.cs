namespace Wavecast.Dynamics;

/// <summary>A map of a space to itself with its derivative: from a point, one step further.</summary>
public interface IDynamicalSystem
{
    /// <summary>Number of a point's coordinates.</summary>
    int Dimension { get; }

    /// <summary>Moves a point x and displacements v beside it one step on: x becomes F(x), and each v becomes DF(x)·v.</summary>
    /// <param name="jet"><c>[dimension, columns]</c>, row-major: column 0 is the point, each further one a displacement.</param>
    /// <param name="columns">At least 1: the point alone.</param>
    void Advance(Span<double> jet, int columns);
}
