namespace Wavecast.Training.Optimizers;

/// <summary>How a run goes on from its best parameters after an optimizer has made the loss explode.</summary>
/// <param name="Optimizer">What goes on; it starts afresh.</param>
/// <param name="Change">What is different about it, as the end of "the run goes on with …".</param>
public sealed record SaferOptimizer(IOptimizer Optimizer, string Change);
