
namespace Wavecast.Reports.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsThatOfItsListing() => PublicApi.MatchesListing(typeof(ForecastReport).Assembly);

    [Fact]
    public void PublicTypes_CarryNoNamespacesName() => Assert.Empty(PublicApi.TypesNamedAsNamespaces(typeof(ForecastReport).Assembly.GetTypes()));
}
