
namespace Wavecast.Tests.Architecture;

public sealed class LayeringTests
{
    private static readonly Layers Core = new(
        "Shapes", "Randomness", "Storage", "Kernels", "Network", "Signals", "Data", "TimeSeries", "Metrics", "Statistics", "Transforms", "Dynamics", "Training/Optimizers", "Training", "Segments", "Candidates", "Forecasting");

    [Fact]
    public void Folders_UseNoneAboveThem()
    {
        string root = Path.Combine(Repository.Root, "src", "Wavecast");
        (string Path, string Text)[] files =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(file => (Path: Path.GetRelativePath(root, file), Text: File.ReadAllText(file)))
                .Where(file => file.Path.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")),
        ];
        Assert.Contains(files, file => file.Path == Path.Combine("Kernels", "Block.cs"));
        IReadOnlyList<string> violations = Core.Violations(files);
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [Theory]
    [InlineData("private readonly Trainer trainer;")]
    [InlineData("object o = new Trainer(1);")]
    [InlineData("List<Trainer> trainers = [];")]
    [InlineData("int Count(int a, Trainer b) => a;")]
    [InlineData("bool Is(object o) => o is Trainer { Ready: true };")]
    [InlineData("var x = Trainer.Default;")]
    [InlineData("Wavecast.Training.Trainer? x = null;")]
    [InlineData("class Mine : Trainer;")]
    [InlineData("Trainer Trainer { get; }")]
    [InlineData("string s = \"//\"; Trainer? t; // \"")]
    public void Violations_UseOfATypeAbove_IsFound(string code) =>
        Assert.Equal(["Kernels/A.cs uses Trainer, which lies above it in Training."], InKernels(code));

    [Theory]
    [InlineData("/* Trainer */ // Trainer")]
    [InlineData("string s = \"Trainer t\", t = @\"\\\"; char c = '\"'; string u = \"Trainer t\";")]
    [InlineData("text.Trainer(',');")]
    [InlineData("int Trainer => 1;")]
    [InlineData("int? Trainer { get; }")]
    [InlineData("int Trainer(int a) => Trainer(a - 1);")]
    [InlineData("enum Kind { Trainer, Other = 3 }")]
    [InlineData("Options o = new() { Trainer = 1 };")]
    [InlineData("Call(Trainer: 1);")]
    [InlineData("Philox below;")]
    [InlineData("class Trainer; class User : Trainer;")]
    public void Violations_NoUseOfATypeAbove_IsNone(string code) => Assert.Empty(InKernels(code));

    [Fact]
    public void Violations_NameDeclaredAboveAndBelow_CountsForTheOneAbove() =>
        Assert.Equal(
            ["Kernels/A.cs uses Range, which lies above it in Training."],
            Core.Violations([("Kernels/A.cs", "Range r;"), ("Storage/Range.cs", "struct Range;"), ("Training/Range.cs", "record struct Range(int A);")]));

    [Fact]
    public void Violations_FolderWithoutALayer_IsNamed() => Assert.Equal(["Helpers/A.cs lies in no layer."], Core.Violations([("Helpers/A.cs", "class A;")]));

    [Fact]
    public void Violations_FileBesideTheFolders_IsBelowAll() =>
        Assert.Equal(["Require.cs uses Philox, which lies above it in Randomness."], Core.Violations([("Require.cs", "Philox p;"), ("Randomness/Philox.cs", "class Philox;")]));

    private static IReadOnlyList<string> InKernels(string code) =>
        Core.Violations([("Kernels/A.cs", code), ("Training/Trainer.cs", "public sealed class Trainer;"), ("Randomness/Philox.cs", "class Philox;")]);
}
