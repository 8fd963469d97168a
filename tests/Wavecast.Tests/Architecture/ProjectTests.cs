using System.Xml.Linq;

namespace Wavecast.Tests.Architecture;

public sealed class ProjectTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    [Fact]
    public void Libraries_HaveTheirDocumentationChecked()
    {
        XDocument common = XDocument.Load(Path.Combine(Source, "Directory.Build.props"));
        Assert.Equal("true", Property(common, "GenerateDocumentationFile"));
        string[] projects = Directory.GetFiles(Source, "*.csproj", SearchOption.AllDirectories);
        Assert.True(projects.Length >= 4);
        Assert.All(projects.Select(XDocument.Load).Where(project => Property(project, "OutputType") != "Exe"), project =>
        {
            Assert.Null(Property(project, "GenerateDocumentationFile"));
            Assert.DoesNotContain("CS1591", Property(project, "NoWarn") ?? "", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Core_HasNoThirdPartyPackage() =>
        Assert.Empty(XDocument.Load(Path.Combine(Source, "Wavecast", "Wavecast.csproj")).Descendants("PackageReference"));

    [Fact]
    public void TypesNamedAsNamespaces_TypeOfItsNamespacesName_IsFound() =>
        Assert.Equal(["Wavecast.Tests.Architecture.Clash.Clash"], PublicApi.TypesNamedAsNamespaces([typeof(ProjectTests), typeof(Clash.Clash)]));

    private static string? Property(XDocument project, string name) => project.Descendants(name).FirstOrDefault()?.Value;
}
