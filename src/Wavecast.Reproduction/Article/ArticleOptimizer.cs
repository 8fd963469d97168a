using System.Collections.Immutable;
using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.Article;

/// <summary>An optimizer whose learning rate is to be found.</summary>
/// <param name="Role">Which.</param>
/// <param name="Name">As tables call it.</param>
/// <param name="UsualRate">The middle of the rates that are tried. The loss is a sum of squares, so gradient descent needs small ones.</param>
/// <param name="At">The optimizer at a rate.</param>
internal sealed record ArticleOptimizer(ArticleRole Role, string Name, double UsualRate, Func<double, IOptimizer> At)
{
    /// <summary>All that are compared.</summary>
    public static ImmutableArray<ArticleOptimizer> All { get; } =
    [
        new(ArticleRole.Adagrad, "Adagrad", 0.03, rate => new Adagrad { LearningRate = rate }),
        new(ArticleRole.Sgd, "SGD", 1e-5, rate => new Sgd { LearningRate = rate }),
        new(ArticleRole.Momentum, "SGD, momentum 0.9", 3e-6, rate => new Sgd { LearningRate = rate, Momentum = 0.9 }),
        // No absolute tolerance may end it early: the comparison is of equal budgets.
        new(ArticleRole.Lbfgs, "L-BFGS", 1, rate => new Lbfgs { LearningRate = rate, History = 50, GradientTolerance = 0, ChangeTolerance = 0 }),
    ];

    /// <summary>The plain method at a rate.</summary>
    public ArticleMethod Method(double rate) => new() { Role = Role, Name = Name, Optimizer = At(rate) };
}
