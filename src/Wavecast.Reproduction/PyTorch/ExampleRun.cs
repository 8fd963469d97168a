namespace Wavecast.Reproduction.PyTorch;

/// <summary>A training of the example.</summary>
/// <param name="Losses">The training loss of every evaluation.</param>
/// <param name="Steps">What was measured after each optimizer step.</param>
/// <param name="Seed">Of the initial weights.</param>
/// <param name="Rescued">Evaluations until an explosion was seen and the run rescued; 0 where none was.</param>
/// <param name="Said">What the run said of it.</param>
/// <param name="DrawnOn">After training on with the drawing in the loss, evaluations counted on; null where that was not done.</param>
internal sealed record ExampleRun(double[] Losses, ExampleStep[] Steps, long Seed, int Rescued = 0, string Said = "", ExampleStep? DrawnOn = null);

/// <summary>The example after an optimizer step.</summary>
/// <param name="Evaluations">Evaluations of the training loss so far.</param>
/// <param name="TestLoss">The loss of the test sequences, teacher-forced.</param>
/// <param name="DrawingRmse">Root mean square error of what is drawn beyond the data, over all test sequences.</param>
/// <param name="Drawn">Of each test sequence: the predictions of steps 1 to n while the data is given, then those drawn.</param>
internal sealed record ExampleStep(int Evaluations, double TestLoss, double DrawingRmse, float[][] Drawn);
