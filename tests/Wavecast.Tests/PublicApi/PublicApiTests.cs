
namespace Wavecast.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsThatOfItsListing() => PublicApi.MatchesListing(typeof(SequenceBatch<double>).Assembly);

    [Fact]
    public void PublicTypes_CarryNoNamespacesName() => Assert.Empty(PublicApi.TypesNamedAsNamespaces(typeof(SequenceBatch<double>).Assembly.GetTypes()));
}
