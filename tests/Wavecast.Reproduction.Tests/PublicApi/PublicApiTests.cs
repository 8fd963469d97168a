
namespace Wavecast.Reproduction.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsThatOfItsListing() => PublicApi.MatchesListing(typeof(ReproductionSettings).Assembly);

    [Fact]
    public void PublicTypes_CarryNoNamespacesName() => Assert.Empty(PublicApi.TypesNamedAsNamespaces(typeof(ReproductionSettings).Assembly.GetTypes()));
}
