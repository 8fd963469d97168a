
namespace Wavecast.Tables.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsThatOfItsListing() => PublicApi.MatchesListing(typeof(CsvFile).Assembly);

    [Fact]
    public void PublicTypes_CarryNoNamespacesName() => Assert.Empty(PublicApi.TypesNamedAsNamespaces(typeof(CsvFile).Assembly.GetTypes()));
}
