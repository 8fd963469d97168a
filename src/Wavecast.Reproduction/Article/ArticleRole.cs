namespace Wavecast.Reproduction.Article;

/// <summary>The methods that the claims speak of; where several candidates were searched, the one that was chosen.</summary>
internal enum ArticleRole
{
    Adagrad,
    Sgd,
    Momentum,
    Lbfgs,
    Weighted,
    Denoised,
    WeightedAndDenoised,
    Drawing,
    LbfgsWeighted,
    LbfgsDenoised,
    LbfgsDrawing,
}
