namespace Wavecast.Reproduction.Article;

/// <summary>How far a training has come, measured now and then.</summary>
/// <param name="Evaluations">Of loss and gradient, so far.</param>
/// <param name="Seconds">Of the processor, spent in them and in the optimizer so far.</param>
/// <param name="Loss">The training loss as the optimizer met it.</param>
/// <param name="Validation">Error of drawing the validation sequences over the judged steps at the best parameters so far, in the signal's units.</param>
/// <param name="Rmse">Error of drawing the test sequences at those parameters, over the judged steps.</param>
/// <param name="WholeRmse">The same over all drawn steps.</param>
/// <param name="ValidSteps">Steps of a test drawing before its error first passes 0.1, at those parameters: the median of the sequences.</param>
internal sealed record ArticleCheck(int Evaluations, double Seconds, double Loss, double Validation, double Rmse, double WholeRmse, double ValidSteps);
