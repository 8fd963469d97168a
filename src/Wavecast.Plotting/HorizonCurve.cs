namespace Wavecast.Plotting;

/// <summary>An error over the horizon.</summary>
/// <param name="Name">Whose error: the network's, or a baseline's such as "last value".</param>
/// <param name="Errors">Element k is the error of the (k + 1)-th step after the warm-up, or ahead of an origin, in the data's units.</param>
public sealed record HorizonCurve(string Name, double[] Errors);
