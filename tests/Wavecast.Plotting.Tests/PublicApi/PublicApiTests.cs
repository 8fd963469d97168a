
namespace Wavecast.Plotting.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsThatOfItsListing() => PublicApi.MatchesListing(typeof(DrawingPlot).Assembly);

    [Fact]
    public void PublicTypes_CarryNoNamespacesName() => Assert.Empty(PublicApi.TypesNamedAsNamespaces(typeof(DrawingPlot).Assembly.GetTypes()));
}
