using System.Globalization;
using Wavecast.Forecasting;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Forecasting;

public class SettingsTextTests
{
    public static TheoryData<IOptimizer, string> Optimizers => new()
    {
        { new Sgd(), "sgd, learning rate 0.01, momentum 0, weight decay 0" },
        { new Sgd { Momentum = 0.5, Nesterov = true }, "sgd, learning rate 0.01, momentum 0.5 of Nesterov, weight decay 0" },
        { new Adagrad(), "adagrad, learning rate 0.1, learning rate decay 0, initial accumulator 0, epsilon 1E-10" },
        { new AdamW { AmsGrad = true }, "adamw, learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1E-08, weight decay 0.01, AMSGrad" },
        {
            new Lbfgs { History = 50 },
            "lbfgs, learning rate 1, iterations 20, evaluations 25, gradient tolerance 1E-07, change tolerance 1E-09, history 50, line search StrongWolfe, trust 100, curvature test Relative"
        },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Describe_OfAnOptimizer_IsForPeopleInAnyCulture(IOptimizer optimizer, string expected)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        // A machine without culture data knows no other culture by name.
        CultureInfo withComma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        withComma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = withComma;
            Assert.Equal(expected, SettingsText.Describe(new ForecasterSettings(), new TrainingSettings { Optimizer = optimizer })["optimizerSettings"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
