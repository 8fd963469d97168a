using Wavecast.Dynamics;

namespace Wavecast.Tests.Dynamics;

public sealed class FreeRunSystemTests
{
    public static TheoryData<bool, int> Outputs => new() { { false, 0 }, { true, 0 }, { false, 1 }, { true, 3 } };

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Jacobian_IsThatOfCentralDifferences(bool residual, int bypass)
    {
        FreeRunSystem system = FreeRunSystem.Of(Network(residual, bypass));
        double[] point = system.Read(Waves(12));

        double[] jacobian = TangentMap.Jacobian(system, point);

        const double by = 1e-5;
        int n = system.Dimension;
        Assert.Equal(2 * (4 + 3) + 2 * Math.Max(1, bypass), n);
        for (int j = 0; j < n; j++)
        {
            double[] up = Moved(system, point, j, by), down = Moved(system, point, j, -by);
            for (int i = 0; i < n; i++)
            {
                // The third derivatives are of the order of 1: an error of by², and of rounding / by.
                Assert.Equal((up[i] - down[i]) / (2 * by), jacobian[i * n + j], 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Advance_AfterReading_DrawsWhatTheNetworkDraws(bool residual, int bypass)
    {
        LstmNetwork<double> network = Network(residual, bypass);
        FreeRunSystem system = FreeRunSystem.Of(network);
        double[] warmUp = Waves(12), drawn = network.Draw(warmUp, steps: 20);

        double[] point = system.Read(warmUp);

        for (int t = 0; t < 20; t++)
        {
            // The kernels' exponentials differ by rounding.
            Assert.Equal(drawn[2 * t], point[system.InputStart], 1e-12);
            Assert.Equal(drawn[2 * t + 1], point[system.InputStart + 1], 1e-12);
            system.Advance(point, columns: 1);
        }
    }

    [Fact]
    public void Of_NetworkOfOtherOutputsThanInputs_Throws() =>
        Assert.Throws<ArgumentException>(() => FreeRunSystem.Of(new LstmNetwork<double>(1, [2], 2)));

    [Fact]
    public void Read_PartsOfSteps_Throws() => Assert.Throws<ArgumentException>(() => FreeRunSystem.Of(Network(false, 0)).Read([1, 2, 3]));

    private static LstmNetwork<double> Network(bool residual, int bypass)
    {
        LstmNetwork<double> network = new(2, [4, 3], 2, residual, bypass, seed: 6);
        for (int i = 0; i < network.Parameters.Length; i++)
        {
            // A new bypass is zero, which would hide its errors.
            network.Parameters[i] += 0.2 * Math.Sin(i);
        }
        return network;
    }

    private static double[] Waves(int steps) => [.. Enumerable.Range(0, 2 * steps).Select(i => Math.Sin(0.4 * i))];

    private static double[] Moved(FreeRunSystem system, double[] point, int coordinate, double by)
    {
        double[] moved = [.. point];
        moved[coordinate] += by;
        system.Advance(moved, columns: 1);
        return moved;
    }
}
