using Wavecast.Training;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>Measures the example after an optimizer step, and draws as the script does.</summary>
internal sealed class StepJudge(PyTorchExample example, NetworkShape shape) : IDisposable
{
    private readonly SequenceBatch<double> test = example.TestWaves();
    private readonly SequenceBatch<double> truth = example.TrueWaves();
    private readonly SequenceObjective<double> objective = PyTorchExample.Objective(shape, example.TestWaves());

    public ExampleStep Judge(LstmNetwork<double> network, int evaluations)
    {
        int given = test.Steps - 1;
        float[][] drawn = new float[test.Count][];
        double squares = 0;
        for (int b = 0; b < drawn.Length; b++)
        {
            // The script reads all but the last step, so that its first drawn step is still in the data.
            double[] warmUp = test[b][..given].ToArray();
            double[] predicted = [.. network.Predict(SequenceBatch<double>.FromSequences([warmUp]))[0][..(given - 1)], .. network.Draw(warmUp, PyTorchExample.Future + 1)];
            drawn[b] = [.. predicted.Select(value => (float)value)];
            for (int t = given; t < predicted.Length; t++)
            {
                double error = predicted[t] - truth[b][t + 1];
                squares += error * error;
            }
        }
        double rmse = Math.Sqrt(squares / (drawn.Length * PyTorchExample.Future));
        return new ExampleStep(evaluations, objective.Loss(network.Parameters), rmse, drawn);
    }

    public void Dispose() => objective.Dispose();
}
