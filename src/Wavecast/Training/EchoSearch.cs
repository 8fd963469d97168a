using System.Numerics;

namespace Wavecast.Training;

/// <summary>Chooses among echo recipes by what their networks draw: some layers of chance are luckier than others, and the best ridge depends on the data.</summary>
internal static class EchoSearch
{
    /// <summary>Makes a network by each recipe with each ridge, lets it draw, and takes the recipe that drew best.</summary>
    /// <param name="recipes">At least one; of equals, the earlier wins.</param>
    /// <param name="ridges">At least one; each replaces <see cref="EchoRecipe.Ridge"/>.</param>
    /// <param name="training">Sequences to learn to draw, <c>[batch, steps, features]</c>.</param>
    /// <param name="validation">Sequences to judge by, drawn on from their own beginnings.</param>
    /// <param name="warmUp">Steps of each that are read first; at least 1.</param>
    /// <returns>The recipe, to be fitted to all data, and the root mean square error of its drawings; infinite where all overflow.</returns>
    /// <exception cref="ArgumentException">The warm-up leaves nothing to draw, or the data do not suit a recipe, see <see cref="EchoRecipe.Fit{T}"/>.</exception>
    public static (EchoRecipe Recipe, double Rmse) Run<T>(
        IReadOnlyList<EchoRecipe> recipes, IReadOnlyList<double> ridges, SequenceBatch<T> training, SequenceBatch<T> validation, int warmUp)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingSettings drawing = new() { ValidationWarmUp = warmUp, Threads = 1 };
        (EchoRecipe Recipe, double Rmse) best = (recipes[0] with { Ridge = ridges[0] }, double.PositiveInfinity);
        foreach (EchoRecipe recipe in recipes)
        {
            (LstmNetwork<T> network, ReadoutRegression<T> readout) = recipe.Prepare(training);
            FreeRunTest<T> test = new(network.Shape, drawing, validation);
            foreach (double ridge in ridges)
            {
                readout.Solve(ridge, network.Parameters);
                if (test.Rmse(network.Parameters) is double rmse && rmse < best.Rmse)
                {
                    best = (recipe with { Ridge = ridge }, rmse);
                }
            }
        }
        return best;
    }
}
