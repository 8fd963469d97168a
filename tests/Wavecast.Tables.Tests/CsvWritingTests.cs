using System.Text;
using CsCheck;

namespace Wavecast.Tables.Tests;

public sealed class CsvWritingTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Write_SequencesOfDifferentLengths_LeavesTheCellsBehindThemEmpty()
    {
        CsvFile.Write(path, SequenceBatch<double>.FromSequences([[0.1, 2, -3e-300], [5]]), ["s0", "s1"]);

        Assert.Equal("step,s0,s1\n0,0.1,5\n1,2,\n2,-3E-300,\n", File.ReadAllText(path));
    }

    [Fact]
    public void Write_FeaturesOfOneSequence_AreColumnsOfTheirNames()
    {
        CsvFile.Write(path, new SequenceBatch<double>([1, 2, 3, 4, 5, 6], 1, 2, 3), ["lorenz"], ["x", "y", "z"]);

        Assert.Equal("step,x,y,z\n0,1,2,3\n1,4,5,6\n", File.ReadAllText(path));
    }

    [Fact]
    public void Write_FeaturesOfSeveralSequences_AreNamedByBoth()
    {
        CsvFile.Write(path, new SequenceBatch<double>([1, 2, 3, 4], 2, 1, 2), ["p", "q"], ["x", "y"]);

        Assert.Equal("step,p.x,p.y,q.x,q.y\n0,1,2,3,4\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "")]
    [InlineData("a", "step")]
    public void Write_NameTakenOrEmpty_IsRefused(string first, string second) =>
        Assert.Throws<ArgumentException>(() => CsvFile.Write(path, new SequenceBatch<double>([1, 2], 2, 1, 1), [first, second]));

    [Fact]
    public void Write_WrongNumberOfNames_IsRefused()
    {
        SequenceBatch<double> sequences = new([1, 2, 3, 4], 1, 2, 2);

        Assert.Throws<ArgumentException>(() => CsvFile.Write(path, sequences, ["a", "b"], ["x", "y"]));
        Assert.Throws<ArgumentException>(() => CsvFile.Write(path, sequences, ["a"], ["x"]));
        Assert.Throws<ArgumentException>(() => CsvFile.Write(path, sequences, ["a"]));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameToTheBit()
    {
        Gen<string> names = Gen.Char["ab,;\t\"\n\r 0.-ω"].Array[1, 6].Select(characters => new string(characters));
        Gen<double> numbers = Gen.OneOf(
            Gen.Double.Where(double.IsFinite),
            Gen.OneOf([.. new[] { 0.0, -0.0, double.Epsilon, -double.MaxValue, 1e15, 123456789012345.6, 0.1, 5e-324, 2.2250738585072011e-308 }.Select(Gen.Const)]));

        Gen.Select(names, numbers.Array[1, 9]).Array[1, 5].Sample(columns =>
        {
            if (columns.Select(column => column.Item1).Distinct().Count() < columns.Length)
            {
                return;
            }

            CsvFile.Write(path, SequenceBatch<double>.FromSequences([.. columns.Select(column => column.Item2)]), [.. columns.Select(column => column.Item1)]);
            SequenceTable table = CsvFile.Read(path);

            Assert.Equal(columns.Select(column => column.Item1), table.Names);
            Assert.Equal("step", table.IndexName);
            for (int b = 0; b < columns.Length; b++)
            {
                Assert.Equal(columns[b].Item2.Select(BitConverter.DoubleToInt64Bits), table.Sequences[b].ToArray().Select(BitConverter.DoubleToInt64Bits));
            }
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void RowWriter_TextAndNumbers_QuotesOnlyWhatNeedsIt()
    {
        using MemoryStream stream = new();
        CsvRowWriter writer = new(stream);

        writer.WriteRow("kind", "a \"b\"", "", " c");
        writer.Write("free run");
        writer.Write(7);
        writer.WriteEmpty();
        writer.Write(0.1);
        writer.EndRow();

        Assert.Equal("kind,\"a \"\"b\"\"\",\"\",\" c\"\nfree run,7,,0.1\n", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
